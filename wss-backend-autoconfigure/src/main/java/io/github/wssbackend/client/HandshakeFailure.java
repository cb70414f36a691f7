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

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnectException;

/**
 * Tells why a socket did not open, in a sentence that helps. No message has the value of
 * a header, a query or user info; where a cause may have one it is left out. Has no
 * state.
 */
final class HandshakeFailure {

	private HandshakeFailure() {
	}

	/**
	 * The exception for a failure.
	 * @param target where the socket was to lead
	 * @param failure what the JDK tells
	 * @return what the caller is told
	 */
	static WssConnectException describe(SocketTarget target, Throwable failure) {
		String place = Place.of(target.uri());
		WebSocketHandshakeException answer = Causes.find(failure, WebSocketHandshakeException.class);
		if (answer != null) {
			return new WssConnectException(place + " " + HandshakeAnswer.describe(answer));
		}
		IllegalArgumentException refused = Causes.find(failure, IllegalArgumentException.class);
		if (refused != null && Causes.find(failure, IOException.class) == null) {
			return new WssConnectException(place + " cannot be asked: " + HandshakeRequest.mistake(target));
		}
		if (has(failure, ProtocolException.class)) {
			return new WssConnectException(place + " does not speak HTTP/1.1 as a WebSocket server does");
		}
		return new WssConnectException(sentence(target, place, failure), unwrap(failure));
	}

	private static String sentence(SocketTarget target, String place, Throwable failure) {
		if (has(failure, UnresolvedAddressException.class) || has(failure, UnknownHostException.class)) {
			return "The host " + target.uri().getHost() + " cannot be resolved";
		}
		if (has(failure, TimeoutException.class) || has(failure, HttpTimeoutException.class)) {
			return place + " did not open within " + target.timeout().toMillis() + " ms";
		}
		if (has(failure, SSLException.class)) {
			return "TLS with " + Place.authority(target.uri()) + " failed: " + reason(failure);
		}
		if (has(failure, ConnectException.class)) {
			return "Nothing listens at " + Place.authority(target.uri());
		}
		return place + " closed the connection without an answer";
	}

	private static String reason(Throwable failure) {
		Throwable reason = Causes.find(failure, GeneralSecurityException.class);
		if (reason == null) {
			reason = Causes.find(failure, SSLException.class);
		}
		return (reason != null) ? String.valueOf(reason.getMessage()) : "unknown";
	}

	private static boolean has(Throwable failure, Class<?> type) {
		return Causes.find(failure, type) != null;
	}

	private static @Nullable Throwable unwrap(Throwable failure) {
		return (failure instanceof CompletionException) ? failure.getCause() : failure;
	}

}
