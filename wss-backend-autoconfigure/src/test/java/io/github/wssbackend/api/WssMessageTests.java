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

package io.github.wssbackend.api;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.wssbackend.WssMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Calls that own code makes.
 */
class WssMessageTests {

	@Test
	void aCallTellsRouteAndArguments() {
		WssMessage call = WssMessage.call("math.add", 1, "two", null);
		assertThat(call.route()).isEqualTo("math.add");
		assertThat(call.method()).isNull();
		assertThat(String.valueOf(call.args())).isEqualTo("[1,\"two\",null]");
		assertThat(call.payload()).isEqualTo("{\"route\":\"math.add\",\"args\":[1,\"two\",null]}");
	}

	@Test
	void withMethodIsANewCall() {
		WssMessage call = WssMessage.call("item", Map.of("a", 1));
		WssMessage get = call.withMethod("get");
		assertThat(call.method()).isNull();
		assertThat(get.method()).isEqualTo("get");
		assertThat(get.route()).isEqualTo("item");
		assertThat(get.args()).isEqualTo(call.args());
	}

	@Test
	void aCallNeedsARoute() {
		assertThatIllegalArgumentException().isThrownBy(() -> WssMessage.call(""));
	}

}
