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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/**
 * What one socket has still to send: frames of a client, masked. Belongs to the thread of
 * the loop.
 */
final class Outgoing {

	/** Not zero: some servers spare themselves the unmasking then, browsers never do. */
	private static final byte[] MASK = { 0x37, (byte) 0xfa, 0x21, 0x3d };

	private ByteBuffer buffer = ByteBuffer.allocate(256);

	void raw(byte[] bytes) {
		require(bytes.length);
		this.buffer.put(bytes);
	}

	void frame(int opcode, byte[] payload, int length) {
		require(length + 8);
		byte[] bytes = this.buffer.array();
		int at = this.buffer.position();
		bytes[at++] = (byte) (0x80 | opcode);
		if (length < 126) {
			bytes[at++] = (byte) (0x80 | length);
		}
		else {
			bytes[at++] = (byte) (0x80 | 126);
			bytes[at++] = (byte) (length >> 8);
			bytes[at++] = (byte) length;
		}
		System.arraycopy(MASK, 0, bytes, at, 4);
		at += 4;
		for (int i = 0; i < length; i++) {
			bytes[at + i] = (byte) (payload[i] ^ MASK[i & 3]);
		}
		this.buffer.position(at + length);
	}

	private void require(int more) {
		if (this.buffer.remaining() < more) {
			int size = Math.max(this.buffer.capacity() * 2, this.buffer.position() + more);
			this.buffer = ByteBuffer.wrap(Arrays.copyOf(this.buffer.array(), size)).position(this.buffer.position());
		}
	}

	/** Whether all of it went out. */
	boolean writeTo(SocketChannel channel) throws IOException {
		if (this.buffer.position() == 0) {
			return true;
		}
		this.buffer.flip();
		channel.write(this.buffer);
		boolean all = !this.buffer.hasRemaining();
		this.buffer.compact();
		return all;
	}

}
