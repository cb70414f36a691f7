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

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnectException;

/**
 * One attempt to open a socket. The opener that runs it and whoever cancels it agree
 * under the monitor of this object, which is held for bookkeeping only.
 */
final class HttpClientAttempt implements SocketConnector.Attempt, Runnable {

	private final SocketTarget target;

	private final HttpClientSocket socket;

	private final HttpClients clients;

	private final HandshakeExecutor executor;

	private boolean over;

	private @Nullable CompletableFuture<?> handshake;

	HttpClientAttempt(SocketTarget target, HttpClientSocket socket, HttpClients clients, HandshakeExecutor executor) {
		this.target = target;
		this.socket = socket;
		this.clients = clients;
		this.executor = executor;
	}

	@Override
	public void run() {
		HttpClient client = client();
		if (client == null) {
			return;
		}
		try {
			WebSocket.Builder builder = builder(client);
			begin(this.executor.begin(() -> builder.buildAsync(this.target.uri(), this.socket)));
		}
		catch (RuntimeException ex) {
			this.socket.fail(HandshakeFailure.describe(this.target, ex));
		}
	}

	private @Nullable HttpClient client() {
		try {
			return this.clients.client(this.target.sslBundle());
		}
		catch (RuntimeException ex) {
			this.socket.fail(new WssConnectException(Place.of(this.target.uri()) + " cannot be opened: the SSL bundle '"
					+ this.target.sslBundle() + "' cannot be used", ex));
			return null;
		}
	}

	private WebSocket.Builder builder(HttpClient client) {
		WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(this.target.timeout());
		this.target.headers().forEach((name, values) -> values.forEach((value) -> builder.header(name, value)));
		List<String> subprotocols = this.target.subprotocols();
		if (!subprotocols.isEmpty()) {
			builder.subprotocols(subprotocols.get(0),
					subprotocols.subList(1, subprotocols.size()).toArray(String[]::new));
		}
		return builder;
	}

	/**
	 * The timeout of the JDK ends with the headers of an answer; this one also bounds its
	 * body.
	 */
	private void begin(CompletableFuture<WebSocket> opening) {
		CompletableFuture<?> handle = handle(opening);
		if (!keep(handle)) {
			handle.cancel(true);
			return;
		}
		opening.copy()
			.orTimeout(this.target.timeout().toNanos(), TimeUnit.NANOSECONDS)
			.whenComplete((socket, failure) -> ended(failure));
	}

	/**
	 * What drops the connection of a handshake when it is cancelled. Every future that
	 * comes from one of the JDK does that, as long as it is not complete; this one never
	 * is. The JDK itself leaves the connection open where the headers of an answer are
	 * too large, and one that opens while its own future is cancelled is lost.
	 */
	private static CompletableFuture<?> handle(CompletableFuture<WebSocket> opening) {
		return opening.handle((socket, failure) -> socket).thenCompose((socket) -> new CompletableFuture<>());
	}

	private synchronized boolean keep(CompletableFuture<?> handle) {
		this.handshake = handle;
		return !this.over;
	}

	private void ended(@Nullable Throwable failure) {
		if (failure != null) {
			this.socket.fail(HandshakeFailure.describe(this.target, failure));
			drop();
		}
		else {
			release();
		}
	}

	private synchronized void release() {
		this.handshake = null;
	}

	@Override
	public void cancel() {
		if (this.socket.cancel()) {
			drop();
		}
	}

	private void drop() {
		CompletableFuture<?> handshake;
		synchronized (this) {
			this.over = true;
			handshake = this.handshake;
		}
		if (handshake != null) {
			handshake.cancel(true);
		}
	}

}
