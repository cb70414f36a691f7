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

package io.github.wssbackend.api;

import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;

import io.github.wssbackend.testing.TestPeer;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Handshakes that do not come to a connection.
 */
final class Handshakes {

	private Handshakes() {
	}

	/**
	 * The HTTP status that a handshake is refused with.
	 */
	static int refusal(String url) {
		CompletionException ex = catchThrowableOfType(CompletionException.class, () -> TestPeer.connect(url).close());
		return ((WebSocketHandshakeException) ex.getCause()).getResponse().statusCode();
	}

}
