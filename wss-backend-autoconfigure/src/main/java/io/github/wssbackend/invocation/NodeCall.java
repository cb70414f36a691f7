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
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.route.NodeFunction;
import io.github.wssbackend.state.StateKey;

/**
 * One call of a node: which function, with what, on whose behalf.
 *
 * @param function what runs
 * @param calledMethod the method that the call named; kept in lower case, {@code null}
 * for none. It decides whose output the result is
 * @param arguments the payload
 * @param connection the connection of the peer, or {@code null} for own code
 * @param server the server of that connection, if it is an inbound one
 * @param principal on whose behalf the node runs, if known
 * @param message the message that called, if one did
 * @param locale the language of the peer, if known
 * @since 0.1.0
 */
public record NodeCall(NodeFunction function, @Nullable String calledMethod, Arguments arguments,
		@Nullable WssConnection connection, @Nullable WssServer server, @Nullable Principal principal,
		@Nullable WssMessage message, @Nullable Locale locale) {

	/**
	 * One spelling only: a peer must not get a state of its own for each way to write a
	 * method.
	 */
	public NodeCall {
		calledMethod = (calledMethod == null || calledMethod.isEmpty()) ? null : calledMethod.toLowerCase(Locale.ROOT);
	}

	/**
	 * A call of own code.
	 * @param function what runs
	 * @param calledMethod the method that the call named, {@code null} for none
	 * @param arguments the payload
	 * @return the call
	 */
	public static NodeCall local(NodeFunction function, @Nullable String calledMethod, Arguments arguments) {
		return new NodeCall(function, calledMethod, arguments, null, null, null, null, null);
	}

	/**
	 * The same call on behalf of somebody.
	 * @param principal who
	 * @return a new call
	 */
	NodeCall withPrincipal(@Nullable Principal principal) {
		return new NodeCall(this.function, this.calledMethod, this.arguments, this.connection, this.server, principal,
				this.message, this.locale);
	}

	/**
	 * The call as interceptors, resolvers and exception handlers see it.
	 * @param args the bound payload
	 * @return the invocation
	 */
	WssInvocation toInvocation(List<@Nullable Object> args) {
		return new WssInvocation(this.function.route(), this.calledMethod, args, this.connection, this.principal);
	}

	/**
	 * Whose output the result is.
	 * @return the key in the state
	 */
	StateKey key() {
		String route = this.function.route();
		return (this.calledMethod != null) ? StateKey.of(route, this.calledMethod) : StateKey.of(route);
	}

	/**
	 * What runs, for the log.
	 * @return the route and the place in the user's code
	 */
	String place() {
		return "Node '" + LogText.of(this.function.route()) + "' (" + LogText.of(this.function.place()) + ")";
	}

}
