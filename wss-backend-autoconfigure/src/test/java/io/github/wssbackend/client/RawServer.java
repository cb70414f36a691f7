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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import javax.net.ssl.SSLContext;

/**
 * A server on bare TCP that does what a test tells it, connection by connection. Every
 * wait is bounded.
 */
final class RawServer implements AutoCloseable {

	static final int MILLISECONDS = 10_000;

	private static final int SOON = 500;

	private final ServerSocket server;

	private final String scheme;

	private RawServer(ServerSocket server, String scheme) throws IOException {
		this.server = server;
		this.scheme = scheme;
		server.setSoTimeout(MILLISECONDS);
	}

	static RawServer start() {
		try {
			ServerSocket server = ServerSocketChannel.open().socket();
			server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
			return new RawServer(server, "ws");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static RawServer start(SSLContext context) {
		try {
			return new RawServer(
					context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1")),
					"wss");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.server.getLocalPort();
	}

	URI uri(String path) {
		return URI.create(this.scheme + "://127.0.0.1:" + port() + path);
	}

	/**
	 * The next connection, before anything is read from it.
	 */
	Socket accept() {
		try {
			Socket socket = this.server.accept();
			socket.setSoTimeout(MILLISECONDS);
			return socket;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The next connection, its request read.
	 */
	RawConversation next() {
		return new RawConversation(accept());
	}

	/**
	 * The next connection, upgraded.
	 */
	RawConversation upgraded() {
		RawConversation conversation = next();
		conversation.upgrade();
		return conversation;
	}

	/**
	 * Whether a connection waits that nobody accepted.
	 */
	boolean hasAnother() {
		return hasAnother(1, Socket::toString);
	}

	/**
	 * Serve the next connection, if it comes soon.
	 */
	boolean hasAnother(Consumer<RawConversation> serving) {
		return hasAnother(SOON, (socket) -> serving.accept(new RawConversation(socket)));
	}

	boolean hasAnother(int milliseconds, Consumer<Socket> serving) {
		try {
			this.server.setSoTimeout(milliseconds);
			serving.accept(this.server.accept());
			return true;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Accept a connection whose handshake fails on the other end.
	 */
	void refuse() {
		try (Socket socket = accept()) {
			socket.getInputStream().readAllBytes();
		}
		catch (IOException ex) {
			// That is what a refused certificate looks like from here.
		}
	}

	/**
	 * Answer without asking what was said.
	 */
	void answerAnything(String answer) {
		try (Socket socket = accept()) {
			socket.getInputStream().read();
			socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
			socket.shutdownOutput();
			socket.getInputStream().readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
