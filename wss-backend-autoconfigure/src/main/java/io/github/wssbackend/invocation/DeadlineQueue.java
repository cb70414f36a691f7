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

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Time limits of one duration. Whoever is armed last is due last, so the list is in order
 * and costs nothing but its links to enter and to leave. One task of the timer waits for
 * the first; it is not cancelled when that one leaves, but looks who is first then. So a
 * duration of 30 seconds wakes the timer once in 30 seconds, however many runs there are.
 *
 * <p>
 * The monitor of this object guards the list and its entries. It is not held while a run
 * that is due is told.
 */
final class DeadlineQueue {

	private static final Log logger = LogFactory.getLog(DeadlineQueue.class);

	private final ScheduledExecutorService timer;

	private final LongSupplier clock;

	private final long nanos;

	private @Nullable TimeLimit first;

	private @Nullable TimeLimit last;

	/** Whether a task of the timer waits. */
	private boolean watched;

	/**
	 * Create a queue.
	 * @param timer wakes it
	 * @param clock the time that the timer goes by, in nanoseconds
	 * @param nanos the duration, at most half of what a {@code long} holds; none is no
	 * limit
	 */
	DeadlineQueue(ScheduledExecutorService timer, LongSupplier clock, long nanos) {
		this.timer = timer;
		this.clock = clock;
		this.nanos = nanos;
	}

	/** Under the monitor, for one that is not in. */
	void add(TimeLimit limit) {
		if (this.nanos <= 0) {
			return;
		}
		limit.armed = true;
		limit.deadline = this.clock.getAsLong() + this.nanos;
		limit.before = this.last;
		if (this.last != null) {
			this.last.after = limit;
		}
		else {
			this.first = limit;
		}
		this.last = limit;
		if (!this.watched) {
			watch(this.nanos);
		}
	}

	/** Under the monitor. */
	void remove(TimeLimit limit) {
		if (!limit.armed) {
			return;
		}
		limit.armed = false;
		TimeLimit before = limit.before;
		TimeLimit after = limit.after;
		limit.before = null;
		limit.after = null;
		if (before != null) {
			before.after = after;
		}
		else {
			this.first = after;
		}
		if (after != null) {
			after.before = before;
		}
		else {
			this.last = before;
		}
	}

	private void watch(long delay) {
		try {
			this.timer.schedule(this::expire, delay, TimeUnit.NANOSECONDS);
			this.watched = true;
		}
		catch (RejectedExecutionException ex) {
			// The application stops, and its time limits with it.
			this.watched = false;
		}
	}

	private void expire() {
		for (TimeLimit due = nextDue(); due != null; due = nextDue()) {
			try {
				due.expire();
			}
			catch (Throwable ex) {
				logger.error("A run that took too long could not be ended", ex);
			}
		}
	}

	/**
	 * Take out who is due. If nobody is, the task that asks ends, and another one waits
	 * for whoever is first.
	 */
	private synchronized @Nullable TimeLimit nextDue() {
		TimeLimit head = this.first;
		if (head == null) {
			this.watched = false;
			return null;
		}
		long left = head.deadline - this.clock.getAsLong();
		if (left > 0) {
			watch(left);
			return null;
		}
		remove(head);
		return head;
	}

	synchronized int size() {
		int size = 0;
		for (TimeLimit limit = this.first; limit != null; limit = limit.after) {
			size++;
		}
		return size;
	}

}
