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

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The time that a run has for its next step. Guarded by its monitor, which is not held
 * while the action runs.
 */
final class TimeLimit {

	private final ScheduledExecutorService timer;

	private final Duration duration;

	private final Runnable action;

	private @Nullable ScheduledFuture<?> task;

	/** Tells a task that is late from the one that counts. */
	private long generation;

	private boolean closed;

	TimeLimit(ScheduledExecutorService timer, Duration duration, Runnable action) {
		this.timer = timer;
		this.duration = duration;
		this.action = action;
	}

	/**
	 * Begin anew.
	 */
	synchronized void arm() {
		disarm();
		if (this.closed || this.duration.isZero() || this.duration.isNegative()) {
			return;
		}
		long armed = this.generation;
		try {
			this.task = this.timer.schedule(() -> fire(armed), this.duration.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			// The application stops, and its time limits with it.
		}
	}

	synchronized void disarm() {
		this.generation++;
		if (this.task != null) {
			this.task.cancel(false);
			this.task = null;
		}
	}

	/**
	 * Disarm for good.
	 */
	synchronized void close() {
		this.closed = true;
		disarm();
	}

	private void fire(long armed) {
		synchronized (this) {
			if (armed != this.generation) {
				return;
			}
			this.task = null;
		}
		this.action.run();
	}

}
