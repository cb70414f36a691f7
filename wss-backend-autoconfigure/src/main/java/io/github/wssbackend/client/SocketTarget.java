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

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Where a socket leads and what its handshake says. Immutable.
 *
 * @param uri the URL, {@code ws} or {@code wss}
 * @param headers headers of the handshake request
 * @param subprotocols what is offered, the preferred first
 * @param sslBundle the name of the SSL bundle, {@code null} for the trust of the JDK
 * @param timeout how long the connection and its handshake may take
 */
record SocketTarget(URI uri, HttpHeaders headers, List<String> subprotocols, @Nullable String sslBundle,
		Duration timeout) {

	/**
	 * The URL without its query, which may hold what is nobody's business.
	 */
	String address() {
		String path = this.uri.getRawPath();
		return this.uri.getScheme() + "://" + this.uri.getRawAuthority() + ((path != null) ? path : "");
	}

	int port() {
		return (this.uri.getPort() >= 0) ? this.uri.getPort() : isSecure() ? 443 : 80;
	}

	InetSocketAddress remoteAddress() {
		return InetSocketAddress.createUnresolved(this.uri.getHost(), port());
	}

	boolean isSecure() {
		return "wss".equalsIgnoreCase(this.uri.getScheme());
	}

}
