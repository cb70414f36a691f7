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

package io.github.wssbackend.benchmarks.load;

/**
 * How a peer wants to be spoken to. An instance belongs to one load and its thread.
 */
interface Dialect {

	/** The handshake is through: begin what has to go before the first request. */
	default void opened(LoadSocket socket) {
	}

	/** A whole text message came in; it is checked and handed to the receiver. */
	void message(LoadSocket socket, byte[] bytes, int from, int to);

	/** Ask for a sum. */
	void add(LoadSocket socket, long request, boolean blocking, long a, long b);

	void subscribe(LoadSocket socket, long request, String route);

	/** Ask the server to publish so many values of a size, the first with that number. */
	void publish(LoadSocket socket, long request, String route, int count, int size, long start);

	/** Subprotocols to offer, or an empty text. */
	default String subprotocols() {
		return "";
	}

}
