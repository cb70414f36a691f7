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

/**
 * A place in a text of ASCII characters. Owned by the load's thread.
 */
final class Scan {

	private byte[] bytes = new byte[0];

	private int at;

	private int end;

	Scan over(byte[] bytes, int from, int to) {
		this.bytes = bytes;
		this.at = from;
		this.end = to;
		return this;
	}

	/** Step over this text if it comes next. */
	boolean skip(byte[] text) {
		if (this.end - this.at < text.length) {
			return false;
		}
		for (int i = 0; i < text.length; i++) {
			if (this.bytes[this.at + i] != text[i]) {
				return false;
			}
		}
		this.at += text.length;
		return true;
	}

	boolean atDigit() {
		return this.at < this.end && this.bytes[this.at] >= '0' && this.bytes[this.at] <= '9';
	}

	/** The number that comes next; 0 where there is none. */
	long number() {
		long number = 0;
		while (atDigit()) {
			number = number * 10 + this.bytes[this.at++] - '0';
		}
		return number;
	}

	/** Step over all that is this character, and say how often it was there. */
	int run(char character) {
		int start = this.at;
		while (this.at < this.end && this.bytes[this.at] == character) {
			this.at++;
		}
		return this.at - start;
	}

	boolean atEnd() {
		return this.at == this.end;
	}

}
