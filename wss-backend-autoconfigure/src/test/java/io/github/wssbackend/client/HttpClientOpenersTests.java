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
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever resolves a host has threads of its own.
 */
class HttpClientOpenersTests {

	private final ExecutorService readers = Executors.newFixedThreadPool(2);

	private final ExecutorService openers = Executors.newFixedThreadPool(1);

	private final HttpClientConnector connector = new HttpClientConnector(new FixedSslContexts(), this.readers,
			(task) -> this.openers.execute(new Opening(task)), Duration.ofMillis(300));

	@AfterEach
	void close() {
		this.readers.shutdownNow();
		this.openers.shutdownNow();
	}

	private RecordingSocketListener connect(URI uri) {
		RecordingSocketListener listener = new RecordingSocketListener();
		this.connector.connect(ClientFixture.target(uri), listener);
		return listener;
	}

	@Test
	void openersResolveHosts() {
		Throwable failure = connect(URI.create("ws://nowhere.invalid/wss")).failure();
		assertThat(failure).hasMessage("The host nowhere.invalid cannot be resolved");
		assertThat(frames(failure)).anyMatch((frame) -> frame.getClassName().equals(Opening.class.getName()));
	}

	private static Stream<StackTraceElement> frames(Throwable failure) {
		return Stream.iterate(failure, (cause) -> cause != null, Throwable::getCause)
			.flatMap((cause) -> Arrays.stream(cause.getStackTrace()));
	}

	@Test
	void aSocketIsReadWhileOpenersAreHeldUp() throws Exception {
		CountDownLatch resolved = new CountDownLatch(1);
		try (RawServer server = RawServer.start()) {
			RecordingSocketListener listener = connect(server.uri("/wss"));
			try (RawConversation peer = server.upgraded()) {
				listener.expect("opened");
				this.openers.submit(() -> resolved.await(RawServer.MILLISECONDS, TimeUnit.MILLISECONDS));
				RecordingSocketListener waiting = connect(server.uri("/wss"));
				peer.send("hello");
				listener.expect("text hello");
				assertThat(waiting.rest()).isEmpty();
				resolved.countDown();
				server.upgraded().close();
				waiting.expect("opened");
			}
		}
	}

	/**
	 * Leaves its name in what is thrown below it.
	 */
	private record Opening(Runnable task) implements Runnable {

		@Override
		public void run() {
			this.task.run();
		}

	}

}
