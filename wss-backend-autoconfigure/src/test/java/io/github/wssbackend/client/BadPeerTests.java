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
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssConnectionLostException;
import io.github.wssbackend.WssTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Servers that misbehave when the socket is open, while a request is under way.
 */
class BadPeerTests {

	private static final int BIG = 10 * 1024 * 1024;

	private static TemplateFixture fixture;

	private final BlockingQueue<Integer> prices = new LinkedBlockingQueue<>();

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

	static Stream<Arguments> ends() {
		return Stream.of(fin("FIN", RawConversation::close), end("RST", 1006, RawConversation::reset),
				fin("FIN in a frame", halfAFrame(RawConversation::close)),
				end("RST in a frame", 1006, halfAFrame(RawConversation::reset)),
				end("silence in a frame", 4009, halfAFrame(RawConversation::awaitEnd)),
				end("silence", 4009, RawConversation::awaitEnd),
				end("a close frame", 1012, (peer) -> peer.sendClose(1012, "restart")),
				end("no frame at all", 1002, (peer) -> peer.write("HTTP/1.1 400 Bad Request\r\n\r\n")),
				end("text that is not UTF-8", 1007,
						(peer) -> peer.send(RawConversation.TEXT, new byte[] { (byte) 0xC3, 0x28 })),
				end("10 MB of text", 1009, (peer) -> peer.send(RawConversation.TEXT, new byte[BIG])),
				end("10 MB of bytes", 1009, (peer) -> peer.send(RawConversation.BINARY, new byte[BIG])));
	}

	private static Arguments end(String name, int code, Consumer<RawConversation> fault) {
		return arguments(Named.of(name, fault), List.of(code));
	}

	/**
	 * The JDK does not always tell of a connection that ends without a close frame; the
	 * heartbeat does.
	 */
	private static Arguments fin(String name, Consumer<RawConversation> fault) {
		return arguments(Named.of(name, fault), List.of(1006, 4009));
	}

	private static Consumer<RawConversation> halfAFrame(Consumer<RawConversation> then) {
		return (peer) -> {
			peer.write(new byte[] { (byte) 0x81, 100, '{', '"', 'a' });
			then.accept(peer);
		};
	}

	@ParameterizedTest
	@MethodSource("ends")
	void theRequestIsLostAndTheSocketComesBack(Consumer<RawConversation> fault, List<Integer> codes) throws Exception {
		try (ScriptedServer server = new ScriptedServer(new DeskScript(fault))) {
			WssConnection connection = open(server, TemplateFixture.BOUND);
			assertThat(connection.run("fault", Integer.class)).failsWithin(TemplateFixture.BOUND)
				.withThrowableThat()
				.withCauseInstanceOf(WssConnectionLostException.class);
			assertThat(price()).isEqualTo(2);
			await().atMost(TemplateFixture.BOUND).until(connection::isOpen);
			assertThat(connection.id()).isEqualTo("peer2");
			assertAnswers(connection);
			assertThat(fixture.events).containsAnyElementsOf(codes.stream().map((code) -> "close " + code).toList());
			assertThat(server.accepted()).hasSize(2);
		}
	}

	/**
	 * A connection that is open and has a subscription.
	 */
	private WssConnection open(ScriptedServer server, Duration requestTimeout) throws Exception {
		WssConnection connection = fixture.named(server.uri(), requestTimeout);
		assertThat(fixture.whenOpen()).succeedsWithin(TemplateFixture.BOUND);
		assertThat(connection.subscribe("price", Integer.class, this.prices::add))
			.succeedsWithin(TemplateFixture.BOUND);
		assertThat(price()).isEqualTo(1);
		return connection;
	}

	private Integer price() throws InterruptedException {
		return this.prices.poll(TemplateFixture.BOUND.toSeconds(), TimeUnit.SECONDS);
	}

	private static void assertAnswers(WssConnection connection) {
		assertThat(connection.run("add", Integer.class)).succeedsWithin(TemplateFixture.BOUND).isEqualTo(7);
	}

	@Test
	void junkIsPassedOverAndTheRequestTimesOut() throws Exception {
		try (ScriptedServer server = new ScriptedServer(new DeskScript(BadPeerTests::junk))) {
			WssConnection connection = open(server, TemplateFixture.REQUEST_TIMEOUT);
			CompletableFuture<Integer> request = connection.run("fault", Integer.class);
			assertThat(request).failsWithin(TemplateFixture.BOUND)
				.withThrowableThat()
				.withCauseInstanceOf(WssTimeoutException.class);
			assertStillOpen(connection, server);
		}
	}

	private static void junk(RawConversation peer) {
		for (String junk : new String[] { "", "junk", "{", "[1,2", "{\"args\":1}", "{\"callbackId\":{}}",
				"{\"args\":1,\"callbackId\":999}", "{\"args\":1,\"callbackId\":-1}", "{\"args\":1,\"callbackId\":1e99}",
				"{\"args\":1,\"callbackId\":\"other\"}", "null", "\u0000" }) {
			peer.send(junk);
		}
		peer.send(RawConversation.BINARY, new byte[] { 0, (byte) 0xFF, 7 });
		peer.send(RawConversation.PONG, new byte[0]);
	}

	@Test
	void aSecondIdHasNoEffect() throws Exception {
		DeskScript script = new DeskScript((peer) -> DeskScript.identify(peer, "another"));
		try (ScriptedServer server = new ScriptedServer(script)) {
			WssConnection connection = open(server, TemplateFixture.REQUEST_TIMEOUT);
			connection.post("fault");
			assertAnswers(connection);
			await().atMost(TemplateFixture.BOUND)
				.until(() -> ((ClientConnection) connection).lifeline().live().unsolicited() == 1);
			assertStillOpen(connection, server);
		}
	}

	private void assertStillOpen(WssConnection connection, ScriptedServer server) {
		assertThat(connection.isOpen()).isTrue();
		assertThat(connection.id()).isEqualTo("peer1");
		assertAnswers(connection);
		assertThat(((ClientConnection) connection).lifeline().live().waiting()).as("the route alone").isOne();
		assertThat(server.accepted()).hasSize(1);
		assertThat(this.prices).isEmpty();
	}

}
