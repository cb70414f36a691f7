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

import java.time.Duration;
import java.util.function.Consumer;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.WssServerOptions;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests of {@link OptionChecks}.
 */
class OptionChecksTests {

	private final OptionChecks checks = new OptionChecks("wss.servers[3]");

	@ParameterizedTest
	@ValueSource(strings = { "/", "/wss", "/a/b-c/d_e.f~g", "/@home", "/a.b", "/.well-known", "/..." })
	void pathsThatCanBe(String path) {
		assertThatNoException().isThrownBy(() -> this.checks.check(WssServerOptions.path(path).build()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "wss", "/wss/", "//", "/a//b", " /wss", "/w s", "/*", "/**", "/{id}", "/wss?a=b", "/wss#a",
			"/a%20b", "/..", "/a/../b", "/./a", "/a/.", "/wss;v=1", "ws://localhost/wss", "\\wss", "/\u00FC", "/a\n" })
	void pathsThatCannotBe(String path) {
		mistake(WssServerOptions.path(path).build()).withMessage("wss.servers[3].path is no path: \"" + path
				+ "\". Give it a path such as /wss: it begins with a slash, does not end with one, and has no pattern.");
	}

	@Test
	void aPathHasToBe() {
		mistake(WssServerOptions.path("").build())
			.withMessage("wss.servers[3].path is missing. Give it a path such as /wss.");
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 65536 })
	void portsThatCannotBe(int port) {
		mistake((options) -> options.port(port)).withMessage(
				"wss.servers[3].port is no port: " + port + ". Use 1 to 65535, 0 for a free one, or leave it out.");
	}

	@Test
	void anEmptyNameCannotBe() {
		mistake((options) -> options.name(" ")).withMessageStartingWith("wss.servers[3].name is empty.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://desk.example", "desk.example/wss", "a b" })
	void hostsThatCannotBe(String host) {
		mistake((options) -> options.host(host))
			.withMessageStartingWith("wss.servers[3].host is no host: \"" + host + "\".");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1 })
	void numbersHaveToBePositive(int value) {
		mistake((options) -> options.maxConnections(value))
			.withMessageStartingWith("wss.servers[3].max-connections must be at least 1 but is " + value + ".");
		mistake((options) -> options.maxSubscriptions(value))
			.withMessageStartingWith("wss.servers[3].max-subscriptions must be at least 1 but is " + value + ".");
		mistake((options) -> options.maxInFlight(value))
			.withMessageStartingWith("wss.servers[3].max-in-flight must be at least 1 but is " + value + ".");
		mistake((options) -> options.outbound(new WssServerOptions.Outbound(value, null, null, null)))
			.withMessageStartingWith("wss.servers[3].outbound.max-messages must be at least 1 but is " + value + ".");
	}

	@Test
	void timesHaveToBePositive() {
		mistake((options) -> options.heartbeat(new WssServerOptions.Heartbeat(Duration.ZERO, null)))
			.withMessageStartingWith("wss.servers[3].heartbeat.interval must be longer than nothing but is PT0S.");
		mistake((options) -> options.heartbeat(new WssServerOptions.Heartbeat(null, Duration.ofMillis(-1))))
			.withMessageStartingWith("wss.servers[3].heartbeat.timeout must be longer than nothing but is PT-0.001S.");
		mistake((options) -> options.outbound(new WssServerOptions.Outbound(null, null, Duration.ZERO, null)))
			.withMessageStartingWith("wss.servers[3].outbound.send-timeout must be longer than nothing but is PT0S.");
	}

	@Test
	void sizesHaveToBePositiveAndMessagesFitInMemory() {
		mistake((options) -> options.maxMessageSize(DataSize.ofBytes(0)))
			.withMessageStartingWith("wss.servers[3].max-message-size must be from 1B to ");
		mistake((options) -> options.maxMessageSize(DataSize.ofGigabytes(3)))
			.withMessageStartingWith("wss.servers[3].max-message-size must be from 1B to ");
		mistake((options) -> options.outbound(new WssServerOptions.Outbound(null, DataSize.ofBytes(-5), null, null)))
			.withMessageStartingWith("wss.servers[3].outbound.max-size must be from 1B but is -5B.");
	}

	@Test
	void patternsAreNotEmpty() {
		mistake((options) -> options.routes("a", " "))
			.withMessageStartingWith("wss.servers[3].routes has an empty pattern.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "null", "https://app.example", "https://app.example/", "https://*.app.example",
			"http://localhost:3000", "http://localhost:[*]", "*://app.example", "capacitor://localhost",
			"http://[::1]:80" })
	void originsThatCanBe(String origin) {
		assertThatNoException()
			.isThrownBy(() -> this.checks.check(WssServerOptions.path("/a").allowedOrigins(origin).build()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "app.example", "localhost:3000", "https://app.example/wss", "", "https://", "**" })
	void originsThatCannotBe(String origin) {
		mistake((options) -> options.allowedOrigins(origin)).withMessage("wss.servers[3].allowed-origins has what is"
				+ " no origin: \"" + origin + "\". Use scheme and host, such as https://app.example,"
				+ " https://*.app.example or http://localhost:3000.");
	}

	private ThrowableAssertAlternative<WssConfigurationException> mistake(Consumer<WssServerOptions.Builder> settings) {
		WssServerOptions.Builder builder = WssServerOptions.path("/wss");
		settings.accept(builder);
		return mistake(builder.build());
	}

	private ThrowableAssertAlternative<WssConfigurationException> mistake(WssServerOptions options) {
		return assertThatExceptionOfType(WssConfigurationException.class).isThrownBy(() -> this.checks.check(options));
	}

}
