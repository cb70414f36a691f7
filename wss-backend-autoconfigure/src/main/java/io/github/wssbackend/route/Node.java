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

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One route of the application: the functions that bear its name, one for each method, or
 * none for a state node, to which own code publishes. Immutable; a declaration that
 * changes replaces the node in the {@link RouteTable}.
 *
 * @since 0.1.0
 */
public final class Node {

	private final String route;

	private final Map<String, NodeFunction> functions;

	private final @Nullable NodeFunction standard;

	private final Openness openness;

	private Node(String route, Map<String, NodeFunction> functions, Openness openness) {
		this.route = route;
		this.functions = functions;
		this.standard = standard(functions);
		this.openness = openness;
	}

	/**
	 * A node with functions.
	 * @param route its route
	 * @param functions its functions by method in lower case, {@code ""} for none
	 * @return the node
	 */
	static Node of(String route, Map<String, NodeFunction> functions) {
		boolean remote = functions.values().stream().anyMatch(NodeFunction::remote);
		return new Node(route, Map.copyOf(functions), remote ? Openness.OPEN : Openness.CLOSED);
	}

	/**
	 * A node that gives way to one of the application.
	 * @param route its route
	 * @param functions its functions, open to peers
	 * @return the node
	 */
	static Node standby(String route, Map<String, NodeFunction> functions) {
		return new Node(route, Map.copyOf(functions), Openness.STANDBY);
	}

	static Node state(String route, Openness openness) {
		return new Node(route, Map.of(), openness);
	}

	private static @Nullable NodeFunction standard(Map<String, NodeFunction> functions) {
		for (String method : List.of("", "post", "get")) {
			NodeFunction function = functions.get(method);
			if (function != null) {
				return function;
			}
		}
		return (functions.size() == 1) ? functions.values().iterator().next() : null;
	}

	/**
	 * The route that all functions of this node bear.
	 * @return the route
	 */
	public String route() {
		return this.route;
	}

	/**
	 * The function that a call runs. Without a method that is the one that has none, else
	 * {@code post}, else {@code get}, else the only one.
	 * @param method the method that the call names, in any case; {@code null} or empty
	 * for none
	 * @return the function, {@code null} if there is none for the method, if the choice
	 * is not clear, or if this is a state node; whether it is
	 * {@linkplain NodeFunction#remote remote} is for the caller to ask
	 */
	public @Nullable NodeFunction function(@Nullable String method) {
		if (method == null || method.isEmpty()) {
			return this.standard;
		}
		return this.functions.get(method.toLowerCase(Locale.ROOT));
	}

	/**
	 * All functions, in no particular order.
	 * @return the functions, empty for a state node
	 */
	public List<NodeFunction> functions() {
		return List.copyOf(this.functions.values());
	}

	/**
	 * Whether peers may know of this node: a function of it is remote, or the state node
	 * is open.
	 * @return whether the node is open to peers
	 */
	public boolean remote() {
		return this.openness == Openness.OPEN || this.openness == Openness.STANDBY;
	}

	/**
	 * Whether no method bears this name.
	 * @return whether this is a state node
	 */
	public boolean isStateNode() {
		return this.functions.isEmpty();
	}

	Openness openness() {
		return this.openness;
	}

	@Override
	public String toString() {
		return "Node[" + this.route + "]";
	}

	/**
	 * Whether peers see a node.
	 */
	enum Openness {

		/**
		 * Peers see it.
		 */
		OPEN,

		/**
		 * Peers do not see it.
		 */
		CLOSED,

		/**
		 * Peers do not see it until it is published to.
		 */
		EXPECTED,

		/**
		 * Peers see it until it is published to: then a state node takes its place.
		 */
		STANDBY;

		boolean givesWay() {
			return this == EXPECTED || this == STANDBY;
		}

	}

}
