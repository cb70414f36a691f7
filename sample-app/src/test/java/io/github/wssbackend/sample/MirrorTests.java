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

package io.github.wssbackend.sample;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssGraph;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServers;
import io.github.wssbackend.client.WssClientTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A desk and its mirror, each on a port of its own. The market stands still unless a test
 * moves it.
 */
class MirrorTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static ConfigurableApplicationContext desk;

	private static ConfigurableApplicationContext mirror;

	@BeforeAll
	static void start() {
		desk = startDesk(0);
		mirror = start("--spring.profiles.active=mirror", "--server.port=0",
				"--wss.clients.desk.url=" + server(desk).address());
		await().atMost(PATIENCE).until(() -> connection().isOpen() && graph(mirror).state("ticker", Map.class) != null);
	}

	@AfterAll
	static void stop() {
		mirror.close();
		desk.close();
	}

	@Test
	void hasTheMarketOfTheDeskAndNoneOfItsOwn() {
		assertThat(desk.containsBean("ticker")).isTrue();
		assertThat(mirror.containsBean("ticker")).isFalse();
		try (DeskSocket peer = DeskSocket.open(server(mirror).address())) {
			peer.subscribe("ticker");
			publish("MIRROR", "1.25");
			assertThat(price(peer, "MIRROR")).isEqualTo(json("1.25"));
			assertThat(peer.request("desk.quote", "['MIRROR']").get("args"))
				.isEqualTo(json("{\"symbol\":\"MIRROR\",\"price\":1.25}"));
		}
	}

	@Test
	void feedsItsOwnFlowGraph() {
		try (DeskSocket peer = DeskSocket.open(server(mirror).address())) {
			peer.subscribe("desk.average.FLOW");
			publish("FLOW", "10.50");
			assertThat(peer.emission("desk.average.FLOW")).isEqualTo(json("{\"price\":10.50,\"average\":10.50}"));
		}
	}

	@Test
	void showsPricesAgainAfterTheDeskWasRestarted() {
		int port = server(desk).port();
		String id = connection().id();
		try (DeskSocket peer = DeskSocket.open(server(mirror).address())) {
			peer.subscribe("ticker");
			desk.close();
			await().atMost(PATIENCE).until(() -> !connection().isOpen());
			desk = startDesk(port);
			await().atMost(PATIENCE).until(() -> connection().isOpen());
			assertThat(connection().id()).isNotEqualTo(id);
			publish("AGAIN", "7.75");
			assertThat(price(peer, "AGAIN")).isEqualTo(json("7.75"));
		}
	}

	private static ConfigurableApplicationContext startDesk(int port) {
		return start("--server.port=" + port);
	}

	private static ConfigurableApplicationContext start(String... args) {
		List<String> all = new ArrayList<>(List.of(args));
		all.addAll(List.of("--desk.chat.port=0", "--desk.ticker.interval=1h"));
		return new SpringApplicationBuilder(DeskApplication.class).run(all.toArray(String[]::new));
	}

	private static void publish(String symbol, String price) {
		graph(desk).publish("ticker", Map.of(symbol, new BigDecimal(price)));
	}

	/** The price of a symbol that only one test knows. */
	private static JsonNode price(DeskSocket peer, String symbol) {
		return peer
			.next((frame) -> frame.path("callbackId").asString("").equals("ticker") && frame.get("args").has(symbol))
			.get("args")
			.get(symbol);
	}

	/** The connection of the mirror to the desk. */
	private static WssConnection connection() {
		return mirror.getBean(WssClientTemplate.class).client("desk");
	}

	private static WssServer server(ConfigurableApplicationContext application) {
		return application.getBean(WssServers.class).server("desk").orElseThrow();
	}

	private static WssGraph graph(ConfigurableApplicationContext application) {
		return application.getBean(WssGraph.class);
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

}
