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

import java.util.List;
import java.util.Locale;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.wssbackend.testing.RawPeer;
import io.github.wssbackend.testing.TestApplication;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of servers that a plain handler serves.
 */
class RawHandlerTests {

	private static TestApplication application;

	@BeforeAll
	static void start() {
		application = TestApplication.start(Beans.class, "wss.servers[0].path=/raw", "wss.servers[0].handlers=shout",
				"wss.servers[1].path=/narrow", "wss.servers[1].handlers=shout", "wss.servers[1].max-connections=1",
				"wss.servers[2].path=/private", "wss.servers[2].handlers=shout", "wss.servers[2].authenticated=true",
				"wss.servers[3].path=/small", "wss.servers[3].handlers=shout", "wss.servers[3].max-message-size=20KB");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static RawPeer upgrade(String path, String... headers) {
		return RawPeer.upgrade(application.port(), path, headers);
	}

	@Test
	void theHandlerServesThePathAlone() {
		try (RawPeer peer = upgrade("/raw")) {
			peer.send("{\"route\":\"ping\"}");
			assertThat(peer.next().text()).isEqualTo("{\"ROUTE\":\"PING\"}");
		}
	}

	@Test
	void theHandlersOwnSubprotocolIsChosen() {
		try (RawPeer peer = upgrade("/raw", "Sec-WebSocket-Protocol: wss-backend.v1, shouting")) {
			assertThat(peer.header("Sec-WebSocket-Protocol")).isEqualTo("shouting");
		}
	}

	@Test
	void theHandshakeIsCheckedAllTheSame() {
		try (RawPeer foreign = upgrade("/raw", "Origin: http://evil.example"); RawPeer nobody = upgrade("/private")) {
			assertThat(foreign.status()).isEqualTo(403);
			assertThat(nobody.status()).isEqualTo(401);
		}
	}

	@Test
	void connectionsAreLimitedAllTheSame() {
		try (RawPeer peer = upgrade("/narrow")) {
			peer.send("a");
			assertThat(peer.next().text()).isEqualTo("A");
			try (RawPeer second = upgrade("/narrow")) {
				assertThat(second.status()).isEqualTo(503);
			}
		}
		Awaitility.await().until(() -> {
			try (RawPeer peer = upgrade("/narrow")) {
				return peer.status() == 101;
			}
		});
	}

	@Test
	void messagesAreLimitedAllTheSame() {
		try (RawPeer peer = upgrade("/small")) {
			peer.send("a".repeat(20 * 1024));
			assertThat(peer.next().text()).isEqualTo("long 20480");
			peer.send("a".repeat(20 * 1024 + 1));
			assertThat(peer.next().code()).isEqualTo(1009);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		Shout shout() {
			return new Shout();
		}

	}

	static class Shout extends TextWebSocketHandler implements SubProtocolCapable {

		@Override
		protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
			String text = message.getPayload();
			session.sendMessage(
					new TextMessage((text.length() > 100) ? "long " + text.length() : text.toUpperCase(Locale.ROOT)));
		}

		@Override
		public List<String> getSubProtocols() {
			return List.of("shouting");
		}

	}

}
