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

import java.util.ArrayList;
import java.util.List;

/**
 * The threads that are inside the interceptors and the node of one run, so that they can
 * be interrupted there and nowhere else. The monitor of this object is held while a
 * thread is interrupted and while one leaves: an interrupt never reaches a thread that
 * has left.
 */
final class RunThreads {

	private final List<Thread> inside = new ArrayList<>(2);

	private boolean closed;

	/**
	 * The calling thread wants to go in.
	 * @return {@code false} if the run is over; then it is not inside
	 */
	synchronized boolean enter() {
		if (this.closed) {
			return false;
		}
		this.inside.add(Thread.currentThread());
		return true;
	}

	/**
	 * Whether the calling thread went in and is not out again.
	 */
	synchronized boolean isInside() {
		return this.inside.contains(Thread.currentThread());
	}

	/**
	 * The calling thread is out again. The interrupt that it got from here stays behind:
	 * it was meant for the node and not for what the thread does next.
	 */
	synchronized void leave() {
		this.inside.remove(Thread.currentThread());
		if (this.closed && !isInside()) {
			Thread.interrupted();
		}
	}

	/**
	 * Interrupt who is inside and let nobody in any more.
	 */
	synchronized void interrupt() {
		if (!this.closed) {
			this.closed = true;
			this.inside.forEach(Thread::interrupt);
		}
	}

}
