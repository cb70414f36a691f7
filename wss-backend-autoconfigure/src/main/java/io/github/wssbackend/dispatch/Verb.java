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

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The routes that are no nodes but words of the protocol.
 */
enum Verb {

	RUN_REQUEST("runRequest"), SUBSCRIBE("subscribeSocket"), UNSUBSCRIBE("unsubscribe"), CANCEL("cancelRequest"),
	SET_ID("setId");

	private static final Map<String, Verb> BY_ROUTE = Map.of(RUN_REQUEST.route, RUN_REQUEST, SUBSCRIBE.route, SUBSCRIBE,
			UNSUBSCRIBE.route, UNSUBSCRIBE, CANCEL.route, CANCEL, SET_ID.route, SET_ID);

	private final String route;

	Verb(String route) {
		this.route = route;
	}

	static @Nullable Verb of(String route) {
		return BY_ROUTE.get(route);
	}

}
