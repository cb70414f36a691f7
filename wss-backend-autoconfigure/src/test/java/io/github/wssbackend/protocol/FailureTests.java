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

package io.github.wssbackend.protocol;

import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.WssArgumentResolver;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssHandshake;
import io.github.wssbackend.WssInterceptor;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServerHandler;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whatever code of an application throws: the asker is told {@code internal}, nobody is
 * told its text, and everybody goes on.
 */
class FailureTests {

	private static TestApplication application;

	private static TestPeer peer;

	private static TestPeer v1;

	@BeforeAll
	static void start() {
		application = TestApplication.start(Beans.class, "wss.servers[0].path=/wss", "wss.request-timeout=5s",
				"wss.servers[1].path=/handled", "wss.servers[1].handlers=thrower");
		peer = application.peer();
		v1 = application.peerV1();
	}

	@AfterAll
	static void stop() {
		assertThat(peer.framesUntilNow()).isEmpty();
		assertThat(v1.framesUntilNow()).isEmpty();
		peer.close();
		v1.close();
		application.close();
	}

	@ParameterizedTest
	@EnumSource
	void whateverANodeThrowsIsInternal(Thrown thrown) {
		String args = "[\"" + thrown + "\"]";
		for (String node : new String[] { "plain", "fast", "concurrent", "early", "stage", "later", "mono", "flux" }) {
			peer.ask("fail." + node, args, "1");
			assertThat(peer.next()).as(node).isEqualTo(Replies.error("1", Replies.internal()));
			v1.post("fail." + node, args);
			assertThat(v1.next()).as(node).isEqualTo(Replies.postError("fail." + node, Replies.internal()));
			peer.post("fail." + node, args);
		}
		assertThat(peer.framesUntilNow()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void aStreamThatFailsEndsWithTheError(Thrown thrown) {
		v1.askFor("{\"route\":\"fail.flux\",\"args\":[\"" + thrown + "\"],\"stream\":true}", "1");
		assertThat(v1.next()).isEqualTo("{\"args\":1,\"callbackId\":1,\"more\":true}");
		assertThat(v1.next()).isEqualTo(Replies.error("1", Replies.internal()));
	}

	@ParameterizedTest
	@EnumSource
	void aListenerThatThrowsHurtsNoOther(Thrown thrown) {
		peer.answer("subscribeSocket", "[\"fail.healthy\"]");
		peer.ask("fail.feed", "[\"" + thrown + "\"]", "1");
		assertThat(new String[] { peer.next(), peer.next() }).containsExactlyInAnyOrder(
				Replies.answer("1", "\"" + thrown + "\""),
				Replies.answer("\"fail.healthy\"", "\"saw " + thrown + "\""));
		assertThat(peer.answer("unsubscribe", "[\"fail.healthy\"]")).startsWith("{\"args\":true,");
	}

	@ParameterizedTest
	@ValueSource(strings = { "throw", "error", "null", "failed", "overflow" })
	void anInterceptorThatFailsIsInternal(String how) {
		peer.ask("fail.guarded", "[\"" + how + "\"]", "1");
		assertThat(peer.next()).isEqualTo(Replies.error("1", Replies.internal()));
		peer.ask("fail.guarded", "[\"not\"]", "1");
		assertThat(peer.next()).isEqualTo(Replies.answer("1", "1"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "source", "brokenSource", "noStage", "unwritable", "looped", "resolved", "handled" })
	void furtherWaysToFailAreInternal(String node) {
		peer.ask("fail." + node, "[]", "1");
		assertThat(peer.next()).isEqualTo(Replies.error("1", Replies.internal()));
	}

	@Test
	void anArgumentThatRefusesItselfIsABadRequest() {
		peer.ask("fail.choosy", "[{\"x\":1}]", "1");
		assertThat(peer.next())
			.isEqualTo(Replies.error("1", Replies.badRequest("Argument 'choosy' (position 1) does not fit.")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "interrupting", "interruptingReader" })
	void anInterruptThatANodeLeavesBehindHurtsNobody(String node) {
		for (int i = 0; i < 50; i++) {
			peer.ask("fail." + node, "[]", String.valueOf(i));
		}
		for (int i = 0; i < 50; i++) {
			assertThat(peer.next()).isEqualTo(Replies.answer(String.valueOf(i), "false"));
		}
	}

	@Test
	void anInterruptedPublisherHurtsNoSubscriber() {
		application.graph().publish("fed", 0);
		peer.answer("subscribeSocket", "[\"fed\"]");
		Thread.currentThread().interrupt();
		application.graph().publish("fed", 1);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(peer.next()).isEqualTo(Replies.answer("\"fed\"", "1"));
		assertThat(peer.answer("unsubscribe", "[\"fed\"]")).startsWith("{\"args\":true,");
	}

	@Test
	void aFullExecutorIsOverloaded() {
		peer.ask("fail.rejected", "[]", "1");
		assertThat(peer.next())
			.isEqualTo(Replies.error("1", Replies.words("overloaded", "Service Unavailable", 503, null)));
	}

	@ParameterizedTest
	@EnumSource
	void aHandlerThatThrowsStopsNothing(Thrown thrown) {
		try (TestPeer handled = application.peer("/handled?throw=" + thrown)) {
			handled.send("throw " + thrown);
			handled.send("{\"throw\":\"" + thrown + "\"}");
			handled.ask("fail.guarded", "[\"not\"]", "\"" + thrown + "\"");
			assertThat(handled.next()).isEqualTo(Replies.answer("\"" + thrown + "\"", "1"));
			assertThat(handled.framesUntilNow()).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "RUNTIME", "ERROR", "STACK_OVERFLOW" })
	void aHandlerThatThrowsAtTheHandshakeRefusesThePeer(Thrown thrown) {
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> application.peer("/handled?upgrade=" + thrown))
			.withCauseInstanceOf(WebSocketHandshakeException.class)
			.satisfies((ex) -> assertThat(((WebSocketHandshakeException) ex.getCause()).getResponse().statusCode())
				.isEqualTo(500));
	}

	@Configuration(proxyBeanMethods = false)
	@Import(FailingNodes.class)
	static class Beans {

		@Bean
		WssInterceptor guard() {
			return new Guard();
		}

		@Bean
		WssServerHandler thrower() {
			return new Thrower();
		}

		@Bean
		WssArgumentResolver trap() {
			return new TrapResolver();
		}

	}

	static final class Guard implements WssInterceptor {

		@Override
		@SuppressWarnings("NullAway")
		public CompletionStage<@Nullable Object> intercept(WssInvocation call, Chain next) {
			if (!call.route().equals("fail.guarded")) {
				return next.proceed(call);
			}
			return switch (String.valueOf(call.args().get(0))) {
				case "throw" -> Thrown.RUNTIME.raise();
				case "error" -> Thrown.ERROR.raise();
				case "overflow" -> Thrown.STACK_OVERFLOW.raise();
				case "null" -> null;
				case "failed" -> CompletableFuture.failedFuture(Thrown.CHECKED.create());
				default -> next.proceed(call);
			};
		}

	}

	static final class TrapResolver implements WssArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.getParameterType() == FailingNodes.Trap.class;
		}

		@Override
		public @Nullable Object resolveArgument(MethodParameter parameter, WssInvocation call) {
			return Thrown.ERROR.raise();
		}

	}

	static final class Thrower implements WssServerHandler {

		@Override
		public void onUpgrade(WssHandshake handshake) {
			raise(handshake.uri().getQuery(), "upgrade=");
		}

		@Override
		public void onConnection(WssConnection connection) {
			raise(connection.uri().getQuery(), "throw=");
		}

		@Override
		public void onMessage(WssMessage message, WssConnection connection) {
			raise(connection.uri().getQuery(), "throw=");
		}

		@Override
		public void onConnectionClosed(WssConnection connection, CloseStatus status) {
			raise(connection.uri().getQuery(), "throw=");
		}

		@Override
		public void onError(WssServer server, @Nullable WssConnection connection, Throwable error) {
			Thrown.ERROR.raise();
		}

		private static void raise(@Nullable String query, String word) {
			if (query != null && query.startsWith(word)) {
				Thrown.valueOf(query.substring(word.length())).raise();
			}
		}

	}

}
