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

import java.util.Arrays;

/**
 * The frames that come in on one socket. Belongs to the thread of the loop.
 */
final class Incoming {

	private static final byte[] NOTHING = {};

	private final LoadSocket socket;

	/** The beginning of a frame that is not all there yet. */
	private byte[] rest = NOTHING;

	/** The fragments of a message that is not all there yet. */
	private byte[] message = NOTHING;

	Incoming(LoadSocket socket) {
		this.socket = socket;
	}

	/** Move what was left to the beginning of a buffer, and say how much it is. */
	int takeRest(byte[] bytes) {
		int length = this.rest.length;
		System.arraycopy(this.rest, 0, bytes, 0, length);
		this.rest = NOTHING;
		return length;
	}

	void keepRest(byte[] bytes, int from, int to) {
		if (from < to) {
			this.rest = Arrays.copyOfRange(bytes, from, to);
		}
	}

	/** Handle all whole frames, and say where the first is that is not whole. */
	int frames(byte[] bytes, int from, int to) {
		int at = from;
		while (to - at >= 2) {
			int length = bytes[at + 1] & 0xff;
			int start = at + 2;
			if (length == 126) {
				start += 2;
				length = (to >= start) ? (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff) : to;
			}
			else if (length > 126) {
				throw new BadAnswerException("A frame of that length is not expected: " + length);
			}
			if (to - start < length) {
				break;
			}
			frame(bytes, at, start, start + length);
			at = start + length;
		}
		return at;
	}

	private void frame(byte[] bytes, int at, int from, int to) {
		boolean last = bytes[at] < 0;
		switch (bytes[at] & 0x7f) {
			case Frames.TEXT, Frames.CONTINUATION -> text(bytes, from, to, last);
			case Frames.PING -> this.socket.pong(bytes, from, to);
			case Frames.PONG -> {
			}
			case Frames.CLOSE -> this.socket.receiver().closed(this.socket, "code " + code(bytes, from, to));
			default -> throw new BadAnswerException("A frame of opcode " + bytes[at]);
		}
	}

	private static int code(byte[] bytes, int from, int to) {
		return (to - from < 2) ? 1005 : (bytes[from] & 0xff) << 8 | (bytes[from + 1] & 0xff);
	}

	private void text(byte[] bytes, int from, int to, boolean last) {
		if (last && this.message.length == 0) {
			this.socket.dialect().message(this.socket, bytes, from, to);
			return;
		}
		int before = this.message.length;
		byte[] joined = Arrays.copyOf(this.message, before + to - from);
		System.arraycopy(bytes, from, joined, before, to - from);
		this.message = last ? NOTHING : joined;
		if (last) {
			this.socket.dialect().message(this.socket, joined, 0, joined.length);
		}
	}

}
