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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.route.Listener;
import io.github.wssbackend.route.RouteTable;
import io.github.wssbackend.route.StateRef;
import io.github.wssbackend.state.Output;
import io.github.wssbackend.state.Registration;
import io.github.wssbackend.state.StateKey;
import io.github.wssbackend.state.StateStore;

/**
 * Puts the flow graph to work: each output of a node runs its listeners, one at a time
 * and in version order each. A listener that may block runs on the executor; another on
 * the thread that published. What was published before the start is told first.
 *
 * <p>
 * Start and stop are for one thread, the one that runs the life cycle of the application.
 *
 * @since 0.1.0
 */
public final class ListenerWiring {

	private static final Log logger = LogFactory.getLog(ListenerWiring.class);

	private final LogThrottle throttle = new LogThrottle();

	private final List<Registration> registrations = new ArrayList<>();

	private final List<Mailbox> mailboxes = new ArrayList<>();

	private final RouteTable table;

	private final StateStore store;

	private final JsonCodec codec;

	private final NodeInvoker invoker;

	private final InvocationSettings settings;

	/**
	 * Create a wiring.
	 * @param table the routes
	 * @param store their states
	 * @param codec reads properties of outputs
	 * @param invoker runs the listeners
	 * @param settings where they run
	 */
	public ListenerWiring(RouteTable table, StateStore store, JsonCodec codec, NodeInvoker invoker,
			InvocationSettings settings) {
		this.table = table;
		this.store = store;
		this.codec = codec;
		this.invoker = invoker;
		this.settings = settings;
	}

	/**
	 * Start, once the table is complete: sources follow the demand for them, listeners
	 * are told what comes and what is there already.
	 */
	public void start() {
		this.invoker.sources().start(this.table);
		this.table.listeners().forEach(this::listen);
	}

	/**
	 * Stop: nothing is told any more, sources are cancelled. What runs ends by itself.
	 */
	public void stop() {
		this.registrations.forEach(Registration::close);
		this.mailboxes.forEach(Mailbox::close);
		this.registrations.clear();
		this.mailboxes.clear();
		this.invoker.sources().stop();
	}

	private void listen(Listener listener) {
		Executor executor = listener.function().blocking() ? this.settings.executor() : Runnable::run;
		Mailbox mailbox = new Mailbox("Listener " + listener.function().place(), (output) -> tell(listener, output),
				executor, this.settings.timer());
		StateRef source = listener.source();
		StateKey key = StateKey.of(source.node().route(), source.method());
		this.store.withCurrent(key, (current) -> {
			this.registrations.add(this.store.listen(key, mailbox));
			if (current != null) {
				mailbox.accept(current);
			}
		});
		this.mailboxes.add(mailbox);
		mailbox.flush();
	}

	private CompletableFuture<?> tell(Listener listener, Output output) {
		String property = listener.source().property();
		Object value = (property != null) ? this.codec.member(output.json(), property) : output.value();
		if (property != null && value == null) {
			return CompletableFuture.completedFuture(null);
		}
		return run(listener, value);
	}

	private CompletableFuture<?> run(Listener listener, @Nullable Object value) {
		NodeCall call = NodeCall.local(listener.function(), this.table.outputMethod(listener.function()),
				new Arguments.Single(value));
		CompletableFuture<Outcome> outcome = this.invoker.invoke(call);
		outcome.thenAccept((end) -> warn(call, end));
		return outcome;
	}

	/** Nobody is answered here, and only what is internal has been logged. */
	private void warn(NodeCall call, Outcome end) {
		if (end instanceof Outcome.Failed failed && !failed.error().code().equals(WssErrorCode.INTERNAL.word())
				&& this.throttle.permits()) {
			logger.warn(call.place() + " could not take an output: " + failed.error(), failed.cause());
		}
	}

}
