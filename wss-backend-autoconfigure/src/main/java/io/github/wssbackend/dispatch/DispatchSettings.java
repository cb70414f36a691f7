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

package io.github.wssbackend.dispatch;

import java.util.List;

import io.github.wssbackend.route.RoutePatterns;

/**
 * What a peer may do. Immutable.
 *
 * @param offered the nodes that it may run and subscribe to
 * @param maxSubscriptions how many subscriptions it may have
 * @param maxInFlight how many of its calls may be accepted and not ended
 * @param keepState whether its last data message is kept as a state
 * @param routeMessages whether its calls are run, after handlers saw them
 * @since 0.1.0
 */
public record DispatchSettings(RoutePatterns offered, int maxSubscriptions, int maxInFlight, boolean keepState,
		boolean routeMessages) {

	/**
	 * Settings with the patterns of the offered nodes as they were written.
	 * @param routes the patterns
	 * @param maxSubscriptions how many subscriptions it may have
	 * @param maxInFlight how many of its calls may be accepted and not ended
	 * @param keepState whether its last data message is kept as a state
	 * @param routeMessages whether its calls are run, after handlers saw them
	 */
	public DispatchSettings(List<String> routes, int maxSubscriptions, int maxInFlight, boolean keepState,
			boolean routeMessages) {
		this(RoutePatterns.of(routes), maxSubscriptions, maxInFlight, keepState, routeMessages);
	}

}
