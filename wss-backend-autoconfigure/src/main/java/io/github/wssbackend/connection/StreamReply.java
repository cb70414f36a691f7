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

import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.JsonCodec;

/**
 * Hands the elements of one run over there to one subscriber, as it asks for them. The
 * monitor guards the fields; whoever raises {@code signals} from zero is the one that
 * calls the subscriber, without the monitor.
 */
final class StreamReply<T> implements PendingReply, Flow.Subscription {

	private static final Log logger = LogFactory.getLog(StreamReply.class);

	private static final int MAX_WAITING = 256;

	private final Flow.Subscriber<? super T> subscriber;

	private final Type type;

	private final JsonCodec codec;

	private final Runnable cancellation;

	private final Queue<T> waiting = new ArrayDeque<>();

	private final AtomicInteger signals = new AtomicInteger();

	private long demand;

	private boolean ended;

	private boolean done;

	private @Nullable Throwable failure;

	/**
	 * Create a reply.
	 * @param cancellation ends the run over there; may be called more than once
	 */
	StreamReply(Flow.Subscriber<? super T> subscriber, Type type, JsonCodec codec, Runnable cancellation) {
		this.subscriber = subscriber;
		this.type = type;
		this.codec = codec;
		this.cancellation = cancellation;
	}

	@Override
	public boolean answered(Frame.Reply reply) {
		try {
			T value = SingleReply.value(reply, this.type, this.codec);
			if (value != null && !add(value)) {
				fail(new WssRequestException(WssErrorCode.OVERLOADED, "The subscriber asks too slowly"), true);
			}
			else if (!reply.more()) {
				fail(null, false);
			}
		}
		catch (RuntimeException ex) {
			fail(ex, reply.more());
		}
		signal();
		return !reply.more();
	}

	@Override
	public void failed(RuntimeException cause) {
		fail(cause, false);
		signal();
	}

	private synchronized boolean add(T value) {
		return this.ended || (this.waiting.size() < MAX_WAITING && this.waiting.add(value));
	}

	private void fail(@Nullable Throwable cause, boolean cancel) {
		synchronized (this) {
			if (this.ended) {
				return;
			}
			this.ended = true;
			this.failure = cause;
		}
		if (cancel) {
			this.cancellation.run();
		}
	}

	@Override
	public void request(long n) {
		if (n <= 0) {
			fail(new IllegalArgumentException("A subscriber must ask for at least one element"), true);
			drop();
		}
		else {
			synchronized (this) {
				this.demand = (this.demand + n < 0) ? Long.MAX_VALUE : this.demand + n;
			}
		}
		signal();
	}

	private synchronized void drop() {
		this.waiting.clear();
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

	synchronized boolean isEnded() {
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
				logger.warn("A subscriber to a stream of a peer failed", ex);
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
		synchronized (this) {
			if (this.done || !this.ended || !this.waiting.isEmpty()) {
				return;
			}
			this.done = true;
		}
		if (this.failure != null) {
			this.subscriber.onError(this.failure);
		}
		else {
			this.subscriber.onComplete();
		}
	}

}
