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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FrameReaderTests {

	private static final Frame OTHER = new Frame.Other();

	@Test
	void callHasItsPartsAsTheyStandThere() {
		assertThat(FrameReader.read("{\"route\":\"math.add\",\"args\":[1, 2.0],\"method\":\"get\"}"))
			.isEqualTo(new Frame.Call("math.add", json("\"get\""), json("[1, 2.0]"), false, false, null, null));
	}

	@Test
	void callIsReadWithItsKeysInAnyOrderAndWhiteSpaceBetweenThem() {
		assertThat(
				FrameReader.read(" {\n\t\"method\" : \"get\" ,\r\n \"args\" :  {\"a\" : 1}  , \"route\" : \"r\" } \n"))
			.isEqualTo(new Frame.Call("r", json("\"get\""), json("{\"a\" : 1}"), false, false, null, null));
	}

	@Test
	void callNeedsOnlyARoute() {
		assertThat(FrameReader.read("{\"route\":\"ping\"}")).isEqualTo(call("ping", null));
	}

	@Test
	void nodeMayStandForRoute() {
		assertThat(FrameReader.read("{\"node\":\"ping\",\"args\":1}")).isEqualTo(call("ping", "1"));
	}

	@Test
	void routeWinsOverNode() {
		assertThat(FrameReader.read("{\"node\":\"n\",\"route\":\"r\"}")).isEqualTo(call("r", null));
	}

	@Test
	void nodeCountsWhereRouteIsNoString() {
		assertThat(FrameReader.read("{\"route\":7,\"node\":\"n\"}")).isEqualTo(call("n", null));
	}

	@Test
	void emptyRouteIsACall() {
		assertThat(FrameReader.read("{\"route\":\"\"}")).isEqualTo(call("", null));
	}

	@Test
	void argsNullIsNotTheSameAsNoArgs() {
		assertThat(FrameReader.read("{\"route\":\"r\",\"args\":null}")).isEqualTo(call("r", "null"));
	}

	@Test
	void callbackIdBesideARouteIsIgnored() {
		assertThat(FrameReader.read("{\"route\":\"r\",\"callbackId\":1,\"args\":2}")).isEqualTo(call("r", "2"));
	}

	@Test
	void unknownKeysAreIgnored() {
		assertThat(FrameReader.read("{\"x\":{\"route\":\"no\"},\"route\":\"r\",\"__proto__\":[1,{\"args\":2}]}"))
			.isEqualTo(call("r", null));
	}

	@Test
	void callSaysCurrentStreamAndProtocol() {
		assertThat(FrameReader.read("{\"route\":\"setId\",\"current\":true,\"stream\":true,\"protocol\":\"p\"}"))
			.isEqualTo(new Frame.Call("setId", null, null, true, true, json("\"p\""), null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "false", "null", "1", "\"true\"", "[true]" })
	void nothingButTrueIsTrue(String value) {
		assertThat(FrameReader.read("{\"route\":\"r\",\"current\":" + value + ",\"stream\":" + value + "}"))
			.isEqualTo(call("r", null));
	}

	@Test
	void escapesOfARouteAreUndone() {
		assertThat(FrameReader.read("{\"\\u0072oute\":\"a\\\"b\\\\\\u00e9\\ud83d\\ude00\"}"))
			.isEqualTo(call("a\"b\\é😀", null));
	}

	@Test
	void answerKeepsTheCharactersOfItsCallbackId() {
		assertThat(FrameReader.read("{\"args\":true,\"callbackId\":1.50e1}"))
			.isEqualTo(new Frame.Reply(json("1.50e1"), json("true"), null, false, null, null));
	}

	@Test
	void answerMayHaveNoArgs() {
		assertThat(FrameReader.read("{\"callbackId\":\"\\u0061\"}"))
			.isEqualTo(new Frame.Reply(json("\"\\u0061\""), null, null, false, null, null));
	}

	@Test
	void replyHasErrorMoreVersionAndEpoch() {
		assertThat(FrameReader.read(
				"{\"callbackId\":7,\"error\":{\"code\":\"x\"},\"more\":true,\"version\":12,\"epoch\":\"e\",\"args\":null}"))
			.isEqualTo(new Frame.Reply(json("7"), json("null"), json("{\"code\":\"x\"}"), true, json("12"),
					json("\"e\"")));
	}

	@Test
	void errorNullIsNoError() {
		assertThat(FrameReader.read("{\"callbackId\":7,\"error\":null,\"version\":null,\"epoch\":null}"))
			.isEqualTo(new Frame.Reply(json("7"), null, null, false, null, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"callbackId\":null}", "{\"args\":1}", "{\"route\":null}", "{\"route\":[\"r\"]}",
			"{\"node\":{}}", "[]", "[{\"route\":\"r\"}]", "1", "null", "true", "\"\"", "\"text\"", "\"{}\"" })
	void jsonThatIsNoFrameIsLeftToHandlers(String text) {
		assertThat(FrameReader.read(text)).isEqualTo(OTHER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "hello", "{", "{\"route\":\"r\"", "{\"route\":\"r\",}", "{route:\"r\"}",
			"{'route':'r'}", "{\"route\":\"r\"]", "{\"route\":\"r\",\"args\":[1,}", "{\"route\":\"r\",\"args\":01}",
			"{\"route\":\"a\tb\"}", "{\"route\":\"\\x\"}", "{\"route\":\"r\"//\n}", "\u0000", "\uFFFF", "nul",
			"{\"route\":\"r\",\"args\":NaN}", "{\"route\" \"r\"}" })
	void textThatIsNotJsonIsLeftToHandlers(String text) {
		assertThat(FrameReader.read(text)).isEqualTo(OTHER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"route\":\"r\"} x", "{\"route\":\"r\"}}", "{\"route\":\"r\"}]", "{\"route\":\"r\"}{}",
			"{\"route\":\"r\"} 1", "{\"route\":\"r\"}\u0000", "\"{\\\"route\\\":\\\"r\\\"}\" x",
			"\"{\\\"route\\\":\\\"r\\\"} x\"", "{\"route\":\"runRequest\",\"args\":[{\"route\":\"r\"},0,1]} x",
			"{\"callbackId\":1},", "{\"route\":\"r\",\"route\":\"r\"} x" })
	void textBehindTheJsonMakesItNoFrame(String text) {
		assertThat(FrameReader.read(text)).isEqualTo(OTHER);
	}

	@Test
	void stringThatHoldsJsonIsUnderstood() {
		assertThat(FrameReader.read(" \"{\\\"route\\\":\\\"r\\\",\\\"args\\\":[\\\"a\\\\nb\\\"]}\" "))
			.isEqualTo(call("r", "[\"a\\nb\"]"));
	}

	@Test
	void stringInAStringIsLeftToHandlers() {
		assertThat(FrameReader.read("\"\\\"{\\\\\\\"route\\\\\\\":\\\\\\\"r\\\\\\\"}\\\"\"")).isEqualTo(OTHER);
	}

	@Test
	void byteOrderMarkMakesItNoJson() {
		assertThat(FrameReader.read("\uFEFF{\"route\":\"r\"}")).isEqualTo(OTHER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"route\":\"runRequest\",\"args\":%s}", "{\"args\":%s,\"route\":\"runRequest\"}",
			"{\"node\":\"runRequest\",\"args\":%s}", "{\"args\": %s ,\"x\":1,\"node\":\"runRequest\",\"route\":2}" })
	void callInsideARequestIsRead(String frame) {
		String args = "[{\"args\": [1 ],\"node\":\"r\",\"x\":{},\"stream\":true} , \"id\",1.50e1,{}]";
		Frame.Call call = new Frame.Call("r", null, json("[1 ]"), false, true, null, null);
		assertThat(FrameReader.read(frame.formatted(args))).isEqualTo(new Frame.Call("runRequest", null, json(args),
				false, false, null, new Frame.Request(call, json("1.50e1"))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"route\":\"runRequest\",\"args\":[%s]}", "{\"args\":[%s],\"route\":\"runRequest\"}" })
	void requestNeedsNoMoreThanACall(String frame) {
		assertThat(request(frame.formatted("{\"route\":\"r\"}"))).isEqualTo(new Frame.Request(call("r", null), null));
		assertThat(request(frame.formatted("{\"route\":\"r\"},1,null")))
			.isEqualTo(new Frame.Request(call("r", null), null));
		assertThat(request(frame.formatted("1,[],{\"route\":\"r\"}")))
			.isEqualTo(new Frame.Request(null, json("{\"route\":\"r\"}")));
		assertThat(request(frame.formatted(""))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "\"r\"", "1", "null", "{\"route\":1}", "{\"callbackId\":1}" })
	void whatNamesNoRouteIsNoCallInsideARequest(String text) {
		assertThat(request("{\"route\":\"runRequest\",\"args\":[" + text + ",0,\"c\"]}"))
			.isEqualTo(new Frame.Request(null, json("\"c\"")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "1", "\"[{}]\"", "null", "{\"0\":{\"route\":\"r\"}}" })
	void argsOfARequestAreAnArray(String args) {
		assertThat(request("{\"route\":\"runRequest\",\"args\":" + args + "}")).isNull();
		assertThat(request("{\"args\":" + args + ",\"route\":\"runRequest\"}")).isNull();
	}

	@Test
	void requestInsideARequestIsNotLookedInto() {
		Frame.Request request = request(
				"{\"route\":\"runRequest\",\"args\":[{\"route\":\"runRequest\",\"args\":[{\"route\":\"r\"},0,9]}]}");
		assertThat(request).isEqualTo(new Frame.Request(call("runRequest", "[{\"route\":\"r\"},0,9]"), null));
	}

	@Test
	void routeThatComesLaterMakesItNoRequest() {
		assertThat(FrameReader.read("{\"node\":\"runRequest\",\"args\":[{\"route\":\"x\"}],\"route\":\"r\"}"))
			.isEqualTo(call("r", "[{\"route\":\"x\"}]"));
	}

	private static Frame.Request request(String text) {
		return ((Frame.Call) FrameReader.read(text)).request();
	}

	@Test
	void textOfAStringIsTold() {
		assertThat(FrameReader.string(json("\"\""))).isEmpty();
		assertThat(FrameReader.string(json("\"a b\""))).isEqualTo("a b");
		assertThat(FrameReader.string(json("\"\\u0000\\n\\/\""))).isEqualTo("\u0000\n/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "null", "[\"a\"]", "{}", "true" })
	void onlyAStringHasText(String text) {
		assertThatExceptionOfType(BindingException.class).isThrownBy(() -> FrameReader.string(json(text)))
			.withMessage("is no string");
	}

	private static Frame.Call call(String route, String args) {
		return new Frame.Call(route, null, (args != null) ? json(args) : null, false, false, null, null);
	}

	private static JsonText json(String text) {
		return new JsonText(text);
	}

}
