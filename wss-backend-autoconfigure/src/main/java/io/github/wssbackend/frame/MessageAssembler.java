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

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * Puts the pieces of messages together, so that the container keeps small buffers only,
 * and finds those that have too many bytes. For the reading thread alone.
 *
 * @since 0.1.0
 */
public final class MessageAssembler {

	/**
	 * No character of text has more bytes than these: what is short enough need not be
	 * counted.
	 */
	private static final int MAX_BYTES = 3;

	private final int limit;

	private final StringBuilder text = new StringBuilder(0);

	private ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);

	private int size;

	/**
	 * Create an assembler.
	 * @param limit how many bytes a message may have
	 */
	public MessageAssembler(int limit) {
		this.limit = limit;
	}

	/**
	 * Take a piece of a text message.
	 * @param piece the piece
	 * @param last whether it is the last one of its message
	 * @return the message when this is its last piece
	 * @throws TooBigException if it has too many bytes
	 */
	public @Nullable String text(String piece, boolean last) throws TooBigException {
		if (last && this.text.isEmpty() && piece.length() <= this.limit / MAX_BYTES) {
			return piece;
		}
		grow(Utf8.sizeOfPiece(piece));
		if (last && this.text.isEmpty()) {
			this.size = 0;
			return piece;
		}
		this.text.append(piece);
		return last ? takeText() : null;
	}

	private String takeText() {
		String message = this.text.toString();
		this.text.setLength(0);
		this.text.trimToSize();
		this.size = 0;
		return message;
	}

	/**
	 * Take a piece of a binary message.
	 * @param piece the piece
	 * @param last whether it is the last one of its message
	 * @return the message when this is its last piece
	 * @throws TooBigException if it has too many bytes
	 */
	public byte @Nullable [] binary(ByteBuffer piece, boolean last) throws TooBigException {
		grow(piece.remaining());
		byte[] part = new byte[piece.remaining()];
		piece.get(part);
		if (last && this.bytes.size() == 0) {
			this.size = 0;
			return part;
		}
		this.bytes.writeBytes(part);
		return last ? takeBytes() : null;
	}

	private byte[] takeBytes() {
		byte[] message = this.bytes.toByteArray();
		this.bytes = new ByteArrayOutputStream(0);
		this.size = 0;
		return message;
	}

	private void grow(int more) throws TooBigException {
		if (more > this.limit - this.size) {
			throw new TooBigException();
		}
		this.size += more;
	}

	/**
	 * A message has too many bytes.
	 *
	 * @since 0.1.0
	 */
	public static final class TooBigException extends Exception {

		TooBigException() {
			super("too big", null, false, false);
		}

	}

}
