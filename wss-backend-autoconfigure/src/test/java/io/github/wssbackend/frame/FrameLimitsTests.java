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

package io.github.wssbackend.frame;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;

import static org.assertj.core.api.Assertions.assertThat;

class FrameLimitsTests {

	private static final String LIMIT = "The frame passes a limit: depth 32, numbers of 64 and names of 256 characters";

	private static final String TWICE = "The frame has a key twice";

	@Test
	void depthUpToTheLimitIsRead() {
		String args = "[".repeat(31) + "]".repeat(31);
		assertThat(FrameReader.read("{\"route\":\"r\",\"args\":" + args + "}"))
			.isEqualTo(new Frame.Call("r", null, new JsonText(args), false, false, null, null));
	}

	@ParameterizedTest
	@ValueSource(ints = { 32, 400, 20_000, 200_000 })
	void tooDeepAPostIsBroken(int depth) {
		assertThat(FrameReader.read("{\"args\":" + "[".repeat(depth) + "]".repeat(depth) + ",\"route\":\"r\"}"))
			.isEqualTo(new Frame.Broken("r", null, LIMIT));
	}

	@Test
	void namesOfAnyLengthAreNotRemembered() {
		String object = "{\"" + "n".repeat(JsonLimits.NAME + 1) + "\":1}";
		assertThat(name(object)).isEqualTo(name(object)).isNotSameAs(name(object));
	}

	private static String name(String object) {
		try (JsonParser parser = JsonLimits.NONE.createParser(object)) {
			parser.nextToken();
			return parser.nextName();
		}
	}

	@Test
	void tooDeepARequestIsBrokenForItsAsker() {
		String deep = "{\"a\":".repeat(400) + "1" + "}".repeat(400);
		assertThat(FrameReader.read("{\"route\":\"runRequest\",\"args\":[" + deep + ",\"id\",\"c\\u0061\"]}"))
			.isEqualTo(new Frame.Broken("runRequest", new JsonText("\"c\\u0061\""), LIMIT));
	}

	@Test
	void tooDeepJsonThatNeverEndsIsLeftToHandlers() {
		assertThat(FrameReader.read("{\"route\":\"r\",\"args\":" + "[".repeat(100_000))).isEqualTo(new Frame.Other());
	}

	@Test
	void tooDeepAReplyIsLeftToHandlers() {
		assertThat(FrameReader.read("{\"callbackId\":1,\"args\":" + "[".repeat(40) + "]".repeat(40) + "}"))
			.isEqualTo(new Frame.Other());
	}

	@Test
	void numberUpToTheLimitIsRead() {
		String number = "1".repeat(64);
		assertThat(FrameReader.read("{\"route\":\"r\",\"args\":" + number + "}"))
			.isEqualTo(new Frame.Call("r", null, new JsonText(number), false, false, null, null));
	}

	@ParameterizedTest
	@ValueSource(ints = { 65, 1_001, 40_000 })
	void tooLongANumberIsBroken(int length) {
		assertThat(FrameReader.read("{\"route\":\"r\",\"args\":[" + "1".repeat(length) + "]}"))
			.isEqualTo(new Frame.Broken("r", null, LIMIT));
	}

	@Test
	void tooLongACallbackIdIsEchoedInFull() {
		String number = "1".repeat(100);
		assertThat(FrameReader.read("{\"route\":\"runRequest\",\"args\":[{\"route\":\"r\"},0," + number + "]}"))
			.isEqualTo(new Frame.Broken("runRequest", new JsonText(number), LIMIT));
	}

	@Test
	void nameUpToTheLimitIsRead() {
		assertThat(FrameReader.read("{\"" + "n".repeat(256) + "\":1,\"route\":\"r\"}"))
			.isEqualTo(new Frame.Call("r", null, null, false, false, null, null));
	}

	@ParameterizedTest
	@ValueSource(ints = { 257, 40_000 })
	void tooLongANameIsBroken(int length) {
		assertThat(FrameReader.read("{\"" + "n".repeat(length) + "\":1,\"route\":\"r\"}"))
			.isEqualTo(new Frame.Broken("r", null, LIMIT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"route\":\"r\",\"route\":\"r\"}", "{\"route\":\"r\",\"args\":1,\"args\":2}",
			"{\"route\":\"r\",\"args\":[{\"a\":1,\"a\":2}]}", "{\"x\":1,\"x\":2,\"node\":\"r\"}",
			"{\"route\":\"r\",\"\\u0061\":1,\"a\":2}", "\"{\\\"route\\\":\\\"r\\\",\\\"a\\\":1,\\\"a\\\":2}\"" })
	void keyTwiceIsBroken(String text) {
		assertThat(FrameReader.read(text)).isEqualTo(new Frame.Broken("r", null, TWICE));
	}

	@Test
	void keyTwiceInARequestIsBrokenForItsAsker() {
		assertThat(FrameReader
			.read("{\"args\":[{\"route\":\"r\",\"args\":[{\"a\":1,\"a\":2}]},\"id\",-0.5E3],\"route\":\"runRequest\"}"))
			.isEqualTo(new Frame.Broken("runRequest", new JsonText("-0.5E3"), TWICE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"route\":\"r\",\"route\":\"r\"},0,7", "{\"route\":\"r\",\"args\":1,\"args\":1},0,7",
			"{\"route\":\"r\",\"x\":1,\"x\":1},0,7", "{\"route\":\"r\"},{\"a\":1,\"a\":1},7" })
	void keyTwiceAnywhereInARequestIsBroken(String args) {
		for (String frame : List.of("{\"route\":\"runRequest\",\"args\":[%s]}",
				"{\"args\":[%s],\"route\":\"runRequest\"}")) {
			assertThat(FrameReader.read(frame.formatted(args)))
				.isEqualTo(new Frame.Broken("runRequest", new JsonText("7"), TWICE));
		}
	}

	@Test
	void depthOfARequestIsThatOfTheFrame() {
		String args = "[".repeat(29) + "]".repeat(29);
		String frame = "{\"route\":\"runRequest\",\"args\":[{\"route\":\"r\",\"args\":%s},0,7]}";
		assertThat(((Frame.Call) FrameReader.read(frame.formatted(args))).request().call().args()).hasToString(args);
		assertThat(FrameReader.read(frame.formatted("[" + args + "]")))
			.isEqualTo(new Frame.Broken("runRequest", new JsonText("7"), LIMIT));
	}

	@Test
	void keyTwiceInAReplyIsLeftToHandlers() {
		assertThat(FrameReader.read("{\"callbackId\":1,\"callbackId\":2}")).isEqualTo(new Frame.Other());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"route":"runRequest","args":[{"a":1,"a":2},0,null]}
			{"route":"runRequest","args":[{"a":1,"a":2},0,true]}
			{"route":"runRequest","args":[{"a":1,"a":2},0,[1]]}
			{"route":"runRequest","args":[{"a":1,"a":2},0,{"b":1}]}
			{"route":"runRequest","args":[{"a":1,"a":2},0]}
			{"route":"runRequest","args":{"a":1,"a":2}}
			{"route":"runRequest","a":1,"a":2}
			""")
	void brokenRequestWithoutAnIdHasNone(String text) {
		assertThat(FrameReader.read(text)).isEqualTo(new Frame.Broken("runRequest", null, TWICE));
	}

	@Test
	void routeWinsOverNodeInABrokenFrameToo() {
		assertThat(FrameReader.read("{\"node\":\"n\",\"route\":\"runRequest\",\"args\":[{\"a\":1,\"a\":2},0,\"c\"]}"))
			.isEqualTo(new Frame.Broken("runRequest", new JsonText("\"c\""), TWICE));
	}

	@Test
	void nodeCountsInABrokenFrameWhereRouteIsNoString() {
		assertThat(FrameReader.read("{\"node\":\"n\",\"route\":1,\"a\":1,\"a\":2}"))
			.isEqualTo(new Frame.Broken("n", null, TWICE));
	}

}
