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

package io.github.wssbackend.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.wssbackend.WssOverflow;
import io.github.wssbackend.WssServerOptions;
import io.github.wssbackend.client.WssClientOptions;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link ClientProperties}.
 */
class ClientPropertiesTests {

	private final Map<String, String> values = new LinkedHashMap<>();

	private WssProperties properties() {
		return new Binder(List.of(new MapConfigurationPropertySource(this.values)), null,
				ApplicationConversionService.getSharedInstance())
			.bindOrCreate("wss", WssProperties.class);
	}

	private void set(String property, String value) {
		this.values.put("wss.clients.up." + property, value);
	}

	@Test
	void eachSettingGetsToTheSocket() {
		set("url", "wss://desk.example/wss");
		set("headers.Authorization", "Bearer secret");
		set("headers[X-Desk.Id]", "7");
		set("subprotocols", "desk.v2,desk.v1");
		set("expose-routes", "mine.*,!mine.secret");
		set("handlers", "first,second");
		set("request-timeout", "1s");
		set("connect-timeout", "2s");
		set("max-message-size", "3KB");
		set("keep-state", "true");
		set("ssl.bundle", "desk");
		set("max-subscriptions", "4");
		set("max-in-flight", "5");
		set("heartbeat.interval", "6s");
		set("heartbeat.timeout", "7s");
		set("outbound.max-messages", "8");
		set("outbound.max-size", "9KB");
		set("outbound.send-timeout", "10s");
		set("outbound.overflow", "drop-oldest");
		set("reconnect.enabled", "false");
		set("reconnect.initial", "11ms");
		set("reconnect.max", "12s");
		set("reconnect.multiplier", "1.5");
		set("reconnect.jitter", "0.25");
		assertThat(properties().clients().get("up").toOptions()).isEqualTo(expected());
	}

	private static WssClientOptions expected() {
		return WssClientOptions.url("wss://desk.example/wss")
			.bearerToken("secret")
			.header("X-Desk.Id", "7")
			.subprotocols("desk.v2", "desk.v1")
			.exposeRoutes("mine.*", "!mine.secret")
			.handlers("first", "second")
			.requestTimeout(Duration.ofSeconds(1))
			.connectTimeout(Duration.ofSeconds(2))
			.maxMessageSize(DataSize.ofKilobytes(3))
			.keepState(true)
			.sslBundle("desk")
			.maxSubscriptions(4)
			.maxInFlight(5)
			.heartbeat(new WssServerOptions.Heartbeat(Duration.ofSeconds(6), Duration.ofSeconds(7)))
			.outbound(new WssServerOptions.Outbound(8, DataSize.ofKilobytes(9), Duration.ofSeconds(10),
					WssOverflow.DROP_OLDEST))
			.reconnect(new WssClientOptions.Reconnect(false, Duration.ofMillis(11), Duration.ofSeconds(12), 1.5, 0.25))
			.build();
	}

	@Test
	void whenItIsOpenedIsTold() {
		set("url", "ws://desk.example/wss");
		this.values.put("wss.clients.late.auto-open", "false");
		this.values.put("wss.clients.late.required", "true");
		Map<String, ClientProperties> clients = properties().clients();
		assertThat(clients.get("up").autoOpen()).isTrue();
		assertThat(clients.get("up").required()).isFalse();
		assertThat(clients.get("late").autoOpen()).isFalse();
		assertThat(clients.get("late").required()).isTrue();
	}

	@Test
	void theSocketsStandInTheOrderOfTheProperties() {
		for (String name : List.of("z", "a", "m", "b")) {
			this.values.put("wss.clients." + name + ".url", "ws://" + name);
		}
		assertThat(properties().clients().keySet()).containsExactly("z", "a", "m", "b");
	}

	@Test
	void withoutAPropertyThereIsNoSocket() {
		assertThat(properties().clients()).isEmpty();
	}

	@Test
	void secretsAreNotPrinted() {
		set("url", "wss://desk.example/wss?token=secret");
		set("headers.Authorization", "Bearer secret");
		assertThat(properties().toString()).contains("wss://desk.example/wss").doesNotContain("secret");
	}

}
