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

package io.github.wssbackend.server;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.RawPeer;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that each setting of a server has its effect.
 */
class ServerSettingsThroughSocketTests {

	private static TestApplication application;

	@BeforeAll
	static void start() {
		application = TestApplication.start(List.of(Desk.class, Beans.class), "wss.servers[0].path=/wss",
				"wss.servers[1].path=/keep", "wss.servers[1].keep-state=true", "wss.servers[2].path=/handled",
				"wss.servers[2].handlers=recorder", "wss.servers[3].path=/silent", "wss.servers[3].handlers=recorder",
				"wss.servers[3].route-messages=false", "wss.servers[4].path=/part",
				"wss.servers[4].routes=desk.*,!desk.secret,ping", "wss.servers[5].path=/unpinged",
				"wss.servers[5].routes=**,!ping", "wss.servers[6].path=/open",
				"wss.servers[6].allowed-origins=https://*.friend.example", "wss.servers[7].path=/deflate",
				"wss.servers[7].per-message-deflate=true", "wss.servers[8].path=/private",
				"wss.servers[8].authenticated=true", "wss.servers[9].path=/narrow", "wss.servers[9].max-connections=1",
				"wss.servers[10].path=/small", "wss.servers[10].max-message-size=64B",
				"wss.servers[11].path=/subscribed", "wss.servers[11].max-subscriptions=1",
				"wss.servers[12].path=/flight", "wss.servers[12].max-in-flight=2", "wss.servers[13].path=/hosted",
				"wss.servers[13].name=any", "wss.servers[14].path=/hosted", "wss.servers[14].host=Desk.example",
				"wss.servers[14].authenticated=true", "wss.servers[15].path=/hosted-only",
				"wss.servers[15].host=desk.example", "wss.servers[16].path=/everywhere", "wss.servers[16].host=");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static RawPeer upgrade(String path, String... headers) {
		return RawPeer.upgrade(application.port(), path, headers);
	}

	private static int status(String path, String... headers) {
		try (RawPeer peer = upgrade(path, headers)) {
			return peer.status();
		}
	}

	@Test
	void keepStateKeepsTheLastMessageWhileThePeerIsConnected() {
		TestPeer peer = application.peer("/keep");
		peer.send("{\"x\":1}");
		peer.send("{\"x\":2}");
		Awaitility.await().until(() -> "{\"x\":2}".equals(application.graph().state(peer.id(), String.class)));
		peer.close();
		Awaitility.await().until(() -> application.graph().state(peer.id(), String.class) == null);
	}

	@Test
	void aKeptStateIsNotForPeers() {
		try (TestPeer peer = application.peer("/keep"); TestPeer other = application.peer("/keep")) {
			peer.send("{\"x\":1}");
			Awaitility.await().until(() -> application.graph().state(peer.id(), String.class) != null);
			other.ask("subscribeSocket", "[\"" + peer.id() + "\",\"" + other.id() + "\"]", "1");
			assertThat(other.nextJson().at("/error/code").asString()).isEqualTo("route-not-found");
			other.ask(peer.id(), "[]", "2");
			assertThat(other.nextJson().at("/error/code").asString()).isEqualTo("route-not-found");
		}
	}

	@Test
	void withoutKeepStateNothingIsKept() {
		try (TestPeer peer = application.peer()) {
			assertThat(peer.framesUntilNow()).isEmpty();
			assertThat(application.graph().state(peer.id(), String.class)).isNull();
		}
	}

	@Test
	void handlersSeeMessagesBeforeTheirHandling() {
		try (TestPeer peer = application.peer("/handled")) {
			peer.ask("ping", "[]", "1");
			assertThat(peer.next()).isEqualTo("seen");
			assertThat(peer.next()).isEqualTo("{\"args\":\"pong\",\"callbackId\":1}");
		}
	}

	@Test
	void withoutRouteMessagesHandlersAloneSeeThem() {
		try (TestPeer peer = application.peer("/silent")) {
			peer.ask("ping", "[]", "1");
			peer.ask("nowhere", "[]", "2");
			peer.send("last");
			assertThat(List.of(peer.next(), peer.next(), peer.next())).containsOnly("seen");
			application.server("/silent").send("end");
			assertThat(peer.next()).isEqualTo("end");
		}
	}

	@ParameterizedTest
	@CsvSource({ "/part,desk.open,1", "/part,ping,\"pong\"", "/unpinged,desk.secret,2", "/unpinged,desk.deep.low,3",
			"/unpinged,echo,[]" })
	void offeredRoutesAnswer(String path, String route, String answer) {
		try (TestPeer peer = application.peer(path)) {
			peer.ask(route, "[]", "1");
			assertThat(peer.next()).isEqualTo("{\"args\":" + answer + ",\"callbackId\":1}");
		}
	}

	@ParameterizedTest
	@CsvSource({ "/part,desk.secret", "/part,desk.deep.low", "/part,echo", "/unpinged,ping" })
	void otherRoutesAreNotFound(String path, String route) {
		try (TestPeer peer = application.peer(path)) {
			peer.ask(route, "[]", "1");
			assertThat(peer.nextJson().at("/error/code").asString()).isEqualTo("route-not-found");
			peer.ask("subscribeSocket", "[\"" + route + "\",\"" + peer.id() + "\"]", "2");
			assertThat(peer.nextJson().at("/error/code").asString()).isEqualTo("route-not-found");
		}
	}

	@Test
	void allowedOriginsAreLetIn() {
		assertThat(status("/open", "Origin: https://a.friend.example")).isEqualTo(101);
		assertThat(status("/open", "Origin: http://a.friend.example")).isEqualTo(403);
		assertThat(status("/open", "Origin: https://a.friend.example.evil.example")).isEqualTo(403);
		assertThat(status("/wss", "Origin: https://a.friend.example")).isEqualTo(403);
	}

	@Test
	void perMessageDeflateIsNegotiatedWhereItIsOn() {
		try (RawPeer peer = upgrade("/deflate", "Sec-WebSocket-Extensions: permessage-deflate")) {
			assertThat(peer.header("Sec-WebSocket-Extensions")).startsWith("permessage-deflate");
			assertThat(peer.next().compressed()).isTrue();
		}
	}

	@Test
	void perMessageDeflateIsRefusedWhereItIsOff() {
		try (RawPeer peer = upgrade("/wss", "Sec-WebSocket-Extensions: permessage-deflate")) {
			assertThat(peer.header("Sec-WebSocket-Extensions")).isNull();
			RawPeer.Frame frame = peer.next();
			assertThat(frame.compressed()).isFalse();
			assertThat(frame.text()).startsWith("{\"route\":\"setId\"");
		}
	}

	@Test
	void anonymousPeersAreRefusedWhereTheyHaveToBeKnown() {
		assertThat(status("/private")).isEqualTo(401);
		try (RawPeer peer = upgrade("/private", "X-User: ada")) {
			assertThat(peer.status()).isEqualTo(101);
			assertThat(peer.next().text()).startsWith("{\"route\":\"setId\"");
			Awaitility.await().until(() -> !application.server("/private").connections().isEmpty());
			assertThat(application.server("/private").connections()).extracting(WssConnection::principal)
				.extracting(Principal::getName)
				.containsExactly("ada");
		}
	}

	@Test
	void aServerThatIsFullRefuses() {
		try (TestPeer peer = application.peer("/narrow")) {
			assertThat(status("/narrow")).isEqualTo(503);
			assertThat(peer.framesUntilNow()).isEmpty();
		}
		Awaitility.await().until(() -> application.server("/narrow").connections().isEmpty());
		assertThat(status("/narrow")).isEqualTo(101);
	}

	@Test
	void aMessageMayHaveAsManyBytesAsTheLimit() {
		try (TestPeer peer = application.peer("/small")) {
			peer.send("{\"route\":\"runRequest\",\"args\":[{\"route\":\"ping\"},1,1]}" + " ".repeat(12));
			assertThat(peer.next()).isEqualTo("{\"args\":\"pong\",\"callbackId\":1}");
			peer.send("x".repeat(65));
			assertThat(peer.closed()).isEqualTo(new TestPeer.Closed(1009, "A message may have 64 bytes"));
		}
	}

	@Test
	void subscriptionsAreLimited() {
		try (TestPeer peer = application.peer("/subscribed")) {
			String args = "[\"desk.open\",\"" + peer.id() + "\"]";
			peer.ask("subscribeSocket", args, "1");
			assertThat(peer.next()).isEqualTo("{\"args\":1,\"callbackId\":1}");
			peer.ask("subscribeSocket", args, "2");
			assertThat(peer.nextJson().at("/error/code").asString()).isEqualTo("too-many-requests");
			peer.ask("unsubscribe", "[\"desk.open\",1]", "3");
			assertThat(peer.next()).isEqualTo("{\"args\":true,\"callbackId\":3}");
			peer.ask("subscribeSocket", args, "4");
			assertThat(peer.next()).isEqualTo("{\"args\":2,\"callbackId\":4}");
		}
	}

	@Test
	void callsInFlightAreLimited() {
		Desk desk = application.bean(Desk.class);
		try (TestPeer peer = application.peer("/flight")) {
			for (int i = 0; i < 6; i++) {
				peer.ask("desk.hold", "[]", String.valueOf(i));
			}
			Awaitility.await().until(() -> desk.entered.get() == 2);
			for (int i = 0; i < 6; i++) {
				desk.leave.release();
				assertThat(peer.next()).startsWith("{\"args\":");
			}
			assertThat(desk.most).hasValue(2);
		}
	}

	@ParameterizedTest
	@CsvSource({ "desk.example,401", "DESK.example,401", "desk.example:8080,401", "other.example,101",
			"xdesk.example,101" })
	void theServerOfTheHostAnswersBeforeThatOfAnyHost(String host, int status) {
		assertThat(status("/hosted", "Host: " + host)).isEqualTo(status);
	}

	@Test
	void onlyRequestsForTheHostAreAnswered() {
		assertThat(status("/hosted-only", "Host: desk.example")).isEqualTo(101);
		assertThat(status("/hosted-only", "Host: desk.example:8080")).isEqualTo(101);
		assertThat(status("/hosted-only", "Host: other.example")).isEqualTo(404);
		assertThat(status("/hosted-only", "Host: other.example", "X-Forwarded-Host: desk.example")).isEqualTo(404);
		assertThat(application.server("/hosted-only").address())
			.isEqualTo("ws://desk.example:" + application.port() + "/hosted-only");
	}

	@Test
	void anEmptyHostIsAnyHost() {
		assertThat(status("/everywhere", "Host: other.example")).isEqualTo(101);
	}

	@Test
	void otherRequestsForThePathAreLeftToTheApplication() {
		try (RawPeer peer = RawPeer.get(application.port(), "/wss")) {
			assertThat(peer.status()).isEqualTo(404);
		}
	}

	@Test
	void aPathUnderThatOfAServerIsNotFound() {
		assertThat(status("/wss/more")).isEqualTo(404);
		assertThat(status("/WSS")).isEqualTo(404);
	}

	@WssRoute("desk")
	static class Desk {

		private final AtomicInteger inside = new AtomicInteger();

		private final AtomicInteger entered = new AtomicInteger();

		private final AtomicInteger most = new AtomicInteger();

		private final Semaphore leave = new Semaphore(0);

		@WssRoute
		int open() {
			return 1;
		}

		@WssRoute
		int secret() {
			return 2;
		}

		@WssRoute("deep.low")
		int low() {
			return 3;
		}

		@WssRoute(concurrent = true)
		boolean hold() throws InterruptedException {
			int now = this.inside.incrementAndGet();
			this.most.accumulateAndGet(now, Math::max);
			this.entered.incrementAndGet();
			boolean released = this.leave.tryAcquire(10, TimeUnit.SECONDS);
			this.inside.decrementAndGet();
			return released;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		RecordingHandler recorder() {
			return new RecordingHandler();
		}

		@Bean
		LoginFilter loginFilter() {
			return new LoginFilter();
		}

	}

	/**
	 * Takes the word of the peer for who it is.
	 */
	static class LoginFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			String user = request.getHeader("X-User");
			chain.doFilter(new HttpServletRequestWrapper(request) {
				@Override
				public @Nullable Principal getUserPrincipal() {
					return (user != null) ? () -> user : null;
				}
			}, response);
		}

	}

}
