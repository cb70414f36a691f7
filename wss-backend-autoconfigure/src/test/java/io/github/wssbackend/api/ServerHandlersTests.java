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

package io.github.wssbackend.api;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.CloseStatus;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssHandshake;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServerHandler;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What handlers of a server are told, in which order, and what they can do. The query of
 * the handshake says how the handlers behave; each connection keeps a log of its own.
 */
class ServerHandlersTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Handlers.class, Routes.class)
		.with("wss.servers[0].path=/wss", "wss.servers[0].handlers=first,second", "wss.servers[1].path=/quiet",
				"wss.servers[1].handlers=first", "wss.servers[1].route-messages=false");

	@SuppressWarnings("unchecked")
	private static Queue<String> log(WssConnection connection) {
		return (Queue<String>) connection.attributes().get("log");
	}

	private static void awaitLog(Queue<String> log, String... entries) {
		await().untilAsserted(() -> assertThat(log).containsExactly(entries));
	}

	/**
	 * The log once onConnection is over, without what it says until then.
	 */
	private static Queue<String> emptyLog(TestPeer peer) {
		assertThat(peer.framesUntilNow()).isEmpty();
		Queue<String> log = log(application.connection(peer));
		log.clear();
		return log;
	}

	private static Gate gate(String name) {
		return application.bean(Handlers.class).gates.computeIfAbsent(name, (key) -> new Gate());
	}

	@Test
	void handlersAreCalledInTheirOrder() {
		TestPeer peer = application.peer("/wss?x");
		Queue<String> log = log(application.connection(peer));
		peer.send("hello");
		awaitLog(log, "first upgrade", "second upgrade", "first connection", "second connection", "first message hello",
				"second message hello");
		peer.close();
		awaitLog(log, "first upgrade", "second upgrade", "first connection", "second connection", "first message hello",
				"second message hello", "first closed 1000", "second closed 1000");
	}

	@Test
	void attributesOfTheHandshakeAreThoseOfTheConnection() {
		TestPeer peer = application.peer("/wss?x");
		assertThat(application.connection(peer).attributes()).containsEntry("first", true).containsKey("log");
	}

	@Test
	void theHandshakeShowsUriHeadersAndPrincipal() {
		TestPeer peer = application.peer("/wss?describe", (builder) -> builder.header("X-Seen", "yes"));
		assertThat(application.connection(peer).attributes()).containsEntry("description", "/wss describe yes null");
	}

	@Test
	void aHandlerRefusesAHandshakeWithAStatus() {
		assertThat(Handshakes.refusal(application.url("/wss?reject=429"))).isEqualTo(429);
	}

	@Test
	void aHandlerRefusesAHandshakeAsForbidden() {
		assertThat(Handshakes.refusal(application.url("/wss?reject"))).isEqualTo(403);
	}

	@Test
	void theFirstRefusalCounts() {
		assertThat(Handshakes.refusal(application.url("/wss?reject=401&second=503"))).isEqualTo(401);
	}

	@Test
	void aHandlerThatThrowsInAHandshakeRefusesIt() {
		assertThat(Handshakes.refusal(application.url("/wss?throwUpgrade"))).isEqualTo(500);
	}

	@Test
	void setIdGoesOutBeforeWhatOnConnectionSends() {
		TestPeer peer = application.peer("/wss?welcome");
		assertThat(peer.setId().get("route").asString()).isEqualTo("setId");
		assertThat(peer.next()).isEqualTo("welcome " + peer.id());
	}

	@Test
	void callsStartWhenOnConnectionReturns() {
		TestPeer peer = application.peer("/wss?gate=connection");
		gate("connection").awaitEntered();
		peer.ask("ping", "[]", "1");
		peer.ask("cancelRequest", "[0]", "2");
		assertThat(peer.next()).isEqualTo(answer("2", "false"));
		gate("connection").open();
		assertThat(peer.next()).isEqualTo(answer("1", "\"pong\""));
	}

	@Test
	void aHandlerMayWaitForAnAnswerOfThePeer() {
		TestPeer peer = application.peer("/wss?ask");
		assertThat(peer.next())
			.isEqualTo("{\"route\":\"runRequest\",\"args\":[{\"route\":\"who\",\"args\":[]},\"" + peer.id() + "\",1]}");
		peer.send("{\"args\":\"ann\",\"callbackId\":1}");
		assertThat(peer.next()).isEqualTo("hello ann");
	}

	@Test
	void aMessageIsSeenByHandlersBeforeItIsHandled() {
		TestPeer peer = application.peer("/wss?x");
		Queue<String> log = emptyLog(peer);
		peer.ask("logged", "[]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "true"));
		assertThat(log).hasSize(3).last().isEqualTo("node");
		assertThat(log).first().asString().startsWith("first message {\"route\":\"runRequest\"");
	}

	@Test
	void aMessageTellsRouteMethodAndArguments() {
		TestPeer peer = application.peer("/wss?x");
		peer.send("{\"route\":\"describe\",\"args\":[1,{\"a\":2}],\"method\":\"get\"}");
		assertThat(peer.next()).isEqualTo("described describe get [1,{\"a\":2}]");
	}

	@Test
	void whatIsNoCallIsAMessageWithoutARoute() {
		TestPeer peer = application.peer("/wss?x");
		peer.sendBinary(new byte[] { 1, 2, 3 });
		assertThat(peer.next()).isEqualTo("bytes 3 null null null");
	}

	@Test
	void messagesOfOneConnectionAreToldInTheirOrder() {
		TestPeer peer = application.peer("/wss?x");
		Queue<String> log = emptyLog(peer);
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			peer.send("m" + i);
			expected.add("first message m" + i);
			expected.add("second message m" + i);
		}
		assertThat(peer.framesUntilNow()).isEmpty();
		assertThat(List.copyOf(log).subList(0, 600)).containsExactlyElementsOf(expected);
	}

	@Test
	void aHandlerThatThrowsIsToldToOnErrorAndStopsNothing() {
		TestPeer peer = application.peer("/wss?x");
		Queue<String> log = emptyLog(peer);
		peer.send("throw");
		peer.send("overflow");
		peer.ask("ping", "[]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "\"pong\""));
		assertThat(List.copyOf(log).subList(0, 8)).containsExactly("first message throw", "first error thrown",
				"second error thrown", "second message throw", "first message overflow", "first error overflown",
				"second error overflown", "second message overflow");
	}

	@Test
	void aHandlerThatThrowsInOnConnectionStopsNothing() {
		TestPeer peer = application.peer("/wss?throwConnection");
		peer.ask("ping", "[]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "\"pong\""));
		assertThat(log(application.connection(peer))).startsWith("first upgrade", "second upgrade", "first connection",
				"first error at connection", "second error at connection", "second connection");
	}

	@Test
	void onConnectionClosedComesOnceWhenAPeerVanishes() {
		TestPeer peer = application.peer("/wss?x");
		Queue<String> log = log(application.connection(peer));
		peer.abort();
		await().until(() -> log.contains("second closed 1006"));
		assertThat(log.stream().filter((entry) -> entry.contains("closed"))).containsExactly("first closed 1006",
				"second closed 1006");
	}

	@Test
	void onConnectionClosedTellsTheStatusOfThePeer() {
		TestPeer peer = application.peer("/wss?x");
		WssConnection connection = application.connection(peer);
		connection.close(new CloseStatus(4321, "done"));
		await().until(() -> log(connection).contains("first closed 4321"));
	}

	@Test
	void withoutRouteMessagesHandlersSeeCallsInsteadOfTheDefaultHandling() {
		TestPeer peer = application.peer("/quiet?x");
		peer.ask("ping", "[]", "1");
		peer.ask("cancelRequest", "[1]", "2");
		peer.send("{\"route\":\"describe\",\"args\":[]}");
		assertThat(peer.next()).isEqualTo("described describe null []");
		assertThat(log(application.connection(peer)).stream().filter((entry) -> entry.contains("ping"))).hasSize(1);
	}

	@Test
	void withoutRouteMessagesAnswersAreStillHandled() {
		TestPeer peer = application.peer("/quiet?x");
		CompletableFuture<Integer> answer = application.connection(peer).run("there", Integer.class);
		peer.next();
		peer.send("{\"args\":3,\"callbackId\":1}");
		assertThat(answer.join()).isEqualTo(3);
	}

	@WssRoute
	static class Routes {

		@WssRoute
		boolean logged(WssConnection connection) {
			return log(connection).add("node");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Handlers {

		final Map<String, Gate> gates = new ConcurrentHashMap<>();

		@Bean
		WssServerHandler first() {
			return new First(this.gates);
		}

		@Bean
		WssServerHandler second() {
			return new Logging("second");
		}

	}

	static class Logging implements WssServerHandler {

		private final String name;

		Logging(String name) {
			this.name = name;
		}

		static String query(URI uri) {
			return (uri.getQuery() != null) ? uri.getQuery() : "";
		}

		void log(WssConnection connection, String entry) {
			ServerHandlersTests.log(connection).add(this.name + " " + entry);
		}

		@Override
		@SuppressWarnings("unchecked")
		public void onUpgrade(WssHandshake handshake) {
			Queue<String> log = (Queue<String>) handshake.attributes()
				.computeIfAbsent("log", (key) -> new ConcurrentLinkedQueue<>());
			log.add(this.name + " upgrade");
			if (query(handshake.uri()).contains(this.name + "=503")) {
				handshake.reject(503);
			}
		}

		@Override
		public void onConnection(WssConnection connection) {
			log(connection, "connection");
		}

		@Override
		public void onMessage(WssMessage message, WssConnection connection) {
			log(connection, "message " + message.payload());
		}

		@Override
		public void onConnectionClosed(WssConnection connection, CloseStatus status) {
			log(connection, "closed " + status.getCode());
		}

		@Override
		public void onError(WssServer server, @Nullable WssConnection connection, Throwable error) {
			if (connection != null) {
				log(connection, "error " + error.getMessage());
			}
		}

	}

	static class First extends Logging {

		private final Map<String, Gate> gates;

		First(Map<String, Gate> gates) {
			super("first");
			this.gates = gates;
		}

		@Override
		public void onUpgrade(WssHandshake handshake) {
			super.onUpgrade(handshake);
			handshake.attributes().put("first", true);
			String query = query(handshake.uri());
			if (query.equals("describe")) {
				handshake.attributes()
					.put("description", handshake.uri().getPath() + " " + query + " "
							+ handshake.headers().getFirst("X-Seen") + " " + handshake.principal());
			}
			if (query.equals("reject")) {
				handshake.reject();
			}
			else if (query.startsWith("reject=")) {
				handshake.reject(Integer.parseInt(query.substring(7, 10)));
			}
			else if (query.equals("throwUpgrade")) {
				throw new IllegalStateException("at upgrade");
			}
		}

		@Override
		public void onConnection(WssConnection connection) {
			super.onConnection(connection);
			String query = query(connection.uri());
			switch (query) {
				case "welcome" -> connection.send("welcome " + connection.id());
				case "ask" -> connection.send("hello " + connection.run("who", String.class).join());
				case "throwConnection" -> throw new IllegalStateException("at connection");
				default -> {
					if (query.startsWith("gate=")) {
						this.gates.computeIfAbsent(query.substring(5), (key) -> new Gate()).pass();
					}
				}
			}
		}

		@Override
		public void onMessage(WssMessage message, WssConnection connection) {
			super.onMessage(message, connection);
			if (message.payload() instanceof byte[] bytes) {
				connection.send("bytes " + bytes.length + " " + message.route() + " " + message.method() + " "
						+ message.args());
			}
			else if ("describe".equals(message.route())) {
				connection.send("described " + message.route() + " " + message.method() + " " + message.args());
			}
			else if ("throw".equals(message.payload())) {
				throw new IllegalStateException("thrown");
			}
			else if ("overflow".equals(message.payload())) {
				throw new StackOverflowError("overflown");
			}
		}

	}

}
