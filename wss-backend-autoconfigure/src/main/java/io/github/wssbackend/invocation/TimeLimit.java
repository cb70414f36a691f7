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

package io.github.wssbackend.invocation;

import org.jspecify.annotations.Nullable;

/**
 * The time that a run has for its next step. It is an entry of a {@link DeadlineQueue},
 * whose monitor guards its fields; the action runs without it.
 */
final class TimeLimit {

	private final DeadlineQueue queue;

	private final Runnable action;

	private boolean closed;

	/** The fields of an entry; of use to the queue only. */
	boolean armed;

	long deadline;

	@Nullable TimeLimit before;

	@Nullable TimeLimit after;

	TimeLimit(DeadlineQueue queue, Runnable action) {
		this.queue = queue;
		this.action = action;
	}

	/**
	 * Begin anew.
	 */
	void arm() {
		synchronized (this.queue) {
			this.queue.remove(this);
			if (!this.closed) {
				this.queue.add(this);
			}
		}
	}

	void disarm() {
		synchronized (this.queue) {
			this.queue.remove(this);
		}
	}

	/**
	 * Disarm for good.
	 */
	void close() {
		synchronized (this.queue) {
			this.closed = true;
			this.queue.remove(this);
		}
	}

	void expire() {
		this.action.run();
	}

}
