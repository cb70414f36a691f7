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

package io.github.wssbackend.connection;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnectionLostException;
import io.github.wssbackend.WssTimeoutException;
import io.github.wssbackend.frame.Frame;

/**
 * The requests of one connection that wait for their answers, by our numbers. An entry
 * leaves on its answer, on its timeout, when it is cancelled and when the connection
 * ends, whichever is first: removing it from the map decides. Safe for use by several
 * threads.
 */
final class PendingReplies {

	private final Map<Long, Entry> entries = new ConcurrentHashMap<>();

	private final AtomicLong numbers;

	private final AtomicInteger count = new AtomicInteger();

	private final ScheduledExecutorService timer;

	private final Executor executor;

	private volatile boolean closed;

	private volatile Runnable onFirst = () -> {
	};

	/**
	 * Create an empty set of requests.
	 * @param numbers gives each request its number
	 * @param timer times them; nothing of the application runs on it
	 * @param executor tells of timeouts
	 */
	PendingReplies(AtomicLong numbers, ScheduledExecutorService timer, Executor executor) {
		this.numbers = numbers;
		this.timer = timer;
		this.executor = executor;
	}

	/**
	 * Tell somebody whenever requests begin to be pending.
	 * @param onFirst called on the thread of the request
	 */
	void onFirst(Runnable onFirst) {
		this.onFirst = onFirst;
	}

	/**
	 * Register a request.
	 * @param route names the request in messages
	 * @param reply what waits
	 * @param timeout how long, and for a stream how long from element to element
	 * @return its number, {@code 0} if the connection is down, which the reply was told
	 */
	long register(String route, PendingReply reply, Duration timeout) {
		long number = this.numbers.incrementAndGet();
		Entry entry = new Entry(number, route, reply, timeout.toNanos());
		boolean first = this.count.getAndIncrement() == 0;
		this.entries.put(number, entry);
		schedule(entry);
		if (this.closed && remove(number) != null) {
			reply.failed(new WssConnectException("The connection is closed"));
			return 0;
		}
		if (first) {
			this.onFirst.run();
		}
		return number;
	}

	private void schedule(Entry entry) {
		try {
			entry.schedule(entry.timeoutNanos);
		}
		catch (RejectedExecutionException ex) {
			remove(entry.number);
			throw new WssConnectException("The application is stopping", ex);
		}
	}

	/**
	 * An answer came.
	 * @return whether somebody waited for it
	 */
	boolean answered(long number, Frame.Reply reply) {
		Entry entry = this.entries.get(number);
		return entry != null && entry.answered(reply);
	}

	/**
	 * Forget a request that nobody waits for any more.
	 * @return whether it was still pending
	 */
	boolean cancel(long number) {
		return remove(number) != null;
	}

	void fail(long number, RuntimeException cause) {
		Entry entry = remove(number);
		if (entry != null) {
			entry.failed(cause);
		}
	}

	/**
	 * The connection ended.
	 */
	void close() {
		this.closed = true;
		for (Long number : this.entries.keySet()) {
			fail(number, new WssConnectionLostException("The connection ended before the answer came"));
		}
	}

	int size() {
		return this.count.get();
	}

	private @Nullable Entry remove(long number) {
		Entry entry = this.entries.remove(number);
		if (entry != null) {
			this.count.decrementAndGet();
			entry.unschedule();
		}
		return entry;
	}

	/**
	 * One request. Whoever leaves unschedules it; whoever schedules looks afterwards
	 * whether it has left meanwhile.
	 */
	private final class Entry {

		private final long number;

		private final String route;

		private final PendingReply reply;

		private final long timeoutNanos;

		private volatile long heard = System.nanoTime();

		private volatile @Nullable ScheduledFuture<?> timeout;

		Entry(long number, String route, PendingReply reply, long timeoutNanos) {
			this.number = number;
			this.route = route;
			this.reply = reply;
			this.timeoutNanos = timeoutNanos;
		}

		boolean answered(Frame.Reply frame) {
			this.heard = System.nanoTime();
			if (frame.more()) {
				return isPending() && !this.reply.answered(frame);
			}
			if (remove(this.number) == null) {
				return false;
			}
			this.reply.answered(frame);
			return true;
		}

		void failed(RuntimeException cause) {
			this.reply.failed(cause);
		}

		void schedule(long nanos) {
			this.timeout = PendingReplies.this.timer.schedule(this::expire, nanos, TimeUnit.NANOSECONDS);
			if (!isPending()) {
				unschedule();
			}
		}

		private boolean isPending() {
			return PendingReplies.this.entries.containsKey(this.number);
		}

		void unschedule() {
			ScheduledFuture<?> present = this.timeout;
			if (present != null) {
				present.cancel(false);
			}
		}

		private void expire() {
			long left = this.timeoutNanos - (System.nanoTime() - this.heard);
			if (left > 0 && isPending()) {
				schedule(left);
				return;
			}
			if (remove(this.number) != null) {
				tellOfTimeout();
			}
		}

		private void tellOfTimeout() {
			WssTimeoutException timeout = new WssTimeoutException(
					"No answer from '" + this.route + "' within " + Duration.ofNanos(this.timeoutNanos));
			try {
				PendingReplies.this.executor.execute(() -> failed(timeout));
			}
			catch (RejectedExecutionException ex) {
				failed(timeout);
			}
		}

	}

}
