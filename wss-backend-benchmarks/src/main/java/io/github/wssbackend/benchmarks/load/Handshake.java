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

import java.nio.charset.StandardCharsets;

/**
 * The opening handshake of a client that offers no extension.
 */
final class Handshake {

	private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

	/** What RFC 6455 says is the answer to that key. */
	private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

	private final Endpoint endpoint;

	private final String subprotocols;

	Handshake(Endpoint endpoint, String subprotocols) {
		this.endpoint = endpoint;
		this.subprotocols = subprotocols;
	}

	byte[] request() {
		String offer = this.subprotocols.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + this.subprotocols + "\r\n";
		return Payload.ascii("GET " + this.endpoint.path() + " HTTP/1.1\r\nHost: 127.0.0.1:" + this.endpoint.port()
				+ "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + KEY
				+ "\r\nSec-WebSocket-Version: 13\r\n" + offer + "\r\n");
	}

	/** Where the response ends, or -1 if it is not all there. */
	int end(byte[] bytes, int from, int to) {
		for (int at = from + 3; at < to; at++) {
			if (bytes[at] == '\n' && bytes[at - 1] == '\r' && bytes[at - 2] == '\n' && bytes[at - 3] == '\r') {
				check(new String(bytes, from, at - from, StandardCharsets.ISO_8859_1));
				return at + 1;
			}
		}
		return -1;
	}

	private static void check(String response) {
		if (!response.startsWith("HTTP/1.1 101 ") || !response.contains(ACCEPT)) {
			throw new BadAnswerException("Refused: " + response.lines().findFirst().orElse(""));
		}
	}

}
