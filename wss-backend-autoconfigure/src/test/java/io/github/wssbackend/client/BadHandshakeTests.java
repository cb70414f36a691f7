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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Servers to which no socket opens. Who opens one himself is told at once; a named one is
 * tried again, in the rhythm of its back-off, until the server is mended.
 */
class BadHandshakeTests {

	private static final int BIG = 10 * 1024 * 1024;

	private static TemplateFixture fixture;

	@BeforeAll
	static void start() {
		fixture = new TemplateFixture();
	}

	@AfterAll
	static void stop() {
		fixture.close();
	}

	@BeforeEach
	void begin() {
		fixture.begin();
	}

	@AfterEach
	void nothingIsLeft() {
		fixture.assertNothingLeft();
	}

	static Stream<Arguments> faults() {
		return Stream.of(fault("200", answer("200 OK"), "answered 200 instead of 101"),
				fault("302", answer("302 Found\r\nLocation: http://127.0.0.1:1/"), "redirects are not followed"),
				fault("401", answer("401 Unauthorized\r\nWWW-Authenticate: Basic"), "answered 401 instead of 101"),
				fault("403", answer("403 Forbidden"), "answered 403 instead of 101"),
				fault("503", answer("503 Busy\r\nRetry-After: 0"), "answered 503 instead of 101"),
				fault("says nothing", RawConversation::awaitEnd, "did not open within"),
				fault("tells no id", upgraded((peer) -> {
				}), "told no id"),
				fault("tells no id but much else", upgraded(BadHandshakeTests::chatter), "told no id"),
				fault("tells an empty id", upgraded((peer) -> DeskScript.identify(peer, "")), "an id that can be none"),
				fault("sends 10 MB first", upgraded((peer) -> peer.send(RawConversation.TEXT, new byte[BIG])),
						"too big"),
				fault("speaks something else", (peer) -> peer.write("SSH-2.0-OpenSSH_9.2\r\n\r\n"),
						"does not speak HTTP/1.1"),
				fault("closes at once", RawConversation::close, "closed the connection without an answer"),
				fault("resets at once", RawConversation::reset, "closed the connection without an answer"),
				fault("upgrades and closes", upgraded((peer) -> peer.sendClose(1001, "bye")), "before it told an id"),
				fault("upgrades and is gone", upgraded(RawConversation::close), "closed with 1006"),
				fault("upgrades and breaks the protocol", upgraded((peer) -> peer.write(new byte[] { (byte) 0x83, 0 })),
						"closed with 1002"));
	}

	private static Arguments fault(String name, Consumer<RawConversation> script, String message) {
		return arguments(Named.of(name, script), message);
	}

	private static Consumer<RawConversation> answer(String status) {
		return (peer) -> peer.write("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
	}

	private static Consumer<RawConversation> upgraded(Consumer<RawConversation> then) {
		return (peer) -> {
			peer.upgrade();
			then.accept(peer);
			peer.awaitEnd();
		};
	}

	/** Everything but an id, for as long as anybody listens. */
	private static void chatter(RawConversation peer) {
		byte[] text = "{\"route\":\"setId\",\"args\":7}".getBytes(StandardCharsets.ISO_8859_1);
		byte[] frame = RawConversation.frame(RawConversation.TEXT, true, text);
		assertThat(peer.writeUntilClosed(new String(frame, StandardCharsets.ISO_8859_1))).isTrue();
	}

	@ParameterizedTest
	@MethodSource("faults")
	void whoOpensASocketIsToldInTime(Consumer<RawConversation> fault, String message) throws Exception {
		try (ScriptedServer server = new ScriptedServer(fault)) {
			assertRefused(server.uri(), message);
			// The JDK itself asks once more where a connection ends without an answer.
			assertThat(server.accepted()).hasSizeBetween(1, 2);
		}
	}

	private static void assertRefused(Object url, String message) {
		long begin = System.nanoTime();
		assertThatExceptionOfType(WssConnectException.class)
			.isThrownBy(() -> fixture.template().open(fixture.options(url)))
			.withMessageContaining(message);
		Duration taken = Duration.ofNanos(System.nanoTime() - begin);
		assertThat(taken).isLessThan(TemplateFixture.CONNECT_TIMEOUT.plus(TemplateFixture.CONNECT_TIMEOUT));
	}

	@ParameterizedTest
	@MethodSource("faults")
	void aNamedSocketOpensWhenTheServerIsMended(Consumer<RawConversation> fault, String message) throws Exception {
		try (ScriptedServer server = new ScriptedServer(fault)) {
			WssConnection connection = fixture.named(server.uri());
			CompletableFuture<WssConnection> opening = fixture.whenOpen();
			await().atMost(TemplateFixture.BOUND).until(() -> errors(message).size() >= 2);
			assertThat(opening).isNotDone();
			assertThat(connection.run("add", Integer.class)).failsWithin(TemplateFixture.REQUEST_TIMEOUT)
				.withThrowableThat()
				.withCauseInstanceOf(WssConnectException.class)
				.withMessageContaining(message);
			server.mend(DeskScript.good());
			assertThat(opening).succeedsWithin(TemplateFixture.BOUND).isSameAs(connection);
			assertThat(connection.run("add", Integer.class)).succeedsWithin(TemplateFixture.REQUEST_TIMEOUT)
				.isEqualTo(7);
		}
	}

	private static List<String> errors(String message) {
		return fixture.events.stream()
			.filter((event) -> event.startsWith("error ") && event.contains(message))
			.toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "closes at once", "closes behind its id" })
	void aServerThatClosesInALoopIsTriedInTheRhythmOfTheBackOff(String when) throws Exception {
		boolean identified = when.equals("closes behind its id");
		Consumer<RawConversation> script = identified ? upgraded((peer) -> {
			DeskScript.identify(peer, "peer");
			peer.sendClose(1001, "bye");
		}) : RawConversation::close;
		try (ScriptedServer server = new ScriptedServer(script)) {
			fixture.named(server.uri());
			// The JDK asks once more where a connection ends without an answer.
			int perAttempt = identified ? 1 : 2;
			await().atMost(TemplateFixture.BOUND).until(() -> server.accepted().size() > 5 * perAttempt);
			List<Long> accepted = server.accepted();
			// The waits between the first attempt and the sixth: 50, 100 and 3 times 200.
			assertThat(Duration.ofNanos(accepted.get(5 * perAttempt) - accepted.get(0)))
				.isGreaterThanOrEqualTo(Duration.ofMillis(750));
		}
	}

	@Test
	void aHostThatDoesNotExistIsToldAndTriedAgain() {
		String message = "The host nowhere.invalid cannot be resolved";
		assertThatExceptionOfType(WssConnectException.class)
			.isThrownBy(() -> fixture.template().open("ws://nowhere.invalid/wss"))
			.withMessage(message);
		assertTriedAgain("ws://nowhere.invalid/wss", message);
	}

	@Test
	void aPortWhereNobodyListensIsTriedAgain() throws IOException {
		int port;
		try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = closed.getLocalPort();
		}
		assertTriedAgain("ws://127.0.0.1:" + port + "/wss", "Nothing listens at 127.0.0.1:" + port);
	}

	private static void assertTriedAgain(String url, String message) {
		WssConnection connection = fixture.named(url);
		await().atMost(TemplateFixture.BOUND).until(() -> errors(message).size() >= 3);
		assertThat(fixture.whenOpen()).isNotDone();
		connection.terminate();
		assertThat(fixture.whenOpen()).failsWithin(TemplateFixture.BOUND)
			.withThrowableThat()
			.withCauseInstanceOf(WssConnectException.class);
	}

}
