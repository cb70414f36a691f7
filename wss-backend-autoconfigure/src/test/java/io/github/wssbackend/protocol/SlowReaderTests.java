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

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssServerHandler;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Peers that stop reading: what gives way, what they are told, and that nobody else
 * notices.
 */
class SlowReaderTests {

	private static final String V1 = "Sec-WebSocket-Protocol: wss-backend.v1";

	private static final String FILLER = "x".repeat(50_000);

	private static final int COUNT = 400;

	private static TestApplication application;

	private static TestPeer reader;

	@BeforeAll
	static void start() {
		application = TestApplication.start(Nodes.class, "wss.servers[0].path=/latest",
				"wss.servers[1].path=/drop-oldest", "wss.servers[1].outbound.overflow=drop-oldest",
				"wss.servers[2].path=/disconnect", "wss.servers[2].outbound.overflow=disconnect",
				"wss.defaults.outbound.max-messages=8", "wss.defaults.outbound.max-size=10MB",
				"wss.defaults.outbound.send-timeout=60s", "wss.defaults.handlers=ends");
		reader = application.peer("/latest");
	}

	@AfterAll
	static void stop() {
		assertThat(reader.framesUntilNow()).isEmpty();
		reader.close();
		application.close();
	}

	private static RawPeer subscribed(String path, String... routes) {
		RawPeer peer = RawPeer.small(application.port(), path, V1);
		peer.nextText();
		for (String route : routes) {
			peer.request("{\"route\":\"subscribeSocket\",\"args\":[\"" + route + "\"]}", "1");
			assertThat(peer.nextText()).startsWith("{\"args\":");
		}
		return peer;
	}

	@ParameterizedTest
	@ValueSource(strings = { "/latest", "/drop-oldest" })
	void whatWasLeftOutIsCountedAndTheNewestComes(String path) {
		String route = "flood" + path.replaceAll("\\W", "");
		application.graph().declare(route, true);
		try (RawPeer slow = subscribed(path, route)) {
			for (int i = 1; i <= COUNT; i++) {
				application.graph().publish(route, new Numbered(i, FILLER));
			}
			slow.request("{\"route\":\"ping\"}", "\"fence\"");
			long last = 0;
			long gaps = 0;
			for (JsonNode frame = read(slow); !frame.path("callbackId").asString("").equals("fence"); frame = read(
					slow)) {
				long gap = frame.path("gap").asLong(0);
				gaps += gap;
				last += gap;
				if (gap == 0) {
					last++;
					assertThat(frame.get("version").asLong()).isEqualTo(last);
					assertThat(frame.get("args").get("number").asLong()).isEqualTo(last);
				}
			}
			assertThat(last).isEqualTo(COUNT);
			assertThat(gaps).isPositive();
		}
	}

	private static JsonNode read(RawPeer peer) {
		return JsonMapper.shared().readTree(peer.nextText());
	}

	@Test
	void withLatestEachRouteKeepsItsNewest() {
		application.graph().declare("rare", true);
		application.graph().declare("often", true);
		try (RawPeer slow = subscribed("/latest", "often", "rare")) {
			for (int i = 1; i <= COUNT / 2; i++) {
				application.graph().publish("often", new Numbered(i, FILLER));
			}
			application.graph().publish("rare", "kept");
			for (int i = COUNT / 2 + 1; i <= COUNT; i++) {
				application.graph().publish("often", new Numbered(i, FILLER));
			}
			slow.request("{\"route\":\"ping\"}", "\"fence\"");
			boolean kept = false;
			for (JsonNode frame = read(slow); !frame.path("callbackId").asString("").equals("fence"); frame = read(
					slow)) {
				kept |= frame.path("args").asString("").equals("kept");
			}
			assertThat(kept).isTrue();
		}
	}

	@Test
	void answersAreNeverLeftOutForEmissions() {
		application.graph().declare("noise", true);
		try (RawPeer slow = subscribed("/latest", "noise")) {
			for (int i = 1; i <= COUNT; i++) {
				application.graph().publish("noise", new Numbered(i, FILLER));
				if (i % 100 == 0) {
					slow.request("{\"route\":\"ping\"}", "\"answer" + i + "\"");
				}
			}
			for (int i = 100; i <= COUNT; i += 100) {
				String expected = "answer" + i;
				JsonNode frame = read(slow);
				while (!frame.path("callbackId").asString("").startsWith("answer")) {
					frame = read(slow);
				}
				assertThat(frame.get("callbackId").asString()).isEqualTo(expected);
			}
		}
	}

	@Test
	void withDisconnectAFullQueueClosesWith4008() {
		application.graph().declare("fatal", true);
		try (RawPeer slow = subscribed("/disconnect", "fatal"); TestPeer other = application.peer("/disconnect")) {
			int before = count(4008);
			for (int i = 1; i <= COUNT; i++) {
				application.graph().publish("fatal", new Numbered(i, FILLER));
			}
			awaitCount(4008, before + 1);
			assertThat(other.framesUntilNow()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/latest", "/drop-oldest", "/disconnect" })
	void answersThatFillTheQueueAloneCloseWith1013(String path) {
		try (RawPeer slow = subscribed(path)) {
			int before = count(1013);
			for (int i = 1; i <= COUNT && count(1013) == before; i++) {
				try {
					slow.request("{\"route\":\"fill\",\"args\":[" + i + "]}", "1");
				}
				catch (UncheckedIOException ex) {
					break;
				}
			}
			awaitCount(1013, before + 1);
		}
	}

	/**
	 * A thread of Tomcat throws where a socket ends within a frame; that is not asked for
	 * here.
	 */
	private static void awaitCount(int code, int expected) {
		await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(10)).until(() -> count(code) == expected);
	}

	private static int count(int code) {
		return application.bean(Ends.class).codes.getOrDefault(code, 0);
	}

	record Numbered(int number, String filler) {
	}

	@Component("ends")
	static class Ends implements WssServerHandler {

		final Map<Integer, Integer> codes = new ConcurrentHashMap<>();

		@Override
		public void onConnectionClosed(WssConnection connection, CloseStatus status) {
			this.codes.merge(status.getCode(), 1, Integer::sum);
		}

	}

	@WssRoute
	@Import(Ends.class)
	static class Nodes {

		@WssRoute(blocking = false)
		String fill(int x) {
			return FILLER;
		}

	}

}
