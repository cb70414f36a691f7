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

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.wssbackend.WssConfigurationException;

/**
 * Which nodes run which, by way of listeners. Used by one thread, once.
 */
final class FlowGraph {

	private final Map<NodeFunction, Set<NodeFunction>> edges = new LinkedHashMap<>();

	private final Set<NodeFunction> done = new HashSet<>();

	private final List<NodeFunction> path = new ArrayList<>();

	private FlowGraph(List<Listener> listeners) {
		for (Listener listener : listeners) {
			NodeFunction source = listener.source().function();
			if (source != null && listener.function().isNode()) {
				this.edges.computeIfAbsent(source, (key) -> new LinkedHashSet<>()).add(listener.function());
			}
		}
	}

	/**
	 * Make sure that no output comes back to the node it came from.
	 * @throws WssConfigurationException for a cycle
	 */
	static void requireAcyclic(List<Listener> listeners) {
		FlowGraph graph = new FlowGraph(listeners);
		List.copyOf(graph.edges.keySet()).forEach(graph::visit);
	}

	private void visit(NodeFunction function) {
		int seen = this.path.indexOf(function);
		if (seen >= 0) {
			throw cycle(this.path.subList(seen, this.path.size()));
		}
		if (this.done.contains(function)) {
			return;
		}
		this.path.add(function);
		this.edges.getOrDefault(function, Set.of()).forEach(this::visit);
		this.path.remove(this.path.size() - 1);
		this.done.add(function);
	}

	private static WssConfigurationException cycle(List<NodeFunction> circle) {
		String names = circle.stream().map(FlowGraph::name).collect(Collectors.joining(" -> "));
		String places = circle.stream().map(NodeFunction::place).collect(Collectors.joining(", "));
		return new WssConfigurationException(
				"The flow graph has a cycle: " + names + " -> " + name(circle.get(0)) + " (" + places + ").",
				"Remove a name from @WssListener at one of these places.");
	}

	private static String name(NodeFunction function) {
		return (function.method() != null) ? function.route() + "." + function.method() : function.route();
	}

}
