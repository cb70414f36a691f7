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

import io.github.wssbackend.WssServerHandler;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.handler.TextWebSocketHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what a user reads who made a mistake in {@code wss.servers}.
 */
class ServerMistakesTests {

	private final FailedStart start = FailedStart.with(Handlers.class);

	@Test
	void twoServersOnOnePath() {
		expect(analysis("wss.servers[0].path=/wss", "wss.servers[0].name=desk", "wss.servers[1].path=/wss"),
				"wss.servers[1].path is taken: /wss is also the path of server \"desk\".",
				"Give one of the two another path, port or host.");
	}

	@Test
	void twoServersOnOnePathOfAFurtherPort() {
		expect(analysis("wss.servers[0].path=/wss", "wss.servers[1].path=/wss", "wss.servers[1].port=18333",
				"wss.servers[2].path=/wss", "wss.servers[2].port=18333", "wss.servers[2].name=third"),
				"wss.servers[2].path is taken: /wss is also the path of server \"/wss:18333\".",
				"Give one of the two another path, port or host.");
	}

	@Test
	void thePortOfTheWebServerIsNoFurtherPort() {
		expect(analysis("server.port=18444", "wss.servers[0].path=/wss", "wss.servers[1].path=/wss",
				"wss.servers[1].port=18444"), "wss.servers[1].path is taken: /wss is also the path of server \"/wss\".",
				"Give one of the two another path, port or host.");
	}

	@Test
	void twoServersOnOnePathAndHost() {
		expect(analysis("wss.servers[0].path=/wss", "wss.servers[0].host=Desk.example", "wss.servers[1].path=/wss",
				"wss.servers[1].host=desk.example", "wss.servers[1].name=other"),
				"wss.servers[1].path is taken: /wss is also the path of server \"/wss\".",
				"Give one of the two another path, port or host.");
	}

	@Test
	void twoServersOfOneName() {
		expect(analysis("wss.servers[0].path=/a", "wss.servers[0].name=desk", "wss.servers[1].path=/b",
				"wss.servers[1].name=desk"), "wss.servers[1].name is taken: desk.",
				"Give one of the two another name.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nobody", "Greeter",
			"io.github.wssbackend.autoconfigure.ServerMistakesTests$Handlers$Greeter" })
	void aHandlerThatDoesNotExist(String name) {
		expect(analysis("wss.servers[0].path=/a", "wss.servers[0].handlers=greeter," + name),
				"wss.servers[0].handlers names a bean that does not exist: \"" + name + "\".",
				"Name one of the beans that implement WssServerHandler [greeter] or WebSocketHandler [raw],"
						+ " or make the handler a bean, such as with @Component.");
	}

	@Test
	void aHandlerOfTheDefaultsThatDoesNotExist() {
		expect(analysis("wss.servers[0].path=/a", "wss.defaults.handlers=nobody"),
				"wss.servers[0].handlers names a bean that does not exist: \"nobody\".",
				"Name one of the beans that implement WssServerHandler [greeter] or WebSocketHandler [raw],"
						+ " or make the handler a bean, such as with @Component.");
	}

	@Test
	void aHandlerThatIsNone() {
		expect(analysis("wss.servers[0].path=/a", "wss.servers[0].handlers=text"),
				"wss.servers[0].handlers names \"text\", which is no handler.",
				"Let it implement WssServerHandler or WebSocketHandler, or name another bean.");
	}

	@Test
	void aPlainHandlerBesideAnother() {
		expect(analysis("wss.servers[0].path=/a", "wss.servers[0].handlers=greeter,raw"),
				"wss.servers[0].handlers names a plain WebSocketHandler beside others: [greeter, raw].",
				"A plain WebSocketHandler serves its path alone: give it a server of its own.");
	}

	@Test
	void anOverflowThatIsNone() {
		FailureAnalysis analysis = analysis("wss.servers[0].path=/a", "wss.servers[0].outbound.overflow=newest");
		assertThat(analysis.getDescription()).contains("wss.servers[0].outbound.overflow", "newest");
		assertThat(analysis.getDescription() + analysis.getAction()).contains("DISCONNECT", "DROP_OLDEST", "LATEST");
	}

	@ParameterizedTest
	@CsvSource({ "wss.servers[0].port,eighty", "wss.servers[0].max-message-size,much",
			"wss.servers[0].heartbeat.interval,often", "wss.servers[0].authenticated,perhaps",
			"wss.defaults.outbound.send-timeout,soon", "wss.request-timeout,never" })
	void valuesOfTheWrongKind(String property, String value) {
		FailureAnalysis analysis = analysis("wss.servers[0].path=/a", property + "=" + value);
		assertThat(analysis.getDescription()).contains(property, value);
		assertThat(analysis.getAction()).isNotBlank();
	}

	@Test
	void aServerWithoutAPath() {
		expect(analysis("wss.servers[0].name=desk"), "wss.servers[0].path is missing.", "Give it a path such as /wss.");
	}

	@ParameterizedTest
	@CsvSource({ "path,wss,is no path: \"wss\"", "path,/wss/,is no path: \"/wss/\"", "path,/a/*,is no path: \"/a/*\"",
			"port,70000,is no port: 70000", "port,-1,is no port: -1", "max-connections,0,must be at least 1 but is 0",
			"max-subscriptions,0,must be at least 1 but is 0", "max-in-flight,-3,must be at least 1 but is -3",
			"max-message-size,0B,must be from 1B to 536870912B but is 0B",
			"heartbeat.interval,0s,must be longer than nothing but is PT0S",
			"heartbeat.timeout,-1s,must be longer than nothing but is PT-1S",
			"outbound.max-messages,0,must be at least 1 but is 0", "outbound.max-size,0B,must be from 1B but is 0B",
			"outbound.send-timeout,0s,must be longer than nothing but is PT0S",
			"routes,desk..a,cannot be: the pattern 'desk..a' has an empty segment",
			"routes,desk*,'cannot be: in the pattern ''desk*'' a star must be a whole segment, such as prices.*'",
			"allowed-origins,app.example,has what is no origin: \"app.example\"",
			"host,http://a.example,is no host: \"http://a.example\"" })
	void valuesThatCannotBe(String property, String value, String what) {
		FailureAnalysis analysis = analysis("wss.servers[0].path=/a", "wss.servers[1].path=/b",
				"wss.servers[1]." + property + "=" + value);
		assertThat(analysis.getDescription()).isEqualTo("wss.servers[1]." + property + " " + what + ".");
		assertThat(analysis.getAction()).isNotBlank();
	}

	@Test
	void defaultsThatCannotBe() {
		expect(analysis("wss.defaults.max-in-flight=0"), "wss.defaults.max-in-flight must be at least 1 but is 0.",
				"Raise it, or leave it out for the default.");
	}

	@Test
	void requestTimeoutOfNothing() {
		expect(analysis("wss.request-timeout=0s"), "wss.request-timeout must be longer than nothing but is PT0S.",
				"Use a duration such as 30s, or leave it out for the default.");
	}

	@ParameterizedTest
	@CsvSource({ "servers[0],servers[0],*,''", "defaults,servers[0],*,', by wss.defaults,'", "servers[0],defaults,*,''",
			"defaults,defaults,*,', by wss.defaults,'", "servers[0],servers[0],https://*,''",
			"servers[0],servers[0],http://*:[*],''", "servers[0],servers[0],null,''" })
	void anySiteTogetherWithLogin(String origins, String login, String origin, String where) {
		expect(analysis("wss.servers[0].path=/a", "wss." + origins + ".allowed-origins=" + origin,
				"wss." + login + ".authenticated=true"),
				"wss.servers[0].allowed-origins is \"" + origin + "\"" + where + " together with authenticated: true.",
				"Any site could use the login of a visitor. Name the origins that may connect, such as"
						+ " https://app.example, or set authenticated to false.");
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
		Greeter greeter() {
			return new Greeter();
		}

		@Bean
		TextWebSocketHandler raw() {
			return new TextWebSocketHandler();
		}

		@Bean
		String text() {
			return "no handler";
		}

		static class Greeter implements WssServerHandler {

		}

	}

}
