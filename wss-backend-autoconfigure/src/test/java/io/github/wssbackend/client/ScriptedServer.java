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
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A {@link RawServer} that serves one connection after the other, each on a thread of its
 * own, by a script that may be replaced. Safe for use by several threads.
 */
final class ScriptedServer implements AutoCloseable {

	private final RawServer server = RawServer.start();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Long> accepted = new CopyOnWriteArrayList<>();

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private volatile Consumer<RawConversation> script;

	private volatile boolean closed;

	ScriptedServer(Consumer<RawConversation> script) {
		this.script = script;
		this.threads.execute(this::accept);
	}

	private void accept() {
		while (!this.closed) {
			try {
				Socket socket = this.server.accept();
				this.accepted.add(System.nanoTime());
				this.sockets.add(socket);
				this.threads.execute(() -> serve(socket));
			}
			catch (UncheckedIOException ex) {
				assertThat(this.closed || ex.getCause() instanceof SocketTimeoutException).isTrue();
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			this.script.accept(new RawConversation(socket));
		}
		catch (IOException | UncheckedIOException ex) {
			// The client has gone, which it may.
		}
	}

	/**
	 * Serve connections that come from now on by another script.
	 */
	void mend(Consumer<RawConversation> script) {
		this.script = script;
	}

	URI uri() {
		return this.server.uri("/wss");
	}

	/**
	 * When each connection came, in nanoseconds.
	 */
	List<Long> accepted() {
		return this.accepted;
	}

	@Override
	public void close() throws IOException, InterruptedException {
		this.closed = true;
		this.server.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
		this.threads.shutdownNow();
		assertThat(this.threads.awaitTermination(RawServer.MILLISECONDS, TimeUnit.MILLISECONDS)).isTrue();
	}

}
