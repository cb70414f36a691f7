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

package io.github.wssbackend.client;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.connection.PeerConnection;

/**
 * What outbound connections leave behind, for tests of other packages.
 */
public final class ClientTraces {

	private ClientTraces() {
	}

	/**
	 * How many connections are open or being opened.
	 */
	public static int connections(ClientRegistry registry) {
		return registry.size();
	}

	/**
	 * How many sockets are watched.
	 */
	public static int watched(ClientRegistry registry) {
		return registry.watched();
	}

	/**
	 * The socket that calls of an outbound connection go out on.
	 */
	public static @Nullable PeerConnection live(WssConnection connection) {
		return ((ClientConnection) connection).lifeline().live();
	}

	/**
	 * How many subscriptions an outbound connection has.
	 */
	public static int subscriptions(WssConnection connection) {
		return ((ClientConnection) connection).lifeline().subscriptions().size();
	}

}
