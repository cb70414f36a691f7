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

import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.WssConnectException;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of opening a socket, and of all that may come of it.
 */
class HttpClientHandshakeTests {

	private static final String SECRET = "s3cret";

	private static ClientFixture fixture;

	private RawServer server;

	@BeforeAll
	static void startClient() {
		fixture = new ClientFixture();
	}

	@AfterAll
	static void stopClient() {
		fixture.close();
	}

	@BeforeEach
	void start() {
		this.server = RawServer.start();
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	/**
	 * A URL with what no message may hold.
	 */
	private URI uri() {
		return URI.create("ws://user:" + SECRET + "@127.0.0.1:" + this.server.port() + "/wss?token=" + SECRET);
	}

	private String place() {
		return "ws://127.0.0.1:" + this.server.port() + "/wss";
	}

	private static void assertFailure(RecordingSocketListener listener, String message) {
		WssConnectException failure = listener.failure();
		assertThat(failure).hasMessage(message);
		assertThat(failure).extracting(WssConnectException::toString).asString().doesNotContain(SECRET);
		assertThat(failure.getCause() + "").doesNotContain(SECRET);
		fixture.awaitReaders();
		assertThat(listener.rest()).isEmpty();
	}

	private void assertAnswer(String answer, String message) {
		RecordingSocketListener listener = fixture.connect(uri());
		try (RawConversation peer = this.server.next()) {
			peer.write(answer);
			assertFailure(listener, message);
			peer.awaitEnd();
		}
		assertThat(this.server.hasAnother()).isFalse();
	}

	@Test
	void headersAndSubprotocolsArriveAsGiven() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Authorization", "Bearer " + SECRET);
		headers.add("X-Tag", "one");
		headers.add("X-Tag", "two");
		headers.add("Cookie", "a=b; c=d");
		RecordingSocketListener listener = fixture.connect(new SocketTarget(uri(), headers,
				List.of("wss-backend.v1", "wss-backend", "own"), null, ClientFixture.TIMEOUT));
		try (RawConversation peer = this.server.next()) {
			assertThat(peer.requestLine()).isEqualTo("GET /wss?token=" + SECRET + " HTTP/1.1");
			assertThat(peer.header("Host")).containsExactly("127.0.0.1:" + this.server.port());
			assertThat(peer.header("Authorization")).containsExactly("Bearer " + SECRET);
			assertThat(peer.header("X-Tag")).containsExactly("one", "two");
			assertThat(peer.header("Cookie")).containsExactly("a=b; c=d");
			assertThat(peer.header("Sec-WebSocket-Protocol")).containsExactly("wss-backend.v1, wss-backend, own");
			assertThat(peer.header("Sec-WebSocket-Extensions")).isEmpty();
			peer.upgrade("Sec-WebSocket-Protocol: wss-backend.v1");
			listener.expect("opened");
		}
		listener.expect("closed 1006");
	}

	@Test
	void aFrameRightBehindTheAnswerIsTold() {
		RecordingSocketListener listener = fixture.connect(uri());
		try (RawConversation peer = this.server.next()) {
			peer.upgradeAndSend("first");
			listener.expect("opened", "text first");
		}
	}

	@Test
	void nobodyListens() throws Exception {
		int port;
		try (ServerSocket closed = new ServerSocket(0)) {
			port = closed.getLocalPort();
		}
		RecordingSocketListener listener = fixture.connect(URI.create("ws://127.0.0.1:" + port + "/wss?" + SECRET));
		assertFailure(listener, "Nothing listens at 127.0.0.1:" + port);
	}

	@Test
	void theHostDoesNotExist() {
		RecordingSocketListener listener = fixture.connect(URI.create("ws://nowhere.invalid/wss?" + SECRET));
		assertFailure(listener, "The host nowhere.invalid cannot be resolved");
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 400, 401, 403, 404, 407, 426, 500, 503 })
	void anotherStatusThan101IsTold(int status) {
		assertAnswer(
				"HTTP/1.1 " + status + " Whatever " + SECRET + "\r\nWWW-Authenticate: Basic realm=\"" + SECRET
						+ "\"\r\nContent-Length: 6\r\n\r\n" + SECRET,
				place() + " answered " + status + " instead of 101");
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 307, 308 })
	void redirectsAreNotFollowed(int status) {
		assertAnswer(
				"HTTP/1.1 " + status + " Elsewhere\r\nLocation: " + place().replace("//", "//u:" + SECRET + "@")
						+ "?next=" + SECRET + "\r\nContent-Length: 0\r\n\r\n",
				place() + " answered " + status + " instead of 101 and points to " + place()
						+ "; redirects are not followed");
	}

	@Test
	void aRedirectToNowhereIsToldWithoutAPlace() {
		assertAnswer("HTTP/1.1 302 Found\r\nLocation: :" + SECRET + " %\r\nContent-Length: 0\r\n\r\n",
				place() + " answered 302 instead of 101; redirects are not followed");
	}

	@Test
	void aWrongAcceptHeaderIsTold() {
		assertAnswer(
				"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
						+ "Sec-WebSocket-Accept: " + SECRET + "\r\n\r\n",
				place() + " did not upgrade properly: Bad Sec-WebSocket-Accept");
	}

	@Test
	void aMissingUpgradeHeaderIsTold() {
		assertAnswer("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n\r\n",
				place() + " did not upgrade properly: Response field missing: Upgrade");
	}

	@Test
	void aSubprotocolThatWasNotOfferedIsToldWithoutItsName() {
		RecordingSocketListener listener = fixture.connect(uri());
		try (RawConversation peer = this.server.next()) {
			peer.upgrade("Sec-WebSocket-Protocol: " + SECRET);
			assertFailure(listener, place() + " did not upgrade properly: Unexpected subprotocol");
			peer.awaitEnd();
		}
	}

	@Test
	void anExtensionThatWasNotOfferedIsToldWithoutItsName() {
		RecordingSocketListener listener = fixture.connect(uri());
		try (RawConversation peer = this.server.next()) {
			peer.upgrade("Sec-WebSocket-Extensions: " + SECRET);
			assertFailure(listener,
					place() + " did not upgrade properly: Response field 'Sec-WebSocket-Extensions' present");
			peer.awaitEnd();
		}
	}

	@Test
	void junkIsTold() {
		assertAnswer("SSH-2.0-" + SECRET + "\r\n\r\n", place() + " does not speak HTTP/1.1 as a WebSocket server does");
	}

	@Test
	void aServerThatClosesAtOnceIsTold() {
		assertEndless(RawConversation::close);
	}

	@Test
	void aServerThatResetsAtOnceIsTold() {
		assertEndless(RawConversation::reset);
	}

	/**
	 * The JDK asks again where a connection ends without a word, five times in all.
	 */
	private void assertEndless(Consumer<RawConversation> end) {
		RecordingSocketListener listener = fixture.connect(uri());
		int connections = 0;
		while (listener.rest().isEmpty() && this.server.hasAnother(end)) {
			connections++;
		}
		assertFailure(listener, place() + " closed the connection without an answer");
		assertThat(connections).isBetween(1, 5);
	}

	@Test
	void aServerThatSaysNothingFailsInTime() {
		RecordingSocketListener listener = fixture.connect(ClientFixture.target(uri(), Duration.ofMillis(200)));
		try (RawConversation peer = this.server.next()) {
			assertFailure(listener, place() + " did not open within 200 ms");
			peer.awaitEnd();
		}
	}

	@Test
	void anAnswerWhoseBodyDoesNotComeFailsInTime() {
		RecordingSocketListener listener = fixture.connect(ClientFixture.target(uri(), Duration.ofMillis(200)));
		try (RawConversation peer = this.server.next()) {
			peer.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nsome");
			assertFailure(listener, place() + " did not open within 200 ms");
			peer.awaitEnd();
		}
	}

	@Test
	void anAnswerWhoseBodyDoesNotEndFailsInTime() {
		RecordingSocketListener listener = fixture.connect(ClientFixture.target(uri(), Duration.ofMillis(200)));
		try (RawConversation peer = this.server.next()) {
			peer.write("HTTP/1.1 200 OK\r\n\r\n");
			assertThat(peer.writeUntilClosed("x".repeat(1000))).isTrue();
			assertFailure(listener, place() + " did not open within 200 ms");
		}
	}

	/**
	 * The JDK counts whole headers and gives up; one header without end may have to wait
	 * for the timeout.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "X-More: yes\r\n", "xxxxxxxxxxxxx" })
	void headersWithoutEndAreRefusedInTime(String piece) {
		RecordingSocketListener listener = fixture.connect(ClientFixture.target(uri(), Duration.ofMillis(500)));
		try (RawConversation peer = this.server.next()) {
			peer.write("HTTP/1.1 101 Switching Protocols\r\nX-First: ");
			assertThat(peer.writeUntilClosed(piece.repeat(1000))).isTrue();
			assertThat(listener.failure()).hasMessageStartingWith(place());
		}
	}

	@Test
	void aHeaderThatCannotBeSetIsNamedWithoutItsValue() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("X-Good", SECRET);
		headers.add("X-Bad", SECRET + "\r\nX-More: " + SECRET);
		RecordingSocketListener listener = fixture
			.connect(new SocketTarget(uri(), headers, List.of(), null, ClientFixture.TIMEOUT));
		assertFailure(listener, place() + " cannot be asked: the header X-Bad cannot be set, or not to this value");
	}

	@Test
	void aHeaderOfTheHandshakeItselfCannotBeSet() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("sec-websocket-key", SECRET);
		RecordingSocketListener listener = fixture
			.connect(new SocketTarget(uri(), headers, List.of(), null, ClientFixture.TIMEOUT));
		assertFailure(listener,
				place() + " cannot be asked: the header sec-websocket-key cannot be set, or not to this value");
	}

	@Test
	void aFragmentIsRefused() {
		RecordingSocketListener listener = fixture.connect(URI.create(place() + "#" + SECRET));
		assertFailure(listener,
				place() + " cannot be asked: its URL, a header or a subprotocol is not one of a handshake");
	}

	@Test
	void connectingNeverThrows() {
		ClientFixture stopped = new ClientFixture();
		stopped.close();
		RecordingSocketListener listener = stopped.connect(uri());
		assertThat(listener.failure()).hasMessage(place() + " cannot be opened: clients are stopped");
	}

}
