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

import java.net.http.HttpRequest;
import java.util.List;

/**
 * Finds what the JDK does not like in a handshake request; what it says itself may hold
 * the value of a header. Has no state.
 */
final class HandshakeRequest {

	private HandshakeRequest() {
	}

	/**
	 * The mistake.
	 * @param target where the socket was to lead
	 * @return what is wrong
	 */
	static String mistake(SocketTarget target) {
		return target.headers()
			.headerNames()
			.stream()
			.filter((name) -> !isTaken(name, target.headers().getOrEmpty(name)))
			.findFirst()
			.map((name) -> "the header " + name + " cannot be set, or not to this value")
			.orElse("its URL, a header or a subprotocol is not one of a handshake");
	}

	private static boolean isTaken(String name, List<String> values) {
		if (name.regionMatches(true, 0, "Sec-WebSocket-", 0, "Sec-WebSocket-".length())) {
			return false;
		}
		try {
			HttpRequest.Builder request = HttpRequest.newBuilder();
			values.forEach((value) -> request.header(name, value));
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
