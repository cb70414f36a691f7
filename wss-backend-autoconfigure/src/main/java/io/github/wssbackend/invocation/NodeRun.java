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

import java.util.concurrent.Flow;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.frame.ErrorBody;
import io.github.wssbackend.state.Output;

/**
 * One run of a node from its call to its one outcome. Who ends it first wins: result,
 * failure, time limit or cancellation; what comes later changes nothing.
 *
 * <p>
 * The monitor of this object guards demand, upstream, ending and rest. It is never held
 * while foreign code runs: publishers, the receiver and cancel actions are called
 * outside.
 */
final class NodeRun implements StreamControl {

	private static final Log logger = LogFactory.getLog(NodeRun.class);

	private final NodeCall call;

	private final StreamReceiver receiver;

	private final boolean streaming;

	private final RunThreads threads = new RunThreads();

	private final TimeLimit limit;

	/** A node gives one result, and interceptors go on once: there is one at most. */
	private @Nullable Runnable cancelAction;

	private long demand;

	private Flow.@Nullable Subscription upstream;

	private boolean ended;

	/** Elements that are being handed on; the end waits for them. */
	private int handing;

	private @Nullable Outcome waiting;

	/** What is left to do of a run that was ended from outside. */
	private @Nullable Runnable rest;

	/** The publisher is to be cancelled when no element is being handed on. */
	private boolean released;

	private volatile @Nullable WssInvocation invocation;

	private volatile @Nullable Output produced;

	private volatile boolean empty;

	NodeRun(NodeCall call, StreamReceiver receiver, boolean streaming, TimeLimitFactory limits) {
		this.call = call;
		this.receiver = receiver;
		this.streaming = streaming;
		this.limit = limits.create(call, this);
	}

	NodeCall call() {
		return this.call;
	}

	/** Whether each element is wanted, and not only one outcome. */
	boolean isStreaming() {
		return this.streaming;
	}

	StreamReceiver receiver() {
		return this.receiver;
	}

	void start() {
		this.receiver.onStart(this);
		synchronized (this) {
			if (!this.ended) {
				this.limit.arm();
			}
		}
	}

	boolean isEnded() {
		synchronized (this) {
			return this.ended;
		}
	}

	/**
	 * The calling thread goes in to the interceptors or the node.
	 * @return {@code false} if it must not, because the run is over
	 */
	boolean enter() {
		return this.threads.enter();
	}

	/** Whether the calling thread is inside, and so in the scope of this run. */
	boolean isInside() {
		return this.threads.isInside();
	}

	/** The calling thread is out again, and winds up what was ended meanwhile. */
	void leave() {
		this.threads.leave();
		windUp();
	}

	@Nullable WssInvocation invocation() {
		return this.invocation;
	}

	void invocation(WssInvocation invocation) {
		this.invocation = invocation;
	}

	/** The output that answers this run but is published by somebody else. */
	@Nullable Output produced() {
		return this.produced;
	}

	void produced(Output produced) {
		this.produced = produced;
	}

	/** Whether {@code null} stands for no output. */
	boolean isEmpty() {
		return this.empty;
	}

	void markEmpty() {
		this.empty = true;
	}

	/** What to do if the run ends before its result is there. */
	void onCancel(Runnable action) {
		synchronized (this) {
			if (!this.ended) {
				this.cancelAction = action;
				return;
			}
		}
		quietly(action);
	}

	/** The stream of this run begins. */
	void subscribed(Flow.Subscription subscription) {
		long requested;
		synchronized (this) {
			if (this.ended || this.upstream != null) {
				requested = -1;
			}
			else {
				this.upstream = subscription;
				requested = this.demand;
				if (requested == 0) {
					this.limit.disarm();
				}
			}
		}
		if (requested < 0) {
			quietly(subscription::cancel);
		}
		else if (requested > 0) {
			subscription.request(requested);
		}
	}

	@Override
	public void request(long n) {
		Flow.Subscription subscription;
		synchronized (this) {
			if (this.ended || n < 1) {
				return;
			}
			subscription = this.upstream;
			if (subscription != null && this.demand == 0) {
				this.limit.arm();
			}
			this.demand = (this.demand + n < 0) ? Long.MAX_VALUE : this.demand + n;
		}
		if (subscription != null) {
			Flow.Subscription target = subscription;
			quietly(() -> target.request(n));
		}
	}

	/**
	 * Hand an element on, unless the run is over.
	 * @param element hands it on
	 * @return whether the publisher kept to what was asked for
	 */
	boolean element(Runnable element) {
		synchronized (this) {
			if (this.ended) {
				return true;
			}
			if (this.demand == 0) {
				return false;
			}
			this.demand -= (this.demand != Long.MAX_VALUE) ? 1 : 0;
			this.handing++;
			this.limit.disarm();
		}
		try {
			element.run();
		}
		finally {
			handed();
		}
		return true;
	}

	private void handed() {
		Outcome end;
		Flow.Subscription over;
		synchronized (this) {
			this.handing--;
			end = (this.handing == 0) ? this.waiting : null;
			over = (this.handing == 0 && this.released) ? this.upstream : null;
			if (end != null) {
				this.waiting = null;
			}
			else if (!this.ended && this.demand > 0) {
				this.limit.arm();
			}
		}
		if (over != null) {
			quietly(over::cancel);
		}
		if (end != null) {
			tell(end);
		}
	}

	/**
	 * End with a result or a failure of the node itself.
	 * @param outcome makes the outcome, only if this call ends the run
	 * @return whether it did
	 */
	boolean end(Supplier<Outcome> outcome) {
		if (!claim(null)) {
			return false;
		}
		deliver(made(outcome));
		return true;
	}

	/**
	 * End from outside and interrupt who is inside. {@link #windUp} has to follow.
	 * @param outcome the outcome
	 * @return whether this call ended the run
	 */
	boolean abandon(Supplier<Outcome> outcome) {
		boolean first = claim(() -> {
			release();
			deliver(made(outcome));
		});
		if (first) {
			this.threads.interrupt();
		}
		return first;
	}

	/**
	 * Let go of what an abandoned run still holds and tell its outcome. Whoever comes
	 * first does that; for everyone else, and before the run is abandoned, this does
	 * nothing.
	 */
	void windUp() {
		Runnable present;
		synchronized (this) {
			present = this.rest;
			this.rest = null;
		}
		if (present != null) {
			present.run();
		}
	}

	@Override
	public boolean cancel() {
		boolean first = abandon(Outcome.None::new);
		windUp();
		return first;
	}

	private boolean claim(@Nullable Runnable rest) {
		synchronized (this) {
			if (this.ended) {
				return false;
			}
			this.ended = true;
			this.rest = rest;
		}
		this.limit.close();
		return true;
	}

	/**
	 * Cancel what is still under way: the publisher, the future. To cancel a publisher
	 * may interrupt its thread, and that may be writing to a socket: then it is left to
	 * that thread.
	 */
	void release() {
		Runnable action;
		Flow.Subscription subscription;
		synchronized (this) {
			action = this.cancelAction;
			this.cancelAction = null;
			this.released = true;
			subscription = (this.handing == 0) ? this.upstream : null;
		}
		if (action != null) {
			quietly(action);
		}
		if (subscription != null) {
			quietly(subscription::cancel);
		}
	}

	/** Whatever happens, a run that is claimed gets its outcome. */
	private static Outcome made(Supplier<Outcome> outcome) {
		try {
			return outcome.get();
		}
		catch (Throwable ex) {
			logger.error("The outcome of a run could not be made", ex);
			return new Outcome.Failed(ErrorBody.of(WssErrorCode.INTERNAL, null), ex);
		}
	}

	private void deliver(Outcome outcome) {
		synchronized (this) {
			if (this.handing > 0) {
				this.waiting = outcome;
				return;
			}
		}
		tell(outcome);
	}

	private void tell(Outcome outcome) {
		quietly(() -> this.receiver.onEnd(outcome));
	}

	private static void quietly(Runnable action) {
		try {
			action.run();
		}
		catch (Throwable ex) {
			logger.warn("A call from a run of a node failed", ex);
		}
	}

	/**
	 * Makes the time limit of a run.
	 */
	interface TimeLimitFactory {

		TimeLimit create(NodeCall call, NodeRun run);

	}

}
