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

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link MessageAssembler}.
 */
class MessageAssemblerTests {

	private static final String SMILE = "\uD83D\uDE00";

	@Test
	void onePieceIsTheMessageItself() throws Exception {
		String message = new String("whole");
		assertThat(new MessageAssembler(5).text(message, true)).isSameAs(message);
	}

	@Test
	void piecesMakeOneMessage() throws Exception {
		MessageAssembler assembler = new MessageAssembler(6);
		assertThat(assembler.text("ab", false)).isNull();
		assertThat(assembler.text("", false)).isNull();
		assertThat(assembler.text("cd", false)).isNull();
		assertThat(assembler.text("ef", true)).isEqualTo("abcdef");
		assertThat(assembler.text("next", true)).isEqualTo("next");
	}

	@Test
	void anEmptyLastPieceEndsTheMessage() throws Exception {
		MessageAssembler assembler = new MessageAssembler(6);
		assertThat(assembler.text("ab", false)).isNull();
		assertThat(assembler.text("", true)).isEqualTo("ab");
		assertThat(assembler.text("", true)).isEmpty();
	}

	@Test
	void aSurrogatePairPartedByPiecesIsWhole() throws Exception {
		MessageAssembler assembler = new MessageAssembler(4);
		assertThat(assembler.text(SMILE.substring(0, 1), false)).isNull();
		assertThat(assembler.text(SMILE.substring(1), true)).isEqualTo(SMILE);
	}

	@ParameterizedTest
	@CsvSource({ "a,1", "\u00E9,2", "\u20AC,3", "\uD83D\uDE00,4", "a\u00E9\u20AC\uD83D\uDE00,10" })
	void bytesOfUtf8Count(String text, int bytes) throws Exception {
		assertThat(new MessageAssembler(bytes).text(text, true)).isEqualTo(text);
		assertThatTooBig(() -> new MessageAssembler(bytes - 1).text(text, true));
	}

	@Test
	void thePieceThatPassesTheLimitFails() throws Exception {
		MessageAssembler assembler = new MessageAssembler(7);
		assertThat(assembler.text(SMILE + SMILE.charAt(0), false)).isNull();
		assertThatTooBig(() -> assembler.text(SMILE.substring(1), true));
	}

	@Test
	void theLimitCountsForEachMessageAnew() throws Exception {
		MessageAssembler assembler = new MessageAssembler(4);
		List<String> messages = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			assembler.text("ab", false);
			messages.add(assembler.text("cd", true));
		}
		assertThat(messages).containsOnly("abcd").hasSize(3);
	}

	@Test
	void binaryPiecesMakeOneMessage() throws Exception {
		MessageAssembler assembler = new MessageAssembler(3);
		assertThat(assembler.binary(ByteBuffer.wrap(new byte[] { 1, 2 }), false)).isNull();
		assertThat(assembler.binary(ByteBuffer.wrap(new byte[] { 3 }), true)).containsExactly(1, 2, 3);
		assertThat(assembler.binary(ByteBuffer.wrap(new byte[] { 4 }), true)).containsExactly(4);
	}

	@Test
	void theBytesOfABinaryPieceAreCopied() throws Exception {
		byte[] buffer = { 1 };
		byte[] message = new MessageAssembler(1).binary(ByteBuffer.wrap(buffer), true);
		buffer[0] = 2;
		assertThat(message).containsExactly(1);
	}

	@Test
	void binaryPiecesCountTogether() throws Exception {
		MessageAssembler assembler = new MessageAssembler(3);
		assertThat(assembler.binary(ByteBuffer.allocate(2), false)).isNull();
		assertThatTooBig(() -> assembler.binary(ByteBuffer.allocate(2), false));
	}

	private static void assertThatTooBig(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
		assertThatExceptionOfType(MessageAssembler.TooBigException.class).isThrownBy(call);
	}

}
