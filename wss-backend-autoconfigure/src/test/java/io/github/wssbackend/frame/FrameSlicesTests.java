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

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reader hands out slices by the offsets that the parser tells. Texts of more than
 * 32,768 characters it reads through a buffer that is filled again and again, so that
 * values of every kind have to be tried at every place of a buffer's end.
 */
class FrameSlicesTests {

	private static final List<String> VALUES = List.of("0", "-12.5e+10", "1234567890123456789012345678901234567890",
			"true", "false", "null", "\"\"", "\"plain\"", "\"a\\\"b\\\\c\\/\\n\\u00e9\\ud83d\\ude00\"", "\"é€😀\"",
			"[]", "{}", "[1, \"]\" ,{\"a\" : \"}\"}]", "{\"a\\\"\": [true , null], \"é😀\" : \"\\\\\"}");

	private final JsonCodec codec = new JsonCodec(JsonMapper.shared());

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3_990, 4_096, 8_192, 32_700, 32_768, 65_536, 100_000 })
	void valuesOfEveryKindAreCutOutExactlyWhereverTheyStand(int before) {
		for (String filler : List.of("x", "é", "😀", "\\n", "\\u20ac")) {
			String fill = filler.repeat(before / filler.length());
			for (String value : VALUES) {
				String text = "{\"fill\":\"" + fill + "\", \"callbackId\" :\t" + value + "\n, \"args\": " + value
						+ " }";
				assertReply(text, value);
			}
		}
	}

	@Test
	void valuesOfEveryKindAreCutOutExactlyAtTheEndOfEachBuffer() {
		for (int before = 31_900; before < 32_800; before++) {
			String value = VALUES.get(before % VALUES.size());
			String text = "{\"fill\":\"" + "x".repeat(before) + "\",\"callbackId\":" + value + ",\"args\":" + value
					+ ",\"tail\":\"" + "y".repeat(33_000) + "\"}";
			assertReply(text, value);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"route\":\"runRequest\",\"fill\":\"%s\",\"args\" : [%s, \"%s\", %s]}",
			"{\"fill\":\"%s\",\"args\": [ %s,\"%s\",%s ],\"route\":\"runRequest\"}" })
	void whatARequestHoldsIsCutOutExactlyAtTheEndOfEachBuffer(String frame) {
		for (int before = 32_500; before < 32_800; before++) {
			String value = VALUES.get(before % VALUES.size());
			String inner = "{\"route\":\"r\" , \"args\" : " + value + "}";
			String text = frame.formatted("x".repeat(before), inner, "y".repeat(before % 400), "1.50e1");
			Frame.Request request = ((Frame.Call) FrameReader.read(text)).request();
			if (!value.equals(request.call().args().toString()) || !"1.50e1".equals(request.callbackId().toString())) {
				assertThat(request.call().args()).hasToString(value);
				assertThat(request.callbackId()).hasToString("1.50e1");
			}
		}
	}

	@Test
	void valuesBehindAPileOfWhiteSpaceAreCutOutExactly() {
		for (String value : VALUES) {
			String space = " \n\t\r".repeat(10_000);
			assertReply("{" + space + "\"callbackId\"" + space + ":" + space + value + space + ",\"args\":" + space
					+ value + space + "}" + space, value);
		}
	}

	@Test
	void longValuesAreCutOutExactly() {
		for (String filler : List.of("x", "é", "😀", "\\n", "\\ud83d\\ude00")) {
			String value = "\"" + filler.repeat(100_000 / filler.length()) + "\"";
			assertReply("{\"callbackId\":" + value + ",\"args\":" + value + "}", value);
			String array = "[" + value + "," + value + "]";
			assertReply("{\"callbackId\":" + array + ",\"args\":" + array + "}", array);
		}
	}

	@Test
	void aSliceOfAStringThatHoldsJsonIsOneOfTheJson() {
		String fill = "\\\\\\\"".repeat(10_000);
		assertReply("\"{\\\"fill\\\":\\\"" + fill + "\\\",\\\"callbackId\\\":\\\"é\\\",\\\"args\\\":\\\"é\\\"}\"",
				"\"é\"");
	}

	@Test
	void callbackIdOfABrokenFrameIsCutOutExactly() {
		for (String value : List.of("12.50", "\"é\\n😀\"", "-1e5")) {
			String text = "{\"route\":\"runRequest\",\"args\":[{\"a\":\"" + "😀".repeat(20_000)
					+ "\",\"a\":2} , [\"x\"] ,\n" + value + " ]}";
			assertThat(FrameReader.read(text))
				.isEqualTo(new Frame.Broken("runRequest", new JsonText(value), "The frame has a key twice"));
		}
	}

	@Test
	void elementsAndMembersOfALongValueAreCutOutExactly() {
		List<String> all = new ArrayList<>();
		StringBuilder object = new StringBuilder("{ ");
		for (int i = 0; i < 5_000; i++) {
			String value = VALUES.get(i % VALUES.size());
			all.add(value);
			object.append((i > 0) ? "\t,\"" : "\"").append("é").append(i).append("\" : ").append(value);
		}
		JsonText array = new JsonText("[" + String.join(" , ", all) + "]");
		assertThat(this.codec.elements(array)).extracting(JsonText::toString).isEqualTo(all);
		JsonText members = new JsonText(object.append('}').toString());
		assertThat(this.codec.members(members).values()).extracting(JsonText::toString).isEqualTo(all);
		assertThat(this.codec.member(members, "é4999")).hasToString(all.get(4_999));
	}

	private static void assertReply(String text, String value) {
		JsonText json = new JsonText(value);
		Frame frame = FrameReader.read(text);
		if (value.equals("null")) {
			assertThat(frame).isEqualTo(new Frame.Other());
			return;
		}
		Frame.Reply expected = new Frame.Reply(json, json, null, false, null, null);
		if (!frame.equals(expected)) {
			assertThat(frame).isEqualTo(expected);
		}
	}

}
