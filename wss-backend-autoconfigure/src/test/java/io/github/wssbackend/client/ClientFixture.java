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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.http.HttpHeaders;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * A connector with readers of its own.
 */
final class ClientFixture implements AutoCloseable {

	private static final int READERS = 2;

	static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final ExecutorService readers = new ThreadPoolExecutor(READERS, READERS, 0, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(), threads());

	private final HttpClientConnector connector;

	ClientFixture(SslContexts ssl, Duration closeTimeout) {
		this.connector = new HttpClientConnector(ssl, this.readers, this.readers, closeTimeout);
	}

	ClientFixture() {
		this(new FixedSslContexts(), Duration.ofMillis(300));
	}

	private static CustomizableThreadFactory threads() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("wss-client-");
		threads.setDaemon(true);
		return threads;
	}

	static SocketTarget target(URI uri) {
		return target(uri, TIMEOUT);
	}

	static SocketTarget target(URI uri, Duration timeout) {
		return new SocketTarget(uri, new HttpHeaders(), List.of(), null, timeout);
	}

	RecordingSocketListener connect(URI uri) {
		return connect(target(uri));
	}

	RecordingSocketListener connect(SocketTarget target) {
		RecordingSocketListener listener = new RecordingSocketListener();
		this.connector.connect(target, listener);
		return listener;
	}

	HttpClientConnector connector() {
		return this.connector;
	}

	/**
	 * Wait until the readers did all that was given to them.
	 */
	void awaitReaders() {
		for (int i = 0; i < READERS * 10; i++) {
			try {
				this.readers.submit(() -> {
				}).get(RawServer.MILLISECONDS, TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException | ExecutionException | TimeoutException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	@Override
	public void close() {
		this.readers.shutdownNow();
	}

}
