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

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class EncodedFrameTests {

	private final JsonCodec codec = new JsonCodec(JsonMapper.shared());

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "\u007f", "\u0080", "é", "\u07ff", "\u0800", "€", "\ud7ff", "\ue000", "\uffff",
			"😀", "aé€😀b", "😀😀" })
	void sizeOfTextIsThatOfItsUtf8(String text) {
		EncodedFrame frame = EncodedFrame.text(text);
		assertThat(frame.text()).isSameAs(text);
		assertThat(frame.size()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
	}

	@ParameterizedTest
	@CsvSource({ "d83d, fffd", "de00, fffd", "61d83d, 61fffd", "d83d61, fffd61", "de00d83d, fffdfffd",
			"d83dd83dde00, fffdd83dde00", "d83dde00de00, d83dde00fffd" })
	void halfOfASurrogatePairBecomesAReplacement(String given, String expected) {
		EncodedFrame frame = EncodedFrame.text(chars(given));
		assertThat(frame.text()).isEqualTo(chars(expected));
		assertThat(frame.size()).isEqualTo(chars(expected).getBytes(StandardCharsets.UTF_8).length);
	}

	private static String chars(String hex) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < hex.length();) {
			int length = (hex.startsWith("61", i)) ? 2 : 4;
			text.append((char) Integer.parseInt(hex.substring(i, i + length), 16));
			i += length;
		}
		return text.toString();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "aé€😀b", "😀" })
	void piecesOfATextHaveItsSizeWhereverItIsCut(String text) {
		for (int cut = 0; cut <= text.length(); cut++) {
			assertThat(Utf8.sizeOfPiece(text.substring(0, cut)) + Utf8.sizeOfPiece(text.substring(cut)))
				.isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
		}
	}

	@Test
	void textHasNoBytesAndBytesNoText() {
		assertThat(EncodedFrame.text("a").isText()).isTrue();
		assertThatNullPointerException().isThrownBy(() -> EncodedFrame.text("a").bytes());
		assertThat(EncodedFrame.binary(new byte[3]).isText()).isFalse();
		assertThatNullPointerException().isThrownBy(() -> EncodedFrame.binary(new byte[3]).text());
	}

	@Test
	void rawTextAndBytesAreSentAsTheyAreAndObjectsAsJson() {
		assertThat(EncodedFrame.of("plain", this.codec).text()).isEqualTo("plain");
		assertThat(EncodedFrame.of(new StringBuilder("built"), this.codec).text()).isEqualTo("built");
		assertThat(EncodedFrame.of(new int[] { 1 }, this.codec).text()).isEqualTo("[1]");
		assertThat(EncodedFrame.of(JsonText.NULL, this.codec).text()).isEqualTo("null");
	}

	@Test
	void rawBytesAreThoseOfTheTimeOfTheCall() {
		byte[] bytes = { 1, 2 };
		EncodedFrame frame = EncodedFrame.of(bytes, this.codec);
		bytes[0] = 9;
		assertThat(frame.bytes()).containsExactly(1, 2);
		assertThat(frame.size()).isEqualTo(2);
	}

}
