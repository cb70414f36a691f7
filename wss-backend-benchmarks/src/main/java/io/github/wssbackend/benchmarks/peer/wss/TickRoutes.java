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

package io.github.wssbackend.benchmarks.peer.wss;

import io.github.wssbackend.WssGraph;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.benchmarks.peer.Tick;
import org.jspecify.annotations.Nullable;

/**
 * Publishes when it is told to.
 */
@WssRoute
class TickRoutes {

	private final WssGraph graph;

	TickRoutes(WssGraph graph) {
		this.graph = graph;
		graph.declare("tick", true);
		graph.declare("fill", true);
	}

	@WssRoute(output = WssRoute.Output.CALLER)
	int publish(int count, int size, long start, @Nullable String route) {
		String state = (route != null) ? route : "tick";
		String pad = Tick.pad(size);
		for (int i = 0; i < count; i++) {
			this.graph.publish(state, new Tick(start + i, 0, pad));
		}
		return count;
	}

}
