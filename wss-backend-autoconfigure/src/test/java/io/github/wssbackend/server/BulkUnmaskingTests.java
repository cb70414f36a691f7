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
package io.github.wssbackend.server;

import java.nio.ByteBuffer;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link BulkUnmasking}.
 */
class BulkUnmaskingTests {

	private final Random random = new Random(17);

	private final byte[] mask = bytes(4);

	private byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		this.random.nextBytes(bytes);
		return bytes;
	}

	@Test
	void anyPieceAtAnyPlaceGetsTheBytesOfTheMaskThatAreItsOwn() {
		byte[] plain = bytes(100);
		for (int begin = 0; begin <= 20; begin++) {
			for (int end = begin; end <= plain.length; end++) {
				ByteBuffer input = ByteBuffer.allocate(130);
				input.position(7).put(masked(plain, begin, end)).flip().position(7);
				ByteBuffer target = ByteBuffer.allocate(130).position(3);
				BulkUnmasking.unmask(this.mask, begin & 3, input, target, end - begin);
				assertThat(input.hasRemaining()).isFalse();
				assertThat(target.flip().position(3)).isEqualTo(ByteBuffer.wrap(plain, begin, end - begin));
			}
		}
	}

	private byte[] masked(byte[] plain, int begin, int end) {
		byte[] masked = new byte[end - begin];
		for (int i = begin; i < end; i++) {
			masked[i - begin] = (byte) (plain[i] ^ this.mask[i % 4]);
		}
		return masked;
	}

	@Test
	void slicesAreReadFromWhereTheyBegin() {
		byte[] plain = bytes(20);
		ByteBuffer input = ByteBuffer.wrap(masked(plain, 0, 20), 4, 16).slice();
		ByteBuffer target = ByteBuffer.allocate(20).position(1).slice();
		BulkUnmasking.unmask(this.mask, 0, input, target, 9);
		assertThat(input.remaining()).isEqualTo(7);
		assertThat(target.flip()).isEqualTo(ByteBuffer.wrap(plain, 4, 9));
	}

}
