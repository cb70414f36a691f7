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

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.frame.RouteNames;
import io.github.wssbackend.route.Node.Openness;

/**
 * All nodes by their route. Shared by all threads; lookups take no lock, changes are
 * atomic for each name. The {@link RouteScanner} fills it once, when the beans are there;
 * until then it holds what own code declared.
 *
 * @since 0.1.0
 */
public final class RouteTable {

	private final ConcurrentHashMap<String, Node> nodes = new ConcurrentHashMap<>();

	private volatile List<Listener> listeners = List.of();

	private volatile boolean complete;

	/**
	 * Find a node by its whole name, which is one map lookup.
	 * @param route the route
	 * @return the node, {@code null} if there is none
	 */
	public @Nullable Node find(String route) {
		return this.nodes.get(route);
	}

	/**
	 * Find out what a name stands for in a subscription. The whole name (with the key, if
	 * one is given) wins where it is a node or {@code route.method}; else the key, or the
	 * last segment of the name, is a property of what the rest stands for.
	 * @param name the route, {@code route.method}, or {@code route.key}
	 * @param key the key, if it is given apart; an empty one is none
	 * @return what it stands for, {@code null} if that does not exist
	 */
	public @Nullable StateRef resolve(String name, @Nullable String key) {
		boolean apart = key != null && !key.isEmpty();
		StateRef whole = whole(apart ? name + "." + key : name);
		if (whole != null) {
			return whole;
		}
		return (apart && key != null) ? property(name, key) : propertyOfPrefix(name);
	}

	private @Nullable StateRef propertyOfPrefix(String name) {
		int dot = name.lastIndexOf('.');
		return (dot > 0 && dot < name.length() - 1) ? property(name.substring(0, dot), name.substring(dot + 1)) : null;
	}

	private @Nullable StateRef property(String name, String key) {
		StateRef owner = whole(name);
		return (owner != null) ? owner.withProperty(key) : null;
	}

	private @Nullable StateRef whole(String name) {
		Node node = this.nodes.get(name);
		if (node != null) {
			return new StateRef(node, node.function(null), null, null);
		}
		int dot = name.lastIndexOf('.');
		Node owner = (dot > 0 && dot < name.length() - 1) ? this.nodes.get(name.substring(0, dot)) : null;
		NodeFunction function = (owner != null) ? owner.function(name.substring(dot + 1)) : null;
		return (function != null && owner != null) ? new StateRef(owner, function, function.method(), null) : null;
	}

	/**
	 * Make a name a state node, or change whether it is open. A node with a method is
	 * left as it is, whether it is there already or found later; a default route gives
	 * way.
	 * @param route the route
	 * @param remote whether it is open to peers
	 * @throws IllegalArgumentException for a reserved, empty or over-long name
	 */
	public void declare(String route, boolean remote) {
		RouteNames.require(route);
		Node node = Node.state(route, remote ? Openness.OPEN : Openness.CLOSED);
		this.nodes.merge(route, node, (old, fresh) -> (old.isStateNode() || old.openness().givesWay()) ? fresh : old);
	}

	/**
	 * Make a name that no node bears, or a default route only, a state node. One that is
	 * not remote stays closed until this method is called for it with {@code true}, which
	 * is what publishing does; a node that was {@linkplain #declare declared} is left as
	 * it is.
	 * @param route the route
	 * @param remote whether it is open to peers
	 * @return whether this made the node or opened it
	 * @throws IllegalArgumentException for a reserved, empty or over-long name
	 */
	public boolean declareIfAbsent(String route, boolean remote) {
		Node present = this.nodes.get(route);
		if (present != null && (!present.openness().givesWay() || !remote)) {
			return false;
		}
		RouteNames.require(route);
		Node node = Node.state(route, remote ? Openness.OPEN : Openness.EXPECTED);
		return this.nodes.merge(route, node,
				(old, fresh) -> (remote && old.openness().givesWay()) ? fresh : old) == node;
	}

	/**
	 * The method under which a run that no call caused counts, such as that of a
	 * listener: none for the function that runs without a method, so that its output is
	 * one of the node; else its own.
	 * @param function the function
	 * @return the method, {@code null} for an output of the node itself
	 */
	public @Nullable String outputMethod(NodeFunction function) {
		Node node = find(function.route());
		return (node == null || node.function(null) == function) ? null : function.method();
	}

	/**
	 * All routes, of nodes and state nodes, remote or not.
	 * @return a sorted snapshot that cannot be changed
	 */
	public SortedSet<String> routes() {
		return Collections.unmodifiableSortedSet(new TreeSet<>(this.nodes.keySet()));
	}

	/**
	 * The edges of the flow graph.
	 * @return the listeners, empty until the table {@link #isComplete}
	 */
	public List<Listener> listeners() {
		return this.listeners;
	}

	/**
	 * Whether the beans have been scanned.
	 * @return whether all nodes with methods are there
	 */
	public boolean isComplete() {
		return this.complete;
	}

	void fill(Collection<Node> scanned) {
		for (Node node : scanned) {
			this.nodes.merge(node.route(), node,
					(old, fresh) -> (fresh.openness().givesWay() && !old.openness().givesWay()) ? old : fresh);
		}
	}

	void complete(List<Listener> edges) {
		this.listeners = List.copyOf(edges);
		this.complete = true;
	}

}
