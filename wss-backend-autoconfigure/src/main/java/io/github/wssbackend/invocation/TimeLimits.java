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
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * The time limits of all runs: for each duration that there is a few queues, between
 * which threads are spread so that they seldom wait for one another. Safe for use by
 * several threads.
 */
final class TimeLimits {

	/** A power of two, beyond which more queues do not help. */
	private static final int QUEUES = Math.min(64,
			Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 2);

	/** Far enough from the end of the clock to be added to it. */
	private static final long LONGEST = Long.MAX_VALUE / 2;

	private final Map<Duration, DeadlineQueue[]> queues = new ConcurrentHashMap<>();

	private final ScheduledExecutorService timer;

	private final LongSupplier clock;

	TimeLimits(ScheduledExecutorService timer, LongSupplier clock) {
		this.timer = timer;
		this.clock = clock;
	}

	/**
	 * Make a time limit.
	 * @param duration how long, zero or less for any time
	 * @param action what to do when the time is over
	 * @return the time limit, not armed
	 */
	TimeLimit create(Duration duration, Runnable action) {
		DeadlineQueue[] all = this.queues.get(duration);
		if (all == null) {
			all = this.queues.computeIfAbsent(duration, this::queues);
		}
		return new TimeLimit(all[Thread.currentThread().hashCode() & (all.length - 1)], action);
	}

	private DeadlineQueue[] queues(Duration duration) {
		long nanos = nanos(duration);
		DeadlineQueue[] all = new DeadlineQueue[QUEUES];
		Arrays.setAll(all, (i) -> new DeadlineQueue(this.timer, this.clock, nanos));
		return all;
	}

	private static long nanos(Duration duration) {
		if (duration.isNegative()) {
			return 0;
		}
		return (duration.compareTo(Duration.ofNanos(LONGEST)) < 0) ? duration.toNanos() : LONGEST;
	}

	/** How many are armed, for checks that nothing is left behind. */
	int armed() {
		return this.queues.values().stream().flatMap(Arrays::stream).mapToInt(DeadlineQueue::size).sum();
	}

}
