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

package io.github.wssbackend.protocol;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The callbackId of a request comes back with the same characters, in answers and errors.
 */
class CallbackIdTests {

	private static TestApplication application;

	private static TestPeer peer;

	@BeforeAll
	static void start() {
		application = TestApplication.start(RecordedNodes.class);
		peer = application.peerV1();
	}

	@AfterAll
	static void stop() {
		peer.close();
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "1", "1.0", "1.00", "1e2", "1E+2", "1e-2", "-0", "-0.0", "-1", "0.1", "1e400",
			"-1e400", "9007199254740993", "18446744073709551616",
			"3.141592653589793238462643383279502884197169399375105820974944",
			"1234567890123456789012345678901234567890123456789012345678901234", "\"x\"", "\"\"", "\" \"", "\"1\"",
			"\"null\"", "\"a\\\"b\\\\c\\/d\\n\\t\\u0000\\u001f\"", "\"\\u00e9\"", "\"\u00e9\"", "\"\u65e5\u672c\"",
			"\"\\ud83d\\ude00\"", "\"\uD83D\uDE00\"", "\"\\ud800\"", "\"\\udc00x\"", "\"\u2028\u2029\uFEFF\"",
			"\"<script>\"", "\"__proto__\"", "\"},{\\\"route\\\":\\\"add\\\"\"" })
	void comesBackWithTheSameCharacters(String callbackId) {
		peer.ask("add", "[1,2]", callbackId);
		assertThat(peer.next()).isEqualTo(Replies.answer(callbackId, "3"));
		peer.ask("boom", "[]", callbackId);
		assertThat(peer.next()).isEqualTo(Replies.error(callbackId, Replies.internal()));
		peer.ask("nothing", "[]", callbackId);
		assertThat(peer.next()).isEqualTo("{\"callbackId\":" + callbackId + "}");
		peer.ask("subscribeSocket", "[\"nope\"]", callbackId);
		assertThat(peer.next()).isEqualTo(Replies.error(callbackId, Replies.notFound()));
	}

	@Test
	void spaceAroundItDoesNotCount() {
		peer.send(
				"{ \"route\" : \"runRequest\" , \"args\" : [ { \"route\" : \"add\" , \"args\" : [ 1 , 2 ] } , 1 , \n\t-7.0 \r\n] }");
		assertThat(peer.next()).isEqualTo(Replies.answer("-7.0", "3"));
	}

	@Test
	void aLongStringComesBackWhole() {
		String callbackId = "\"" + "x".repeat(60_000) + "\"";
		peer.ask("add", "[1,2]", callbackId);
		assertThat(peer.next()).isEqualTo(Replies.answer(callbackId, "3"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "false", "[]", "[1]", "{}", "{\"a\":1}" })
	void anotherTypeIsABadRequestAndRunsNothing(String callbackId) {
		peer.answer("subscribeSocket", "[\"add\"]");
		peer.ask("add", "[1,2]", callbackId);
		assertThat(peer.next())
			.isEqualTo(Replies.postError("runRequest", Replies.badRequest("A callbackId is a string or a number")));
		assertThat(peer.framesUntilNow()).isEmpty();
		peer.answer("unsubscribe", "[\"add\"]");
	}

	@Test
	void withoutOneARequestRunsAsAPost() {
		peer.answer("subscribeSocket", "[\"obj\"]");
		peer.ask("obj", "[7]", "null");
		assertThat(peer.nextJson().get("args").toString()).isEqualTo("{\"v\":7}");
		peer.send("{\"route\":\"runRequest\",\"args\":[{\"route\":\"obj\",\"args\":[8]}]}");
		assertThat(peer.nextJson().get("args").toString()).isEqualTo("{\"v\":8}");
		peer.send("{\"route\":\"runRequest\",\"args\":[{\"route\":\"nope\"}]}");
		assertThat(peer.next()).isEqualTo(Replies.postError("nope", Replies.notFound()));
		peer.answer("unsubscribe", "[\"obj\"]");
		assertThat(peer.framesUntilNow()).isEmpty();
	}

	@Test
	void twoRequestsMayHaveTheSame() {
		peer.ask("add", "[1,2]", "5");
		peer.ask("add", "[3,4]", "5");
		assertThat(peer.next()).isEqualTo(Replies.answer("5", "3"));
		assertThat(peer.next()).isEqualTo(Replies.answer("5", "7"));
	}

}
