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

import java.time.Duration;
import java.util.concurrent.Executor;

import io.github.wssbackend.WssConnectException;

/**
 * Opens sockets with the client of the JDK: no redirects, no cookies, the default proxy.
 * Has no state of its own; safe for use by several threads.
 */
final class HttpClientConnector implements SocketConnector {

	/**
	 * How long the far side may take to answer a close frame.
	 */
	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

	private final HttpClients clients;

	private final HandshakeExecutor handshakes;

	private final Executor readers;

	private final Executor openers;

	private final Duration closeTimeout;

	/**
	 * Create a connector.
	 * @param ssl gives the SSL bundles
	 * @param readers where sockets are read and listeners called; what blocks there holds
	 * up other sockets
	 * @param openers where hosts are resolved and SSL bundles read; what blocks there
	 * holds up other attempts to open one
	 */
	HttpClientConnector(SslContexts ssl, Executor readers, Executor openers) {
		this(ssl, readers, openers, CLOSE_TIMEOUT);
	}

	HttpClientConnector(SslContexts ssl, Executor readers, Executor openers, Duration closeTimeout) {
		this.handshakes = new HandshakeExecutor(readers, openers);
		this.clients = new HttpClients(ssl, this.handshakes);
		this.readers = readers;
		this.openers = openers;
		this.closeTimeout = closeTimeout;
	}

	@Override
	public Attempt connect(SocketTarget target, SocketListener listener) {
		HttpClientSocket socket = new HttpClientSocket(listener, this.readers, this.closeTimeout);
		HttpClientAttempt attempt = new HttpClientAttempt(target, socket, this.clients, this.handshakes);
		try {
			this.openers.execute(attempt);
		}
		catch (RuntimeException ex) {
			socket.fail(new WssConnectException(Place.of(target.uri()) + " cannot be opened: clients are stopped", ex));
		}
		return attempt;
	}

}
