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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.state.Output;
import io.github.wssbackend.state.OutputListener;
import io.github.wssbackend.state.Registration;

/**
 * A request or stream that reads a source along with everybody else. What it is told
 * waits until it is asked for; more than {@value #MAX_WAITING} outputs do not wait, the
 * oldest goes. The monitor guards all fields; the subscriber is called without it, by one
 * thread at a time, the one that set {@code draining}.
 */
final class SourceStream implements Flow.Subscription, OutputListener {

	private static final int MAX_WAITING = 1024;

	private final Deque<Output> waiting = new ArrayDeque<>();

	private final Flow.Subscriber<? super Object> subscriber;

	private final Function<Output, @Nullable Object> element;

	private final Consumer<SourceStream> closed;

	private @Nullable Registration registration;

	private long demand;

	/** Of the newest output accepted: what is not newer is known already. */
	private long version;

	private boolean draining;

	private boolean done;

	private boolean sourceEnded;

	private @Nullable Throwable failure;

	SourceStream(Flow.Subscriber<? super Object> subscriber, Function<Output, @Nullable Object> element,
			Consumer<SourceStream> closed) {
		this.subscriber = subscriber;
		this.element = element;
		this.closed = closed;
	}

	void listening(Registration fresh) {
		boolean late;
		synchronized (this) {
			late = this.done;
			this.registration = fresh;
		}
		if (late) {
			close();
		}
	}

	/** Whether it was told anything, an end included. */
	synchronized boolean isStarted() {
		return this.version > 0 || this.done || this.sourceEnded;
	}

	@Override
	public synchronized void accept(Output output) {
		if (this.done || output.version() <= this.version) {
			return;
		}
		this.version = output.version();
		if (this.waiting.size() == MAX_WAITING) {
			this.waiting.removeFirst();
		}
		this.waiting.addLast(output);
	}

	@Override
	public void flush() {
		drain();
	}

	@Override
	public void request(long n) {
		synchronized (this) {
			this.demand = (this.demand + n < 0) ? Long.MAX_VALUE : this.demand + Math.max(n, 0);
		}
		drain();
	}

	void sourceEnded(@Nullable Throwable cause) {
		synchronized (this) {
			this.sourceEnded = true;
			this.failure = cause;
		}
		drain();
	}

	@Override
	public void cancel() {
		synchronized (this) {
			this.done = true;
			this.waiting.clear();
		}
		close();
	}

	private void close() {
		Registration present;
		synchronized (this) {
			present = this.registration;
		}
		this.closed.accept(this);
		if (present != null) {
			present.close();
		}
	}

	private void drain() {
		synchronized (this) {
			if (this.draining) {
				return;
			}
			this.draining = true;
		}
		Output next = next();
		while (next != null) {
			Object value = this.element.apply(next);
			if (value != null) {
				this.subscriber.onNext(value);
			}
			next = next();
		}
	}

	/**
	 * What to hand on; {@code null} ends the draining, in the same step that found
	 * nothing.
	 */
	private @Nullable Output next() {
		Throwable cause;
		synchronized (this) {
			boolean ended = !this.done && this.sourceEnded && this.waiting.isEmpty();
			if (!ended) {
				return take();
			}
			this.done = true;
			this.draining = false;
			cause = this.failure;
		}
		close();
		end(cause);
		return null;
	}

	private @Nullable Output take() {
		Output output = (this.demand > 0) ? this.waiting.pollFirst() : null;
		this.draining = output != null;
		if (output != null && this.demand != Long.MAX_VALUE) {
			this.demand--;
		}
		return output;
	}

	private void end(@Nullable Throwable cause) {
		if (cause != null) {
			this.subscriber.onError(cause);
		}
		else {
			this.subscriber.onComplete();
		}
	}

}
