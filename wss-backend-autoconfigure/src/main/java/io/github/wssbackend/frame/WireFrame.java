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

/**
 * The bytes of a message on the wire: one unmasked frame of RFC 6455.
 */
final class WireFrame {

	private static final int FINAL_TEXT = 0x81;

	private static final int FINAL_BINARY = 0x82;

	private static final int TWO_BYTES_FOLLOW = 126;

	private static final int EIGHT_BYTES_FOLLOW = 127;

	private WireFrame() {
	}

	static byte[] of(boolean text, byte[] payload) {
		int length = payload.length;
		ByteBuffer frame = ByteBuffer.allocate(headerSize(length) + length);
		frame.put((byte) (text ? FINAL_TEXT : FINAL_BINARY));
		if (length < TWO_BYTES_FOLLOW) {
			frame.put((byte) length);
		}
		else if (length <= 0xFFFF) {
			frame.put((byte) TWO_BYTES_FOLLOW).putShort((short) length);
		}
		else {
			frame.put((byte) EIGHT_BYTES_FOLLOW).putLong(length);
		}
		return frame.put(payload).array();
	}

	private static int headerSize(int length) {
		if (length < TWO_BYTES_FOLLOW) {
			return 2;
		}
		return (length <= 0xFFFF) ? 4 : 10;
	}

}
