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

import java.io.IOException;

import io.github.wssbackend.WssServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Node client of graphscript 0.3.12 against the desk. It goes through its steps once,
 * {@code src/test/js/graphscript-client.js}; each test looks at what some of them came
 * to.
 */
@RunningDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphscriptClientTests {

	@Autowired
	private WssServers servers;

	private @Nullable JsonNode result;

	/** Before each, so that each test is reported as skipped, with the reason. */
	@BeforeEach
	void goThroughTheStepsOnce() throws IOException {
		NodeProject project = NodeProject.assumeGraphscript();
		if (this.result == null) {
			String address = this.servers.server("desk").orElseThrow().address();
			String printed = project.output("node", "graphscript-client.js", address);
			this.result = JsonMapper.shared().readTree(printed.substring(printed.indexOf("{\"idIsOurs\"")));
		}
	}

	@Test
	void takesItsIdFromUs() {
		assertThat(this.result.get("idIsOurs").asBoolean()).isTrue();
	}

	@Test
	void runsAndRequests() {
		assertThat(this.result.get("run")).isEqualTo(json("{'symbol':'ACME','price':120}"));
		assertThat(this.result.get("runScalar")).isEqualTo(json("{'symbol':'ACME','price':120}"));
		assertThat(this.result.get("request")).isEqualTo(json("2.5"));
	}

	@Test
	void callsMethods() {
		assertThat(this.result.get("post")).isEqualTo(json("['ACME']"));
		assertThat(this.result.get("get")).isEqualTo(json("['ACME']"));
		assertThat(this.result.get("delete")).isEqualTo(json("[]"));
	}

	@Test
	void seesEachOutputOnceWhileSubscribed() {
		assertThat(this.result.get("subscription").asString()).isEqualTo("number");
		assertThat(this.result.get("frames")).isEqualTo(json("[1,2,3]"));
		assertThat(this.result.get("state")).isEqualTo(json("[1,2,3]"));
	}

	@Test
	void unsubscribesOnce() {
		assertThat(this.result.get("unsubscribed")).isEqualTo(json("true"));
		assertThat(this.result.get("unsubscribedAgain")).isEqualTo(json("false"));
	}

	@Test
	void doesNotHangOnAnUnknownRoute() {
		assertThat(this.result.get("unknown").asString()).isEqualTo("no value");
		assertThat(this.result.get("alive").asString()).isEqualTo("pong");
	}

	@Test
	void answersWhatWeAskWhileItAsksUs() {
		assertThat(this.result.get("approved"))
			.isEqualTo(json("[[{'symbol':'ACME','side':'BUY','quantity':300},36000]]"));
		assertThat(this.result.get("order").get("quantity")).isEqualTo(json("300"));
		assertThat(this.result.get("order").get("fee")).isEqualTo(json("36"));
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text.replace('\'', '"'));
	}

}
