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

package io.github.wssbackend.route;

import java.util.Collections;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.wssbackend.annotation.WssRoute;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DefaultRoutesTests {

	@Test
	void stateNodesOfTheApplicationTakeThePlaceOfDefaultRoutes() {
		RouteTable table = new RouteTable();
		table.declare("error", false);
		table.declareIfAbsent("log", false);
		Scans.of(table, (context) -> context.register(DefaultRoutes.class));
		assertThat(table.find("error").isStateNode()).isTrue();
		assertThat(table.find("error").remote()).isFalse();
		assertThat(table.find("log").isStateNode()).isFalse();
		assertThat(table.find("log").remote()).isTrue();
		assertThat(table.declareIfAbsent("log", true)).isTrue();
		assertThat(table.find("log").isStateNode()).isTrue();
		table.declare("ping", true);
		assertThat(table.find("ping").isStateNode()).isTrue();
	}

	@Test
	void pingEchoLogAndErrorAreThere() {
		RouteTable table = Scans.of(DefaultRoutes.class);
		assertThat(table.routes()).containsExactly("echo", "error", "log", "ping");
		assertThat(Scans.run(table, "ping")).isEqualTo("pong");
		assertThat(Scans.run(table, "echo", (Object) new Object[] { "a", 1 })).isEqualTo(new Object[] { "a", 1 });
		assertThat(Scans.run(table, "log", (Object) new Object[] { "a" })).isEqualTo(true);
		assertThat(Scans.run(table, "error", (Object) new Object[] { "a" })).isEqualTo(true);
	}

	@Test
	void theyRunOnTheReadingThreadForTheCallerAlone() {
		RouteTable table = Scans.of(DefaultRoutes.class);
		for (String route : table.routes()) {
			assertThat(Scans.function(table, route).blocking()).isFalse();
			assertThat(Scans.function(table, route).shared()).isFalse();
			assertThat(Scans.function(table, route).remote()).isTrue();
		}
		assertThat(Scans.function(table, "echo").payload()).singleElement()
			.satisfies((parameter) -> assertThat(parameter.varargs()).isTrue());
	}

	@Test
	void nodeOfTheApplicationReplacesThem() {
		RouteTable table = Scans.of(DefaultRoutes.class, Own.class);
		assertThat(table.routes()).containsExactly("echo", "error", "log", "ping");
		assertThat(Scans.run(table, "ping")).isEqualTo("own");
		assertThat(Scans.function(table, "log").place()).isEqualTo("Own.remember(String)");
		assertThat(table.find("log").functions()).hasSize(1);
	}

	@Test
	void whatIsWrittenIsOneLineInQuotes(CapturedOutput output) {
		Scans.run(Scans.of(DefaultRoutes.class), "log",
				(Object) new Object[] { "a\nERROR forged\u001b[31m\r\u202e", "\"b\\" });
		assertThat(output).contains("A peer says: \"aERROR forged[31m\" \"\\\"b\\\\\"")
			.doesNotContain("\u001b")
			.doesNotContain("\u202e")
			.contains("INFO");
	}

	@Test
	void errorIsWrittenAsAWarning(CapturedOutput output) {
		Scans.run(Scans.of(DefaultRoutes.class), "error", (Object) new Object[] { "broken" });
		assertThat(output.toString().lines().filter((line) -> line.contains("\"broken\""))).singleElement()
			.satisfies((line) -> assertThat(line).contains("WARN"));
	}

	@Test
	void whatIsWrittenIsCapped() {
		assertThat(DefaultRoutes.text("x".repeat(100_000))).hasSize(DefaultRoutes.MAX_LENGTH + 2);
		assertThat(DefaultRoutes.text(Collections.nCopies(1000, "x").toArray())).endsWith(" ...").hasSizeLessThan(100);
		assertThat(DefaultRoutes.text((Object) null)).isEqualTo("\"null\"");
		assertThat(DefaultRoutes.text()).isEmpty();
	}

	@WssRoute
	static class Own {

		@WssRoute
		String ping() {
			return "own";
		}

		@WssRoute(value = "log", method = "put")
		void remember(String text) {
		}

	}

}
