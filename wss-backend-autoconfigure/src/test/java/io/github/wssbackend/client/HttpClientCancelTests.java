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
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of attempts that are given up, and of what attempts leave behind.
 */
class HttpClientCancelTests {

	private ClientFixture fixture;

	private RawServer server;

	private final RecordingSocketListener listener = new RecordingSocketListener();

	@BeforeEach
	void start() {
		this.fixture = new ClientFixture();
		this.server = RawServer.start();
	}

	@AfterEach
	void stop() {
		this.server.close();
		this.fixture.close();
	}

	private SocketConnector.Attempt connect() {
		return this.fixture.connector().connect(ClientFixture.target(this.server.uri("/wss")), this.listener);
	}

	private void assertNothingTold() {
		this.fixture.awaitReaders();
		assertThat(this.listener.rest()).isEmpty();
	}

	@Test
	void beforeTheHandshake() throws IOException {
		for (int i = 0; i < 200; i++) {
			connect().cancel();
			this.fixture.awaitReaders();
			drain();
		}
		assertNothingTold();
	}

	/**
	 * Where the connection was made already it is closed.
	 */
	private void drain() throws IOException {
		while (this.server.hasAnother(1, HttpClientCancelTests::awaitEnd)) {
			continue;
		}
	}

	private static void awaitEnd(Socket socket) {
		try (socket) {
			socket.setSoTimeout(RawServer.MILLISECONDS);
			socket.getInputStream().readAllBytes();
		}
		catch (SocketTimeoutException ex) {
			throw new AssertionError("still open", ex);
		}
		catch (IOException ex) {
			assertThat(ex).hasMessageContaining("reset");
		}
	}

	@Test
	void duringTheHandshake() {
		SocketConnector.Attempt attempt = connect();
		try (RawConversation peer = this.server.next()) {
			attempt.cancel();
			peer.awaitEnd();
		}
		assertNothingTold();
	}

	@Test
	void whileTheAnswerComes() {
		for (int i = 0; i < 300; i++) {
			RecordingSocketListener listener = new RecordingSocketListener();
			SocketConnector.Attempt attempt = this.fixture.connector()
				.connect(ClientFixture.target(this.server.uri("/wss")), listener);
			try (RawConversation peer = this.server.upgraded()) {
				spin(i);
				attempt.cancel();
				this.fixture.awaitReaders();
				if (listener.rest().isEmpty()) {
					peer.awaitEnd();
				}
				else {
					listener.expect("opened");
					peer.send("alive");
					listener.expect("text alive");
				}
			}
		}
	}

	private static void spin(int times) {
		for (int i = 0; i < times * 100; i++) {
			Thread.onSpinWait();
		}
	}

	@Test
	void afterTheHandshakeItDoesNothing() {
		SocketConnector.Attempt attempt = connect();
		try (RawConversation peer = this.server.upgraded()) {
			this.listener.expect("opened");
			attempt.cancel();
			peer.send("still here");
			this.listener.expect("text still here");
			assertThat(this.listener.transport().isOpen()).isTrue();
		}
		this.listener.expect("closed 1006");
	}

	@Test
	void afterAFailureItDoesNothing() {
		SocketConnector.Attempt attempt = connect();
		try (RawConversation peer = this.server.next()) {
			peer.write("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
			assertThat(this.listener.failure()).hasMessageEndingWith("answered 503 instead of 101");
			attempt.cancel();
			attempt.cancel();
		}
		assertNothingTold();
	}

	@Test
	void twoHundredSocketsLeaveNoThread() {
		roundTrip(0);
		int before = threads();
		for (int i = 0; i < 200; i++) {
			roundTrip(i);
		}
		assertThat(threads()).isLessThanOrEqualTo(before);
	}

	private void roundTrip(int number) {
		RecordingSocketListener listener = this.fixture.connect(URI.create(this.server.uri("/wss") + "?" + number));
		try (RawConversation peer = this.server.upgraded()) {
			listener.expect("opened");
			listener.transport().closeAndAbort(new CloseStatus(1000));
			listener.expect("closed 1000");
			peer.awaitEnd();
		}
		this.fixture.awaitReaders();
	}

	/**
	 * Threads that belong to clients.
	 */
	private static int threads() {
		return (int) Arrays
			.stream(ManagementFactory.getThreadMXBean()
				.getThreadInfo(ManagementFactory.getThreadMXBean().getAllThreadIds()))
			.filter((thread) -> thread != null && (thread.getThreadName().startsWith("HttpClient-")
					|| thread.getThreadName().startsWith("wss-client-")
					|| thread.getThreadName().startsWith("CompletableFutureDelay")))
			.count();
	}

}
