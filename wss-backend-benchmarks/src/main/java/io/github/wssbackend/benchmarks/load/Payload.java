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

package io.github.wssbackend.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text that is put together again and again without garbage. Owned by the load's thread.
 */
final class Payload {

	private byte[] bytes = new byte[512];

	private int length;

	private final byte[] digits = new byte[20];

	static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	Payload clear() {
		this.length = 0;
		return this;
	}

	Payload text(byte[] text) {
		require(text.length);
		System.arraycopy(text, 0, this.bytes, this.length, text.length);
		this.length += text.length;
		return this;
	}

	/** A number that is not negative, in decimal digits. */
	Payload number(long number) {
		int at = this.digits.length;
		long rest = number;
		do {
			this.digits[--at] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		while (rest != 0);
		int count = this.digits.length - at;
		require(count);
		System.arraycopy(this.digits, at, this.bytes, this.length, count);
		this.length += count;
		return this;
	}

	private void require(int more) {
		if (this.length + more > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.length + more, this.bytes.length * 2));
		}
	}

	byte[] bytes() {
		return this.bytes;
	}

	int length() {
		return this.length;
	}

}
