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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.client.WssClientHandler;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what a user reads who made a mistake in {@code wss.clients}.
 */
class ClientMistakesTests {

	private final FailedStart start = FailedStart.with(Handlers.class);

	@Test
	void aClientWithoutAUrl() {
		expect(analysis("wss.clients.up.auto-open=false"), "wss.clients.up.url is missing.",
				"Give it a URL such as wss://desk.example/wss.");
	}

	@ParameterizedTest
	@CsvSource({ "url,http://a/wss,does not begin with ws:// or wss://: \"http://a/wss\"",
			"url,ws://a_b/wss,has no host and port that can be: \"ws://a_b/wss\"",
			"url,ws://me:you@a/wss,has user info: \"ws://\u2026@a/wss\"",
			"url,ws://a/wss#b,has a fragment: \"ws://a/wss#\u2026\"",
			"ssl.bundle,desk,'is \"desk\", but the URL does not begin with wss://'",
			"request-timeout,0s,must be longer than nothing but is PT0S",
			"connect-timeout,-1s,must be longer than nothing but is PT-1S",
			"max-message-size,1GB,must be from 1B to 536870912B but is 1073741824B",
			"max-subscriptions,0,must be at least 1 but is 0", "max-in-flight,-3,must be at least 1 but is -3",
			"heartbeat.interval,0s,must be longer than nothing but is PT0S",
			"heartbeat.timeout,0s,must be longer than nothing but is PT0S",
			"outbound.max-messages,0,must be at least 1 but is 0", "outbound.max-size,0B,must be from 1B but is 0B",
			"outbound.send-timeout,0s,must be longer than nothing but is PT0S",
			"reconnect.initial,1m,'must not be longer than reconnect.max, which is PT30S, but is PT1M'",
			"reconnect.max,0s,must be longer than nothing but is PT0S",
			"reconnect.multiplier,0.5,must be a number from 1 on but is 0.5",
			"reconnect.jitter,2,must be from 0 to 1 but is 2.0",
			"expose-routes,desk*,'cannot be: in the pattern ''desk*'' a star must be a whole segment, such as prices.*'",
			"subprotocols,wss-backend,offers wss-backend twice" })
	void valuesThatCannotBe(String property, String value, String what) {
		FailureAnalysis analysis = analysis("wss.clients.fine.url=ws://a", "wss.clients.fine.auto-open=false",
				"wss.clients.up.url=ws://b", "wss.clients.up." + property + "=" + value);
		assertThat(analysis.getDescription()).isEqualTo("wss.clients.up." + property + " " + what + ".");
		assertThat(analysis.getAction()).isNotBlank();
	}

	@Test
	void aHeaderOfTheHandshakeItself() {
		expect(analysis("wss.clients.up.url=ws://b", "wss.clients.up.headers.Host=c"),
				"wss.clients.up.headers has Host, which the handshake says itself.",
				"Remove it. Subprotocols have a setting of their own.");
	}

	@ParameterizedTest
	@CsvSource({ "reconnect.jitter,much", "reconnect.enabled,perhaps", "max-message-size,much", "required,perhaps",
			"heartbeat.interval,often", "outbound.overflow,newest", "max-in-flight,many" })
	void valuesOfTheWrongKind(String property, String value) {
		FailureAnalysis analysis = analysis("wss.clients.up.url=ws://b", "wss.clients.up." + property + "=" + value);
		assertThat(analysis.getDescription()).contains("wss.clients.up." + property, value);
		assertThat(analysis.getAction()).isNotBlank();
	}

	@Test
	void aBundleThatDoesNotExist() {
		expect(analysis("wss.clients.up.url=wss://b", "wss.clients.up.ssl.bundle=desk"),
				"wss.clients.up.ssl.bundle names a bundle that does not exist: \"desk\".",
				"Define it, such as with spring.ssl.bundle.pem.desk.truststore.certificate, or name another one.");
	}

	@Test
	void aBundleThatCannotBeRead() {
		FailureAnalysis analysis = analysis("wss.clients.up.url=wss://b", "wss.clients.up.ssl.bundle=desk",
				"spring.ssl.bundle.pem.desk.truststore.certificate=classpath:absent.pem");
		assertThat(analysis.getDescription())
			.startsWith("wss.clients.up.ssl.bundle names a bundle that cannot be used: \"desk\" (")
			.contains("absent.pem");
		assertThat(analysis.getAction()).isEqualTo("Mend what spring.ssl.bundle says of it.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nobody", "Greeter" })
	void aHandlerThatDoesNotExist(String name) {
		expect(analysis("wss.clients.up.url=ws://b", "wss.clients.up.handlers=greeter," + name),
				"wss.clients.up.handlers names no bean: \"" + name + "\".",
				"Name beans that implement io.github.wssbackend.client.WssClientHandler.");
	}

	@Test
	void aHandlerThatIsNone() {
		expect(analysis("wss.clients.up.url=ws://b", "wss.clients.up.handlers=text"),
				"wss.clients.up.handlers names a bean that is no WssClientHandler: \"text\".",
				"Name beans that implement io.github.wssbackend.client.WssClientHandler.");
	}

	private FailureAnalysis analysis(String... properties) {
		return this.start.analysis(properties);
	}

	private static void expect(FailureAnalysis analysis, String description, String action) {
		assertThat(analysis.getDescription()).isEqualTo(description);
		assertThat(analysis.getAction()).isEqualTo(action);
	}

	@Configuration(proxyBeanMethods = false)
	static class Handlers {

		@Bean
		WssClientHandler greeter() {
			return new WssClientHandler() {
			};
		}

		@Bean
		String text() {
			return "no handler";
		}

	}

}
