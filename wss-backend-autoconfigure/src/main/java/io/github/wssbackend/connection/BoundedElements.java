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

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssRequestException;

/**
 * Hands elements that a peer sends to one subscriber, as it asks for them. At most 256
 * wait for it; one more ends them, and {@link WssErrorCode#OVERLOADED} is told after
 * those that wait. Safe for use by several threads: the monitor guards the fields;
 * whoever raises {@code signals} from zero is the one that calls the subscriber, without
 * the monitor.
 *
 * @param <T> the type of the elements
 * @since 0.1.0
 */
public final class BoundedElements<T> implements Flow.Subscription {

	private static final Log logger = LogFactory.getLog(BoundedElements.class);

	private static final int MAX_WAITING = 256;

	private final Flow.Subscriber<? super T> subscriber;

	private final Runnable cancellation;

	private final Queue<T> waiting = new ArrayDeque<>();

	private final AtomicInteger signals = new AtomicInteger();

	private long demand;

	private boolean ended;

	private boolean done;

	private @Nullable Throwable failure;

	/**
	 * Elements for a subscriber, which is not told anything yet: the caller gives it this
	 * as its subscription.
	 * @param subscriber who gets them
	 * @param cancellation ends what they come from, where that has not ended by itself;
	 * called without locks, perhaps more than once
	 */
	public BoundedElements(Flow.Subscriber<? super T> subscriber, Runnable cancellation) {
		this.subscriber = subscriber;
		this.cancellation = cancellation;
	}

	/**
	 * An element came. Does nothing after the end.
	 * @param element the element
	 */
	public void next(T element) {
		if (!add(element)) {
			abort(new WssRequestException(WssErrorCode.OVERLOADED, "The subscriber asks too slowly"));
		}
		signal();
	}

	/**
	 * No more elements come.
	 */
	public void complete() {
		end(null);
		signal();
	}

	/**
	 * No more elements come, because what they came from failed.
	 * @param cause why
	 */
	public void fail(Throwable cause) {
		end(cause);
		signal();
	}

	/**
	 * No more elements are wanted: also ends what they come from.
	 * @param cause what the subscriber is told
	 */
	public void abort(Throwable cause) {
		if (end(cause)) {
			this.cancellation.run();
		}
		signal();
	}

	private synchronized boolean add(T element) {
		return this.ended || (this.waiting.size() < MAX_WAITING && this.waiting.add(element));
	}

	private synchronized boolean end(@Nullable Throwable cause) {
		if (this.ended) {
			return false;
		}
		this.ended = true;
		this.failure = cause;
		return true;
	}

	@Override
	public void request(long n) {
		if (n <= 0) {
			refuse();
		}
		else {
			synchronized (this) {
				this.demand = (this.demand + n < 0) ? Long.MAX_VALUE : this.demand + n;
			}
		}
		signal();
	}

	private void refuse() {
		boolean cancelled = end(new IllegalArgumentException("A subscriber must ask for at least one element"));
		synchronized (this) {
			this.waiting.clear();
		}
		if (cancelled) {
			this.cancellation.run();
		}
	}

	@Override
	public void cancel() {
		synchronized (this) {
			if (this.done) {
				return;
			}
			this.done = true;
			this.ended = true;
			this.waiting.clear();
		}
		this.cancellation.run();
	}

	/**
	 * Whether no more elements are taken.
	 * @return {@code true} after the end, whoever brought it about
	 */
	public synchronized boolean isEnded() {
		return this.ended;
	}

	private void signal() {
		if (this.signals.getAndIncrement() != 0) {
			return;
		}
		int seen = 1;
		do {
			try {
				deliver();
			}
			catch (Throwable ex) {
				logger.warn("A subscriber to elements of a peer failed", ex);
				cancel();
			}
			seen = this.signals.addAndGet(-seen);
		}
		while (seen != 0);
	}

	private void deliver() {
		for (T next = poll(); next != null; next = poll()) {
			this.subscriber.onNext(next);
		}
		finish();
	}

	private synchronized @Nullable T poll() {
		if (this.done || this.demand == 0 || this.waiting.isEmpty()) {
			return null;
		}
		this.demand--;
		return this.waiting.poll();
	}

	private void finish() {
		Throwable cause;
		synchronized (this) {
			if (this.done || !this.ended || !this.waiting.isEmpty()) {
				return;
			}
			this.done = true;
			cause = this.failure;
		}
		if (cause != null) {
			this.subscriber.onError(cause);
		}
		else {
			this.subscriber.onComplete();
		}
	}

}
