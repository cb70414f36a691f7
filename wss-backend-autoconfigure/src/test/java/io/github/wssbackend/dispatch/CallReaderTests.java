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

package io.github.wssbackend.dispatch;

import io.github.wssbackend.connection.ConnectionFixture;
import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.FrameReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallReaderTests {

	private final ConnectionFixture peer = ConnectionFixture.plain();

	private final CallReader reader = new CallReader(this.peer.connection);

	@AfterEach
	void stop() {
		this.peer.close();
	}

	@Test
	void callIsAPostOfItself() {
		CallReader.Asked asked = read("{\"route\":\"r\",\"args\":[1],\"callbackId\":5}");
		assertThat(asked.call().route()).isEqualTo("r");
		assertThat(asked.asker().isRequest()).isFalse();
		assertThat(asked.asker().route()).isEqualTo("r");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "0", "-1.50E2", "\"c\"", "\"\"", "\"\\u0063 \\\"\"", "99999999999999999999" })
	void requestHoldsACallAndKeepsTheCharactersOfItsId(String id) {
		CallReader.Asked asked = read("{\"route\":\"runRequest\",\"args\":[{\"route\":\"r\"},\"x\"," + id + ",7]}");
		assertThat(asked.call().route()).isEqualTo("r");
		assertThat(asked.asker().callbackId()).hasToString(id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[{\"node\":\"r\"}]", "[{\"node\":\"r\"},{}]", "[{\"node\":\"r\"},0,null]" })
	void requestWithoutAnIdIsAPost(String args) {
		CallReader.Asked asked = read("{\"route\":\"runRequest\",\"args\":" + args + "}");
		assertThat(asked.call().route()).isEqualTo("r");
		assertThat(asked.asker().isRequest()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "false", "[]", "[1]", "{}", "{\"a\":1}" })
	void idOfAnotherTypeIsRefused(String id) {
		CallReader.Asked asked = read("{\"route\":\"runRequest\",\"args\":[{\"route\":\"r\"},0," + id + "]}");
		assertThat(asked.call()).isNull();
		assertThat(asked.asker().isRequest()).isFalse();
		assertThat(asked.problem()).isEqualTo("A callbackId is a string or a number");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",\"args\":[]", ",\"args\":{}", ",\"args\":null", ",\"args\":1", ",\"args\":\"[]\"" })
	void requestWithoutArgsIsRefused(String args) {
		CallReader.Asked asked = read("{\"route\":\"runRequest\"" + args + "}");
		assertThat(asked.call()).isNull();
		assertThat(asked.problem()).isEqualTo("The args of runRequest are [call, id, callbackId]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			null                                                    | The request names no route
			"r"                                                     | The request names no route
			[]                                                      | The request names no route
			{"args":[1]}                                            | The request names no route
			{"route":1}                                             | The request names no route
			{"route":"runRequest","args":[{"route":"r"},0,9]}       | A request cannot hold a request
			{"node":"runRequest"}                                   | A request cannot hold a request
			""")
	void requestThatHoldsNoCallIsRefusedToItsAsker(String call, String problem) {
		CallReader.Asked asked = read("{\"route\":\"runRequest\",\"args\":[" + call + ",0,\"c\"]}");
		assertThat(asked.call()).isNull();
		assertThat(asked.asker().callbackId()).hasToString("\"c\"");
		assertThat(asked.problem()).isEqualTo(problem);
	}

	private CallReader.Asked read(String text) {
		return this.reader.read((Frame.Call) FrameReader.read(text));
	}

}
