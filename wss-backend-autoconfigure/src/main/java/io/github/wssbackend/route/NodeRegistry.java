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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConfigurationException;

/**
 * Gathers what a scan finds. Used by one thread.
 */
final class NodeRegistry {

	private final Map<String, Map<String, NodeFunction>> nodes = new LinkedHashMap<>();

	private final Map<String, Map<String, NodeFunction>> defaults = new LinkedHashMap<>();

	private final List<Wish> wishes = new ArrayList<>();

	void add(NodeFunction function) {
		add(this.nodes, function);
	}

	/**
	 * Add a function that gives way to any node of its name.
	 */
	void addDefault(NodeFunction function) {
		add(this.defaults, function);
	}

	/**
	 * Note that a function listens to a name.
	 */
	void add(Wish wish) {
		this.wishes.add(wish);
	}

	List<Wish> wishes() {
		return this.wishes;
	}

	List<Node> nodes() {
		Map<String, Node> all = new LinkedHashMap<>();
		this.defaults.forEach((route, functions) -> all.put(route, Node.standby(route, functions)));
		this.nodes.forEach((route, functions) -> all.put(route, Node.of(route, functions)));
		return List.copyOf(all.values());
	}

	private static void add(Map<String, Map<String, NodeFunction>> nodes, NodeFunction function) {
		String method = (function.method() != null) ? function.method() : "";
		NodeFunction other = nodes.computeIfAbsent(function.route(), (route) -> new LinkedHashMap<>())
			.putIfAbsent(method, function);
		if (other != null && !isSame(function, other)) {
			throw duplicate(function, other);
		}
	}

	// One method that two interfaces of its bean speak of in the same words.
	private static boolean isSame(NodeFunction function, NodeFunction other) {
		return function.beanName().equals(other.beanName()) && function.javaMethod() != null
				&& function.javaMethod().equals(other.javaMethod());
	}

	private static WssConfigurationException duplicate(NodeFunction function, NodeFunction other) {
		@Nullable String method = function.method();
		return new WssConfigurationException(
				"Two nodes bear the route '" + function.route() + "'"
						+ ((method != null) ? " and the method '" + method + "'" : "") + ": " + Places.withBean(other)
						+ " and " + Places.withBean(function) + ".",
				"Give one of them another name or method in @WssRoute.");
	}

	/**
	 * That a function listens to a name.
	 */
	record Wish(String name, NodeFunction function, boolean relayed) {

	}

}
