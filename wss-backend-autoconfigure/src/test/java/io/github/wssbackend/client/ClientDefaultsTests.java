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
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.github.wssbackend.autoconfigure.ClientProperties;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A socket of {@code wss.clients} and one of {@link WssClientOptions} have the same
 * defaults.
 */
class ClientDefaultsTests {

	private static final String URL = "ws://desk.example/wss";

	private static ClientSettings settings(WssClientOptions options) {
		return ClientSettings.of(options, Duration.ofSeconds(30), "test");
	}

	private static WssClientOptions bound(Map<String, String> properties) {
		ClientProperties bound = new Binder(List.of(new MapConfigurationPropertySource(properties)), null,
				ApplicationConversionService.getSharedInstance())
			.bind("wss.clients.up", ClientProperties.class)
			.get();
		return Objects.requireNonNull(ReflectionTestUtils.invokeMethod(bound, "toOptions"));
	}

	@Test
	void whatThePropertiesLeaveOutIsWhatTheOptionsLeaveOut() {
		assertThat(settings(bound(Map.of("wss.clients.up.url", URL)))).usingRecursiveComparison()
			.isEqualTo(settings(WssClientOptions.url(URL).build()));
	}

	@Test
	void anotherValueOfThePropertiesIsSeen() {
		assertThat(settings(bound(Map.of("wss.clients.up.url", URL, "wss.clients.up.reconnect.jitter", "0.4"))))
			.usingRecursiveComparison()
			.isNotEqualTo(settings(WssClientOptions.url(URL).build()));
	}

}
