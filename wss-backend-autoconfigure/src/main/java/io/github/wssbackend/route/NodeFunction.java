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

package io.github.wssbackend.route;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.connection.ForeignCode;
import io.github.wssbackend.route.NodeParameter.Role;

/**
 * What runs when a node is called or a listener is told: a method of a bean, or a
 * function bean, with everything that was found out about it at start-up. Immutable and
 * safe for use by several threads; {@link #invoke} is as safe as the bean is.
 *
 * @since 0.1.0
 */
public final class NodeFunction {

	private final Settings settings;

	private final Signature signature;

	private final NodeTarget target;

	private final List<NodeParameter> payload;

	private final ForeignCode code = ForeignCode.repeated();

	NodeFunction(Settings settings, Signature signature, NodeTarget target) {
		this.settings = settings;
		this.signature = signature;
		this.target = target;
		this.payload = signature.parameters().stream().filter((parameter) -> parameter.role() == Role.PAYLOAD).toList();
	}

	/**
	 * The route, or the {@link #place()} of a listener that is no node.
	 * @return the route
	 */
	public String route() {
		return this.settings.route();
	}

	/**
	 * What is known of the time that the function takes.
	 * @return to run it with
	 */
	public ForeignCode code() {
		return this.code;
	}

	/**
	 * The method of a multi-method node.
	 * @return the method in lower case, {@code null} for none
	 */
	public @Nullable String method() {
		return this.settings.method();
	}

	/**
	 * Whether this is a node: {@code false} for a listener without a route.
	 * @return whether this is a node
	 */
	public boolean isNode() {
		return this.settings.node();
	}

	/**
	 * Whether peers may run this function.
	 * @return whether it is open to peers
	 */
	public boolean remote() {
		return this.settings.remote();
	}

	/**
	 * Whether the function may block, and so must not run on a reading thread. Never for
	 * one that returns a stage or a publisher.
	 * @return whether it may block
	 */
	public boolean blocking() {
		return this.settings.blocking() && !this.signature.result().asynchronous();
	}

	/**
	 * Whether later calls of the same connection may start before this one ends.
	 * @return whether calls may overtake it
	 */
	public boolean concurrent() {
		return this.settings.concurrent();
	}

	/**
	 * Whether peers may subscribe to the arguments of its calls.
	 * @return whether inputs may be subscribed to
	 */
	public boolean inputs() {
		return this.settings.inputs();
	}

	/**
	 * Whether outputs are kept as state, emitted and handed to listeners; {@code AUTO} is
	 * resolved.
	 * @return whether outputs are shared
	 */
	public boolean shared() {
		return this.settings.shared();
	}

	/**
	 * How long a run may take.
	 * @return the duration, {@code null} for the application's
	 */
	public @Nullable Duration timeout() {
		return this.settings.timeout();
	}

	/**
	 * What kind of thing {@link #invoke} returns, by the declared type.
	 * @return the kind
	 */
	public Result result() {
		return this.signature.result();
	}

	/**
	 * Whether this is a source: a node that returns a publisher and takes nothing from
	 * the payload.
	 * @return whether it is a source
	 */
	public boolean source() {
		return isNode() && result() == Result.PUBLISHER && this.payload.isEmpty();
	}

	/**
	 * All parameters, by position.
	 * @return the parameters
	 */
	public List<NodeParameter> parameters() {
		return this.signature.parameters();
	}

	/**
	 * The parameters that are taken from the payload, by position.
	 * @return the parameters
	 */
	public List<NodeParameter> payload() {
		return this.payload;
	}

	/**
	 * Call the bean, through its proxy if it has one, on the calling thread.
	 * @param args one argument for each of {@link #parameters()}; variable arguments as
	 * an array
	 * @return what the bean returned
	 * @throws Throwable what the bean threw, as it is
	 */
	public @Nullable Object invoke(@Nullable Object[] args) throws Throwable {
		return this.target.invoke(args);
	}

	/**
	 * The bean that is called, perhaps a proxy. Looked up at the first call, and each
	 * time where it is no singleton.
	 * @return the bean
	 */
	public Object bean() {
		return this.target.bean();
	}

	/**
	 * The method of the user's class.
	 * @return the method, {@code null} for function beans
	 */
	public @Nullable Method javaMethod() {
		return this.signature.method();
	}

	/**
	 * The place in the user's code, for messages: {@code MathRoutes.add(int, int)}.
	 * @return the place
	 */
	public String place() {
		return this.signature.place();
	}

	String beanName() {
		return this.target.beanName();
	}

	@Override
	public String toString() {
		return "NodeFunction[" + place() + "]";
	}

	/**
	 * What kind of result a function has, by its declared type.
	 */
	public enum Result {

		/**
		 * A value.
		 */
		VALUE,

		/**
		 * Nothing: {@code void}.
		 */
		NONE,

		/**
		 * A value that comes later: {@code CompletionStage}, {@code Mono}.
		 */
		STAGE,

		/**
		 * Nothing, later: {@code CompletableFuture<Void>}, {@code Mono<Void>}.
		 */
		STAGE_NONE,

		/**
		 * Several values: {@code Flow.Publisher}, {@code Flux}.
		 */
		PUBLISHER;

		boolean asynchronous() {
			return this != VALUE && this != NONE;
		}

	}

	/**
	 * What the annotation says, defaults filled in.
	 *
	 * @param node whether there is a route at all
	 */
	record Settings(String route, @Nullable String method, boolean node, boolean remote, boolean blocking,
			boolean concurrent, boolean inputs, boolean shared, @Nullable Duration timeout) {

	}

	/**
	 * What the Java signature says.
	 */
	record Signature(@Nullable Method method, List<NodeParameter> parameters, Result result, String place) {

	}

}
