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
import java.util.function.Consumer;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.WssServerOptions;
import io.github.wssbackend.client.WssClientOptions.Reconnect;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests of {@link ClientChecks} and {@link ClientUrl}.
 */
class ClientChecksTests {

	@ParameterizedTest
	@ValueSource(strings = { "ws://desk.example", "wss://desk.example/", "WSS://Desk.Example:8443/a/b?token=%20x",
			"ws://127.0.0.1:1/wss", "ws://[::1]:65535/wss", "ws://localhost:/wss" })
	void urlsThatCanBe(String url) {
		assertThatNoException().isThrownBy(() -> check(WssClientOptions.url(url).build()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void aUrlHasToBe(String url) {
		mistake(WssClientOptions.url(url).build())
			.withMessage("wss.clients.up.url is missing. Give it a URL such as wss://desk.example/wss.");
	}

	@ParameterizedTest
	@CsvSource({ "http://desk.example/wss?a=1,http://desk.example/wss", "https://desk.example,https://desk.example",
			"desk.example/wss,desk.example/wss", "/wss,/wss", "wss.//desk.example,wss.//desk.example" })
	void urlsOfAnotherScheme(String url, String shown) {
		mistake(WssClientOptions.url(url).build())
			.withMessage("wss.clients.up.url does not begin with ws:// or wss://: \"" + shown
					+ "\". Use ws:// instead of http:// and wss:// instead of https://, such as wss://desk.example/wss.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ws:///wss", "ws:desk.example", "ws://desk_1/wss", "ws://desk.example:0/wss",
			"ws://desk.example:65536", "ws://desk.example:99999999999/", "ws://m\u00FCnchen.example/" })
	void hostsAndPortsThatCannotBe(String url) {
		mistake(WssClientOptions.url(url).build()).withMessage("wss.clients.up.url has no host and port that can be: \""
				+ url + "\". Use a URL such as wss://desk.example/wss.");
	}

	@Test
	void whatIsNoUrlIsToldWithoutItsSecrets() {
		mistake(WssClientOptions.url("wss://me:secret@desk example/wss?token=secret").build())
			.withMessageStartingWith("wss.clients.up.url is no URL: \"wss://\u2026@desk example/wss\" (")
			.withMessageNotContaining("secret")
			.withNoCause();
	}

	@Test
	void userInfoBelongsIntoAHeader() {
		mistake(WssClientOptions.url("wss://me:secret@desk.example/wss").build())
			.withMessage("wss.clients.up.url has user info: \"wss://\u2026@desk.example/wss\"."
					+ " Remove it and use a header, such as Authorization.");
	}

	@Test
	void aFragmentCannotBeSent() {
		mistake(WssClientOptions.url("wss://desk.example/wss?a=1#there").build())
			.withMessage("wss.clients.up.url has a fragment: \"wss://desk.example/wss#\u2026\"."
					+ " Remove it: a fragment is never sent.");
	}

	@Test
	void aBundleNeedsTls() {
		mistake(WssClientOptions.url("ws://desk.example/wss").sslBundle("desk").build())
			.withMessage("wss.clients.up.ssl.bundle is \"desk\", but the URL does not begin with wss://."
					+ " Use a wss:// URL, or remove the bundle.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Host", "connection", "UPGRADE", "Content-Length", "Transfer-Encoding", "Expect",
			"Sec-WebSocket-Key", "Sec-WebSocket-Protocol", "sec-websocket-extensions" })
	void headersOfTheHandshakeItself(String name) {
		mistake((options) -> options.header(name, "secret")).withMessage("wss.clients.up.headers has " + name
				+ ", which the handshake says itself." + " Remove it. Subprotocols have a setting of their own.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "X Desk", "X:Desk", "X-\u00DC" })
	void headerNamesThatCannotBe(String name) {
		mistake((options) -> options.header(name, "secret"))
			.withMessage("wss.clients.up.headers has what is no name: \"" + name
					+ "\". Use names such as Authorization: letters, digits and hyphens.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret\r\nX: y", "secret\u0000", "secret\u20AC", "secret\u007F" })
	void headerValuesThatCannotBeAreNotTold(String value) {
		mistake((options) -> options.header("X-Desk", "fine", value))
			.withMessage("wss.clients.up.headers has a value of X-Desk that cannot be sent."
					+ " Leave out line breaks, control characters and what is not Latin-1.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "a,b", "caf\u00E9" })
	void subprotocolsThatCannotBe(String name) {
		mistake((options) -> options.subprotocols("desk.v2", name))
			.withMessage("wss.clients.up.subprotocols has what is no subprotocol: \"" + name
					+ "\". Use names such as desk.v2: letters, digits, dots and hyphens.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "desk.v2", "wss-backend", "wss-backend.v1" })
	void subprotocolsAreOfferedOnce(String name) {
		mistake((options) -> options.subprotocols("desk.v2", name)).withMessage("wss.clients.up.subprotocols offers "
				+ name + " twice. Remove it once; wss-backend.v1 and wss-backend are always offered.");
	}

	@ParameterizedTest
	@CsvSource({ "' ',has an empty pattern", "desk..a,cannot be: the pattern 'desk..a' has an empty segment",
			"desk*,'cannot be: in the pattern ''desk*'' a star must be a whole segment, such as prices.*'" })
	void patternsThatCannotBe(String pattern, String what) {
		mistake((options) -> options.exposeRoutes("ping", pattern))
			.withMessageStartingWith("wss.clients.up.expose-routes " + what + ".");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1 })
	void numbersHaveToBePositive(int value) {
		mistake((options) -> options.maxSubscriptions(value))
			.withMessageStartingWith("wss.clients.up.max-subscriptions must be at least 1 but is " + value + ".");
		mistake((options) -> options.maxInFlight(value))
			.withMessageStartingWith("wss.clients.up.max-in-flight must be at least 1 but is " + value + ".");
		mistake((options) -> options.outbound(new WssServerOptions.Outbound(value, null, null, null)))
			.withMessageStartingWith("wss.clients.up.outbound.max-messages must be at least 1 but is " + value + ".");
	}

	@Test
	void timesHaveToBePositive() {
		mistake((options) -> options.requestTimeout(Duration.ZERO))
			.withMessageStartingWith("wss.clients.up.request-timeout must be longer than nothing but is PT0S.");
		mistake((options) -> options.connectTimeout(Duration.ofSeconds(-1)))
			.withMessageStartingWith("wss.clients.up.connect-timeout must be longer than nothing but is PT-1S.");
		mistake((options) -> options.heartbeat(new WssServerOptions.Heartbeat(Duration.ZERO, null)))
			.withMessageStartingWith("wss.clients.up.heartbeat.interval must be longer than nothing but is PT0S.");
		mistake((options) -> options.reconnect(Reconnect.between(Duration.ZERO, Duration.ofSeconds(1))))
			.withMessageStartingWith("wss.clients.up.reconnect.initial must be longer than nothing but is PT0S.");
		mistake((options) -> options.reconnect(Reconnect.between(Duration.ofSeconds(1), Duration.ZERO)))
			.withMessageStartingWith("wss.clients.up.reconnect.max must be longer than nothing but is PT0S.");
	}

	@Test
	void timesCanBeCounted() {
		mistake((options) -> options.requestTimeout(Duration.ofDays(36_501)))
			.withMessage("wss.clients.up.request-timeout must be at most 36500 days but is PT876024H."
					+ " Lower it, or leave it out for the default.");
		assertThatNoException()
			.isThrownBy(() -> check(WssClientOptions.url("ws://a").requestTimeout(Duration.ofDays(36_500)).build()));
	}

	@Test
	void messagesFitInMemory() {
		mistake((options) -> options.maxMessageSize(DataSize.ofBytes(0)))
			.withMessageStartingWith("wss.clients.up.max-message-size must be from 1B to 536870912B but is 0B.");
		mistake((options) -> options.maxMessageSize(DataSize.ofMegabytes(513))).withMessageStartingWith(
				"wss.clients.up.max-message-size must be from 1B to 536870912B but is 537919488B.");
		assertThatNoException()
			.isThrownBy(() -> check(WssClientOptions.url("ws://a").maxMessageSize(DataSize.ofMegabytes(512)).build()));
	}

	@Test
	void theFirstWaitIsNoLongerThanTheLongest() {
		mistake((options) -> options.reconnect(new Reconnect(true, Duration.ofMinutes(1), null, null, null)))
			.withMessage("wss.clients.up.reconnect.initial must not be longer than reconnect.max, which is PT30S,"
					+ " but is PT1M. Lower it, or raise reconnect.max.");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.99, 0, -2, Double.NaN, Double.POSITIVE_INFINITY })
	void multipliersThatCannotBe(double value) {
		mistake((options) -> options.reconnect(new Reconnect(null, null, null, value, null)))
			.withMessage("wss.clients.up.reconnect.multiplier must be a number from 1 on but is " + value
					+ ". Use a number such as 2, or leave it out for the default.");
	}

	@ParameterizedTest
	@ValueSource(doubles = { -0.1, 1.1, Double.NaN })
	void jittersThatCannotBe(double value) {
		mistake((options) -> options.reconnect(new Reconnect(null, null, null, null, value)))
			.withMessage("wss.clients.up.reconnect.jitter must be from 0 to 1 but is " + value
					+ ". Use a number such as 0.5, or leave it out for the default.");
	}

	private static ThrowableAssertAlternative<WssConfigurationException> mistake(
			Consumer<WssClientOptions.Builder> settings) {
		WssClientOptions.Builder builder = WssClientOptions.url("wss://desk.example/wss");
		settings.accept(builder);
		return mistake(builder.build());
	}

	private static ThrowableAssertAlternative<WssConfigurationException> mistake(WssClientOptions options) {
		return assertThatExceptionOfType(WssConfigurationException.class).isThrownBy(() -> check(options));
	}

	private static void check(WssClientOptions options) {
		ClientSettings.of(options, Duration.ofSeconds(30), "wss.clients.up");
	}

}
