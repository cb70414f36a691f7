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

/**
 * Counts the bytes of text in UTF-8 without encoding it.
 *
 * @since 0.1.0
 */
public final class Utf8 {

	private Utf8() {
	}

	/**
	 * How many bytes a text has.
	 * @param text the text
	 * @return the number, {@code -1} if half of a surrogate pair stands alone in it
	 */
	static int size(CharSequence text) {
		int size = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (!Character.isSurrogate(c)) {
				size += bytes(c);
			}
			else if (Character.isHighSurrogate(c) && i + 1 < text.length()
					&& Character.isLowSurrogate(text.charAt(i + 1))) {
				size += 4;
				i++;
			}
			else {
				return -1;
			}
		}
		return size;
	}

	/**
	 * How many bytes a piece of a text adds to it. The pieces of a text may part a
	 * surrogate pair: each half counts two.
	 * @param piece the piece
	 * @return the number
	 */
	public static int sizeOfPiece(CharSequence piece) {
		int size = 0;
		for (int i = 0; i < piece.length(); i++) {
			size += bytes(piece.charAt(i));
		}
		return size;
	}

	private static int bytes(char c) {
		if (c < 0x80) {
			return 1;
		}
		return (c < 0x800 || Character.isSurrogate(c)) ? 2 : 3;
	}

	static String withoutLoneSurrogates(String text) {
		StringBuilder clean = new StringBuilder(text.length());
		text.codePoints()
			.map((c) -> (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xFFFD : c)
			.forEach(clean::appendCodePoint);
		return clean.toString();
	}

}
