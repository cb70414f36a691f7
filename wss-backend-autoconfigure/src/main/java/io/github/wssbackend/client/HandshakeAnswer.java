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

import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;

import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with the answer to a handshake. Has no state.
 */
final class HandshakeAnswer {

	private static final int SWITCHING_PROTOCOLS = 101;

	private static final String MISSING = "Response field missing: ";

	private HandshakeAnswer() {
	}

	/**
	 * What the server did.
	 * @param failure what the JDK tells
	 * @return a predicate for a sentence whose subject is the server
	 */
	static String describe(WebSocketHandshakeException failure) {
		HttpResponse<?> response = failure.getResponse();
		int status = (response != null) ? response.statusCode() : SWITCHING_PROTOCOLS;
		if (status == SWITCHING_PROTOCOLS) {
			return "did not upgrade properly: " + fault(failure.getCause());
		}
		String answered = "answered " + status + " instead of 101";
		return (status / 100 == 3) ? answered + redirect(response) : answered;
	}

	private static String redirect(HttpResponse<?> response) {
		String location = response.headers().firstValue("Location").map(HandshakeAnswer::place).orElse("");
		return location.isEmpty() ? "; redirects are not followed"
				: " and points to " + location + "; redirects are not followed";
	}

	private static String place(String location) {
		try {
			return Place.of(URI.create(location));
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	/**
	 * What follows a colon is what the server sent, unless it is the name of a header.
	 */
	private static String fault(@Nullable Throwable cause) {
		String message = (cause != null) ? cause.getMessage() : null;
		if (message == null) {
			return "its answer is not that of a WebSocket server";
		}
		if (message.startsWith(MISSING)) {
			return message;
		}
		int colon = message.indexOf(':');
		return (colon >= 0) ? message.substring(0, colon) : message;
	}

}
