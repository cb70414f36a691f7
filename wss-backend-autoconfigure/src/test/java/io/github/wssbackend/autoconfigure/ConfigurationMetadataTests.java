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

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an editor shows to someone who types {@code wss.} is whole and true.
 */
class ConfigurationMetadataTests {

	private final ConfigurationMetadata broken = ConfigurationMetadata
		.of(Path.of("src/test/resources/metadata/broken"));

	private final ConfigurationMetadata good = ConfigurationMetadata.of(Path.of("src/test/resources/metadata/good"));

	@Test
	void everyPropertyIsDescribed() {
		assertThat(product().undescribed()).isEmpty();
	}

	@Test
	void everyPropertyIsThereWithItsDefault() {
		assertThat(product().differences(expected())).isEmpty();
	}

	@Test
	void propertyWithoutDescriptionIsFound() {
		assertThat(this.broken.undescribed()).containsExactly("wss.enabled", "wss.servers[].path");
	}

	@Test
	void absentPropertyAndOtherDefaultAreFound() {
		assertThat(this.broken.differences(Map.of("wss.enabled", "true")))
			.containsExactly("wss.enabled: default '' instead of 'true'");
		assertThat(this.broken.differences(Map.of("wss.servers[].port", "")))
			.containsExactly("wss.servers[].port: absent");
		assertThat(this.broken.differences(Map.of("wss.servers[].max-connections", "8000")))
			.containsExactly("wss.servers[].max-connections: default '80' instead of '8000'");
	}

	@Test
	void wholeMetadataHasNoDifferences() {
		assertThat(this.good.undescribed()).isEmpty();
		assertThat(this.good.differences(Map.of("wss.enabled", "true", "wss.servers[].path", "",
				"wss.servers[].max-connections", "8000", "wss.servers[].routes", "**")))
			.isEmpty();
	}

	private static ConfigurationMetadata product() {
		return ConfigurationMetadata.of(Path.of("target/classes"));
	}

	private static Map<String, String> expected() {
		Map<String, String> expected = new LinkedHashMap<>();
		expected.put("wss.enabled", "true");
		expected.put("wss.default-routes", "true");
		expected.put("wss.request-timeout", "30s");
		expected.put("wss.servers", "");
		endpoint().forEach((name, value) -> expected.put("wss.servers[]." + name, value));
		limits().forEach((name, value) -> expected.put("wss.servers[]." + name, value));
		limits().forEach((name, value) -> expected.put("wss.defaults." + name, value));
		expected.put("wss.clients", "");
		client().forEach((name, value) -> expected.put("wss.clients.*." + name, value));
		return expected;
	}

	private static Map<String, String> endpoint() {
		return Map.of("path", "", "name", "", "port", "", "host", "");
	}

	private static Map<String, String> limits() {
		Map<String, String> limits = new LinkedHashMap<>();
		limits.put("keep-state", "false");
		limits.put("handlers", "");
		limits.put("route-messages", "true");
		limits.put("routes", "**");
		limits.put("allowed-origins", "");
		limits.put("per-message-deflate", "false");
		limits.put("authenticated", "false");
		limits.put("max-connections", "8000");
		limits.put("max-message-size", "64KB");
		limits.put("max-subscriptions", "256");
		limits.put("max-in-flight", "64");
		limits.put("heartbeat.interval", "25s");
		limits.put("heartbeat.timeout", "10s");
		limits.put("outbound.max-messages", "1024");
		limits.put("outbound.max-size", "1MB");
		limits.put("outbound.send-timeout", "10s");
		limits.put("outbound.overflow", "latest");
		return limits;
	}

	private static Map<String, String> client() {
		Map<String, String> client = new LinkedHashMap<>();
		client.put("url", "");
		client.put("auto-open", "true");
		client.put("required", "false");
		client.put("headers", "");
		client.put("subprotocols", "");
		client.put("expose-routes", "");
		client.put("handlers", "");
		client.put("request-timeout", "");
		client.put("connect-timeout", "5s");
		client.put("max-message-size", "1MB");
		client.put("keep-state", "false");
		client.put("ssl.bundle", "");
		client.put("max-subscriptions", "256");
		client.put("max-in-flight", "64");
		client.put("heartbeat.interval", "25s");
		client.put("heartbeat.timeout", "10s");
		client.put("outbound.max-messages", "1024");
		client.put("outbound.max-size", "1MB");
		client.put("outbound.send-timeout", "10s");
		client.put("outbound.overflow", "latest");
		client.put("reconnect.enabled", "true");
		client.put("reconnect.initial", "500ms");
		client.put("reconnect.max", "30s");
		client.put("reconnect.multiplier", "2");
		client.put("reconnect.jitter", "0.5");
		return client;
	}

}
