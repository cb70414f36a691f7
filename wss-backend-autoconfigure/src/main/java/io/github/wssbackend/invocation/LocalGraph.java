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

import java.lang.reflect.Type;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssGraph;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.WssState;
import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;
import io.github.wssbackend.route.Node;
import io.github.wssbackend.route.NodeFunction;
import io.github.wssbackend.route.RouteTable;
import io.github.wssbackend.route.StateRef;
import io.github.wssbackend.state.Output;
import io.github.wssbackend.state.StateKey;
import io.github.wssbackend.state.StateStore;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * The nodes of this application for its own code. A node that may block runs on the
 * executor, another on the calling thread. It runs on behalf of whoever the calling
 * thread runs for, as far as Spring Security knows. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class LocalGraph implements WssGraph {

	private final RouteTable table;

	private final StateStore store;

	private final JsonCodec codec;

	private final NodeInvoker invoker;

	private final InvocationSettings settings;

	/**
	 * Create a graph.
	 * @param table the routes
	 * @param store their states
	 * @param codec converts values
	 * @param invoker runs the nodes
	 * @param settings where they run
	 */
	public LocalGraph(RouteTable table, StateStore store, JsonCodec codec, NodeInvoker invoker,
			InvocationSettings settings) {
		this.table = table;
		this.store = store;
		this.codec = codec;
		this.invoker = invoker;
		this.settings = settings;
	}

	@Override
	public <T> CompletableFuture<@Nullable T> run(String route, Class<T> type, @Nullable Object... args) {
		return run(route, (Type) type, args);
	}

	@Override
	public <T> CompletableFuture<@Nullable T> run(String route, ParameterizedTypeReference<T> type,
			@Nullable Object... args) {
		return run(route, type.getType(), args);
	}

	private <T> CompletableFuture<@Nullable T> run(String route, Type type, @Nullable Object... args) {
		return answer(type, () -> NodeCall.local(function(route, null), null, new Arguments.Values(args)));
	}

	@Override
	public <T> CompletableFuture<@Nullable T> request(WssMessage call, Class<T> type) {
		return request(call, (Type) type);
	}

	@Override
	public <T> CompletableFuture<@Nullable T> request(WssMessage call, ParameterizedTypeReference<T> type) {
		return request(call, type.getType());
	}

	private <T> CompletableFuture<@Nullable T> request(WssMessage call, Type type) {
		return answer(type, () -> call(call));
	}

	private NodeCall call(WssMessage message) {
		String method = message.method();
		Object args = message.args();
		return new NodeCall(function(message.route(), method), method,
				new Arguments.Json((args != null) ? this.codec.encode(args) : null), null, null, null, message, null);
	}

	private NodeFunction function(@Nullable String route, @Nullable String method) {
		Assert.hasText(route, "The route must not be empty");
		Node node = this.table.find(route);
		NodeFunction function = (node != null) ? node.function(method) : null;
		if (function == null) {
			throw new WssRequestException(WssErrorCode.ROUTE_NOT_FOUND,
					"There is nothing to run at '" + route + "'"
							+ ((method != null) ? " with the method '" + method + "'." : ".")
							+ (this.table.isComplete() ? "" : " Nodes are found when all beans are there: run them when"
									+ " the application is ready, not while beans are made."));
		}
		return function;
	}

	private <T> CompletableFuture<@Nullable T> answer(Type type, CallFactory factory) {
		CompletableFuture<@Nullable T> answer = new CompletableFuture<>();
		try {
			NodeCall call = factory.create().withPrincipal(this.invoker.security().current());
			LastElement receiver = new LastElement();
			receiver.future().thenAccept((outcome) -> complete(answer, outcome, type));
			answer.whenComplete((value, failure) -> receiver.future().cancel(false));
			if (call.function().blocking()) {
				this.settings.executor().execute(() -> this.invoker.invoke(call, receiver));
			}
			else {
				this.invoker.invoke(call, receiver);
			}
		}
		catch (RejectedExecutionException ex) {
			answer.completeExceptionally(new WssRequestException(WssErrorCode.OVERLOADED, null));
		}
		catch (Throwable ex) {
			answer.completeExceptionally(ex);
		}
		return answer;
	}

	private <T> void complete(CompletableFuture<@Nullable T> answer, Outcome outcome, Type type) {
		try {
			if (outcome instanceof Outcome.Failed failed) {
				answer.completeExceptionally(failed.cause());
			}
			else if (outcome instanceof Outcome.Value value) {
				answer.complete(convert(value.value(), value.json(), type));
			}
			else {
				answer.complete(null);
			}
		}
		catch (Throwable ex) {
			answer.completeExceptionally(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private <T> @Nullable T convert(@Nullable Object value, JsonText json, Type type) {
		Type wanted = (type instanceof Class<?> plain) ? ClassUtils.resolvePrimitiveIfNecessary(plain) : type;
		if (value == null || wanted == Void.class) {
			return null;
		}
		return (wanted instanceof Class<?> plain && plain.isInstance(value)) ? (T) value
				: this.codec.bind(json, wanted);
	}

	@Override
	public <T> @Nullable T state(String route, Class<T> type) {
		return state(route, (Type) type);
	}

	@Override
	public <T> @Nullable T state(String route, ParameterizedTypeReference<T> type) {
		return state(route, type.getType());
	}

	private <T> @Nullable T state(String route, Type type) {
		StateRef ref = this.table.resolve(route, null);
		Output output = this.store.current(key(route, ref));
		if (output == null) {
			return null;
		}
		String property = (ref != null) ? ref.property() : null;
		if (property == null) {
			return convert(output.value(), output.json(), type);
		}
		JsonText member = this.codec.member(output.json(), property);
		return (member != null) ? this.codec.bind(member, type) : null;
	}

	private static StateKey key(String route, @Nullable StateRef ref) {
		return (ref != null) ? StateKey.of(ref.node().route(), ref.method()) : StateKey.of(route);
	}

	@Override
	public void publish(String route, @Nullable Object value) {
		// First, so that a value which cannot be told changes nothing.
		JsonText json = this.codec.encode(value);
		StateRef ref = this.table.resolve(route, null);
		boolean whole = ref != null && ref.property() == null;
		if (ref == null || !whole || ref.method() == null) {
			this.table.declareIfAbsent(route, true);
		}
		this.store.publish(key(route, whole ? ref : null), value, json);
	}

	@Override
	public void declare(String route, boolean remote) {
		this.table.declare(route, remote);
	}

	@Override
	public WssSubscription subscribe(String route, Consumer<WssState> listener) {
		Assert.notNull(listener, "The listener must not be null");
		StateRef ref = this.table.resolve(route, null);
		if (ref == null) {
			this.table.declareIfAbsent(route, false);
		}
		StateReader reader = new StateReader(this.codec, route, (ref != null) ? ref.property() : null, listener);
		Mailbox mailbox = new Mailbox("Listener to '" + route + "'", reader, this.settings.executor(),
				this.settings.timer());
		return new LocalSubscription(route, mailbox, this.store.listen(key(route, ref), mailbox));
	}

	@Override
	public Set<String> routes() {
		return this.table.routes();
	}

	/**
	 * Makes the call, or throws what the answer fails with.
	 */
	private interface CallFactory {

		NodeCall create();

	}

}
