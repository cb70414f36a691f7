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

package io.github.wssbackend.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A timer whose time passes when a test says so, on the thread of the test.
 */
public final class ManualTimer extends ScheduledThreadPoolExecutor {

	private final List<Task> tasks = new ArrayList<>();

	private long now;

	public ManualTimer() {
		super(0);
	}

	@Override
	public synchronized ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
		Task task = new Task(command, this.now + unit.toNanos(delay));
		this.tasks.add(task);
		return task;
	}

	/**
	 * The time that this timer goes by.
	 */
	public synchronized long nanoTime() {
		return this.now;
	}

	public void advance(Duration duration) {
		List<Task> due;
		synchronized (this) {
			this.now += duration.toNanos();
			due = this.tasks.stream().filter((task) -> task.due <= this.now).toList();
			this.tasks.removeAll(due);
		}
		due.forEach(FutureTask::run);
	}

	public synchronized long pending() {
		return this.tasks.stream().filter((task) -> !task.isCancelled()).count();
	}

	/**
	 * How long it is until the next task that is not cancelled.
	 */
	public synchronized Duration untilNext() {
		return Duration.ofNanos(this.tasks.stream()
			.filter((task) -> !task.isCancelled())
			.mapToLong((task) -> task.due - this.now)
			.min()
			.orElseThrow());
	}

	private static final class Task extends FutureTask<Object> implements RunnableScheduledFuture<Object> {

		private final long due;

		Task(Runnable command, long due) {
			super(command, null);
			this.due = due;
		}

		@Override
		public long getDelay(TimeUnit unit) {
			return unit.convert(this.due, TimeUnit.NANOSECONDS);
		}

		@Override
		public int compareTo(Delayed other) {
			return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
		}

		@Override
		public boolean isPeriodic() {
			return false;
		}

	}

}
