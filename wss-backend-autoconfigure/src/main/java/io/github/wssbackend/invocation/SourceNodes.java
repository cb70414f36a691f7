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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.route.Node;
import io.github.wssbackend.route.NodeFunction;
import io.github.wssbackend.route.RouteTable;
import io.github.wssbackend.state.StateKey;
import io.github.wssbackend.state.StateStore;

/**
 * The sources: nodes that return a publisher, take nothing from the payload, and share
 * what they produce. One that produces for its caller alone is no source but a stream of
 * each call. Safe for use by several threads.
 */
final class SourceNodes {

	private final Map<StateKey, SourceNode> sources = new ConcurrentHashMap<>();

	private final JsonCodec codec;

	private final StateStore store;

	private final NodeCaller caller;

	private final SecurityScope security;

	SourceNodes(JsonCodec codec, StateStore store, NodeCaller caller, SecurityScope security) {
		this.codec = codec;
		this.store = store;
		this.caller = caller;
		this.security = security;
	}

	/** Let the sources of a complete table follow the demand for their states. */
	void start(RouteTable table) {
		for (String route : table.routes()) {
			Node node = table.find(route);
			if (node != null) {
				node.functions().stream().filter(SourceNodes::isSource).forEach((function) -> start(node, function));
			}
		}
	}

	private void start(Node node, NodeFunction function) {
		if (node.function(null) == function) {
			source(StateKey.of(node.route()), function);
		}
		if (function.method() != null) {
			source(StateKey.of(node.route(), function.method()), function);
		}
	}

	/** Cancel what is subscribed to. */
	void stop() {
		this.sources.values().forEach(SourceNode::ended);
	}

	@Nullable SourceNode find(NodeCall call) {
		return isSource(call.function()) ? source(call.key(), call.function()) : null;
	}

	private static boolean isSource(NodeFunction function) {
		return function.source() && function.shared();
	}

	private SourceNode source(StateKey key, NodeFunction function) {
		SourceNode known = this.sources.get(key);
		if (known != null) {
			return known;
		}
		SourceNode fresh = new SourceNode(key, function, this);
		SourceNode raced = this.sources.putIfAbsent(key, fresh);
		if (raced == null) {
			this.store.onDemand(key, fresh);
		}
		return (raced != null) ? raced : fresh;
	}

	JsonCodec codec() {
		return this.codec;
	}

	StateStore store() {
		return this.store;
	}

	NodeCaller caller() {
		return this.caller;
	}

	SecurityScope security() {
		return this.security;
	}

}
