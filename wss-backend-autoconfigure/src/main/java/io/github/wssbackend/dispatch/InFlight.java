/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.wssbackend.dispatch;

import io.github.wssbackend.connection.PeerConnection;

/**
 * Counts the calls of one connection that are accepted and not ended, and pauses reading
 * at the limit. While this end waits for the peer reading must go on, and after the close
 * it does; then calls past the limit are refused. The monitor guards the count together
 * with the decision to pause.
 */
final class InFlight {

	private final PeerConnection connection;

	private final int limit;

	private int count;

	private boolean paused;

	InFlight(PeerConnection connection, int limit) {
		this.connection = connection;
		this.limit = limit;
	}

	/**
	 * A call came.
	 * @return whether it is accepted
	 */
	synchronized boolean accept() {
		boolean reading = this.connection.isAwaitingReplies() || !this.connection.isOpen();
		if (reading && this.count >= this.limit) {
			return false;
		}
		this.count++;
		if (!reading && this.count >= this.limit && !this.paused) {
			this.paused = true;
			this.connection.pauseReading();
		}
		return true;
	}

	/**
	 * An accepted call ended.
	 */
	synchronized void end() {
		this.count--;
		if (this.count <= this.limit / 2) {
			resume();
		}
	}

	/**
	 * This end waits for the peer: its answer has to be read.
	 */
	synchronized void resume() {
		if (this.paused) {
			this.paused = false;
			this.connection.resumeReading();
		}
	}

	synchronized int count() {
		return this.count;
	}

}
