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

import java.security.Principal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.WssTimeoutException;
import io.github.wssbackend.frame.ErrorBody;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;
import io.github.wssbackend.route.NodeFunction;
import io.github.wssbackend.route.NodeFunction.Result;
import io.github.wssbackend.state.Output;
import io.github.wssbackend.state.StateKey;
import io.github.wssbackend.state.StateStore;

/**
 * Runs nodes: binds the payload, tells the input, opens the SecurityContext, calls the
 * interceptors, completes and checks the arguments, calls the function, encodes its
 * result once and publishes it before the outcome is told.
 *
 * <p>
 * Safe for use by several threads. A node runs on the thread that calls here, which has
 * to be one that may block if the function may. Nothing here throws: whatever goes wrong
 * in a node, an interceptor, a resolver or a validator, {@code Error}s included, becomes
 * the outcome. A run that takes longer than its function says, else longer than
 * {@code wss.request-timeout}, ends as {@code timeout}: a thread that is inside the node
 * is interrupted, a future or publisher is cancelled, and what comes later is dropped,
 * not published.
 *
 * @since 0.1.0
 */
public final class NodeInvoker {

	private static final Log logger = LogFactory.getLog(NodeInvoker.class);

	private final JsonCodec codec;

	private final StateStore store;

	private final InvocationSettings settings;

	private final SecurityScope security = SecurityScope.create();

	private final NodeCaller caller;

	private final SourceNodes sources;

	private final TimeLimits limits;

	private final LogThrottle timeouts = new LogThrottle();

	/**
	 * Create an invoker.
	 * @param codec encodes and binds
	 * @param store where shared outputs go
	 * @param settings what stands around the runs
	 */
	public NodeInvoker(JsonCodec codec, StateStore store, InvocationSettings settings) {
		this.codec = codec;
		this.store = store;
		this.settings = settings;
		this.caller = new NodeCaller(codec, settings, this.security);
		this.sources = new SourceNodes(codec, store, this.caller, this.security);
		this.limits = new TimeLimits(settings.timer(), settings.clock());
	}

	SourceNodes sources() {
		return this.sources;
	}

	SecurityScope security() {
		return this.security;
	}

	TimeLimits limits() {
		return this.limits;
	}

	/**
	 * How many runs have a time limit now, for checks that nothing is left behind.
	 * @return the number
	 */
	public int limited() {
		return this.limits.armed();
	}

	/**
	 * Run a node and wait for its one outcome: of a stream the last element, of a source
	 * the newest one.
	 * @param call the call
	 * @return the outcome; it completes on the thread that ended the run and never fails.
	 * Cancelling it ends the run
	 */
	public CompletableFuture<Outcome> invoke(NodeCall call) {
		LastElement receiver = new LastElement();
		invoke(call, receiver);
		return receiver.future();
	}

	/** The same for who wants to cancel while the node still has this thread. */
	void invoke(NodeCall call, LastElement receiver) {
		run(call, receiver, false);
	}

	/**
	 * Run a node and get its elements one by one. The time limit holds for the first
	 * element and for each gap, while elements are asked for.
	 * @param call the call
	 * @param receiver takes the elements
	 * @return what steers the stream, the same as the receiver got
	 */
	public StreamControl stream(NodeCall call, StreamReceiver receiver) {
		return run(call, receiver, true);
	}

	private NodeRun run(NodeCall call, StreamReceiver receiver, boolean streaming) {
		NodeRun run = new NodeRun(call, receiver, streaming, this::limit);
		try {
			run.start();
			if (!run.isEnded()) {
				start(run);
			}
		}
		catch (Throwable ex) {
			fail(run, ex);
		}
		return run;
	}

	private void start(NodeRun run) {
		NodeCall call = run.call();
		WssInvocation invocation = this.caller.bind(call);
		run.invocation(invocation);
		publishInput(call);
		if (!run.enter()) {
			return;
		}
		CompletionStage<@Nullable Object> stage;
		try (SecurityScope.Scope scope = this.security.open(call.principal())) {
			stage = new InterceptorChain(this.settings.interceptors(), (changed) -> callNode(run, changed))
				.proceed(invocation);
		}
		finally {
			run.leave();
		}
		stage.whenComplete((value, failure) -> completed(run, value, failure));
	}

	private void publishInput(NodeCall call) {
		if (call.function().inputs()) {
			JsonText json = input(call.arguments());
			this.store.publish(StateKey.input(call.function().route()), json, json);
		}
	}

	private JsonText input(Arguments arguments) {
		if (arguments instanceof Arguments.Json given) {
			return (given.args() != null) ? given.args() : JsonText.EMPTY_ARRAY;
		}
		return this.codec.encode((arguments instanceof Arguments.Values values) ? Arrays.asList(values.values())
				: Collections.singletonList(((Arguments.Single) arguments).value()));
	}

	/**
	 * An interceptor may have gone on from another thread or on behalf of somebody else.
	 */
	private CompletionStage<@Nullable Object> callNode(NodeRun run, WssInvocation invocation) {
		run.invocation(invocation);
		Principal principal = invocation.principal();
		if (run.isInside() && principal == run.call().principal()) {
			return callInside(run, invocation);
		}
		if (!run.enter()) {
			return CompletableFuture.failedFuture(timeout(run));
		}
		try (SecurityScope.Scope scope = this.security.open(principal)) {
			return callInside(run, invocation);
		}
		finally {
			run.leave();
		}
	}

	private CompletionStage<@Nullable Object> callInside(NodeRun run, WssInvocation invocation) {
		NodeCall call = run.call();
		try {
			SourceNode source = this.sources.find(call);
			if (source != null) {
				return run.isStreaming() ? CompletableFuture.completedFuture(source.elements()) : newest(run, source);
			}
			return AsyncResults.stage(run, this.caller.call(call, invocation));
		}
		catch (Throwable ex) {
			restoreInterrupt(run, ex);
			return CompletableFuture.failedFuture(ex);
		}
	}

	private CompletionStage<@Nullable Object> newest(NodeRun run, SourceNode source) {
		FirstElement first = FirstElement.cancellingTheRest();
		source.outputs().subscribe(first);
		run.onCancel(first::cancel);
		return first.future().handle((output, failure) -> newest(run, (Output) output, failure));
	}

	private @Nullable Object newest(NodeRun run, @Nullable Output first, @Nullable Throwable failure) {
		Output output = (first != null) ? first : this.store.current(run.call().key());
		if (output != null) {
			run.produced(output);
			return output.value();
		}
		if (failure != null) {
			throw new CompletionException(failure);
		}
		run.markEmpty();
		return null;
	}

	/** An interrupt that is not ours is meant for whoever owns the thread. */
	private static void restoreInterrupt(NodeRun run, Throwable failure) {
		if (failure instanceof InterruptedException && !run.isEnded()) {
			Thread.currentThread().interrupt();
		}
	}

	private void completed(NodeRun run, @Nullable Object value, @Nullable Throwable failure) {
		try {
			if (failure != null) {
				fail(run, failure);
				return;
			}
			Flow.Publisher<?> publisher = AsyncResults.publisher(run.call().function(), value);
			if (publisher != null) {
				subscribe(run, publisher);
			}
			else if (value == null && isEmpty(run)) {
				run.end(Outcome.None::new);
			}
			else {
				output(run, value);
			}
		}
		catch (Throwable ex) {
			fail(run, ex);
		}
	}

	private static boolean isEmpty(NodeRun run) {
		Result result = run.call().function().result();
		return run.isEmpty() || result == Result.NONE || result == Result.STAGE_NONE || result == Result.PUBLISHER;
	}

	private void subscribe(NodeRun run, Flow.Publisher<?> publisher) {
		WssInvocation invocation = run.invocation();
		Principal principal = (invocation != null) ? invocation.principal() : null;
		boolean published = this.sources.find(run.call()) != null;
		try (SecurityScope.Scope scope = this.security.open(principal)) {
			publisher.subscribe(new ElementSubscriber(run, (element) -> element(run, element, published),
					(failure) -> fail(run, failure)));
		}
	}

	private void element(NodeRun run, @Nullable Object element, boolean published) {
		if (element == null) {
			throw new NullPointerException("A publisher sent null");
		}
		JsonText json = this.codec.encode(element);
		boolean asked = run.element(() -> {
			if (!published) {
				publish(run.call(), element, json);
			}
			run.receiver().onElement(element, json);
		});
		if (!asked) {
			throw new IllegalStateException("A publisher sent more elements than it was asked for");
		}
	}

	private void output(NodeRun run, @Nullable Object value) {
		Output produced = run.produced();
		JsonText json = (produced != null && produced.value() == value) ? produced.json() : this.codec.encode(value);
		run.end(() -> {
			if (produced == null) {
				publish(run.call(), value, json);
			}
			return new Outcome.Value(value, json);
		});
	}

	private void publish(NodeCall call, @Nullable Object value, JsonText json) {
		if (call.function().shared()) {
			this.store.publish(call.key(), value, json);
		}
	}

	private void fail(NodeRun run, Throwable failure) {
		boolean first = run.end(() -> {
			try (SecurityScope.Scope scope = this.security.open(run.call().principal())) {
				return this.settings.errors().map(failure, run.call(), run.invocation());
			}
		});
		if (!first && logger.isDebugEnabled()) {
			logger.debug(run.call().place() + " failed after its end", failure);
		}
	}

	private TimeLimit limit(NodeCall call, NodeRun run) {
		return this.limits.create(duration(call.function()), () -> expire(run));
	}

	private Duration duration(NodeFunction function) {
		Duration own = function.timeout();
		return (own != null) ? own : this.settings.requestTimeout();
	}

	/**
	 * On the timer's thread, which must not be kept: only the interrupt is given there.
	 * The thread that it reaches winds up as well as one of the executor, which may be
	 * long in coming where many nodes hang.
	 */
	private void expire(NodeRun run) {
		if (!run.abandon(() -> expired(run))) {
			return;
		}
		try {
			this.settings.executor().execute(run::windUp);
		}
		catch (RejectedExecutionException ex) {
			run.windUp();
		}
	}

	/** A source that is quiet has still said what it last said. */
	private Outcome expired(NodeRun run) {
		Output kept = (!run.isStreaming() && this.sources.find(run.call()) != null)
				? this.store.current(run.call().key()) : null;
		return (kept != null) ? new Outcome.Value(kept.value(), kept.json()) : timedOut(run);
	}

	private Outcome timedOut(NodeRun run) {
		WssTimeoutException timeout = timeout(run);
		if (this.timeouts.permits()) {
			logger.warn(timeout.getMessage() + "; further timeouts are not logged for a minute");
		}
		return new Outcome.Failed(ErrorBody.of(WssErrorCode.TIMEOUT, null), timeout);
	}

	private WssTimeoutException timeout(NodeRun run) {
		NodeFunction function = run.call().function();
		return new WssTimeoutException(run.call().place() + " did not answer within " + duration(function));
	}

}
