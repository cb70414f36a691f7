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

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

import jakarta.websocket.Extension;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.tomcat.websocket.MessagePart;
import org.apache.tomcat.websocket.Transformation;
import org.apache.tomcat.websocket.TransformationResult;
import org.apache.tomcat.websocket.WsFrameBase;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.outbound.Cork;

/**
 * Takes the mask off what a peer sent, eight bytes at a time. Tomcat does it byte by byte
 * with a volatile write for each, which costs more than all else that a frame needs. It
 * stands before Tomcat's own transformation and leaves everything else to it; without
 * Tomcat's fields, unmasking too. For the reading thread alone.
 */
final class BulkUnmasking implements Transformation {

	private static final Log logger = LogFactory.getLog(BulkUnmasking.class);

	private static final @Nullable Internals INTERNALS = Internals.find();

	private static final int CONTROL = 8;

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

	private @Nullable Transformation next;

	private @Nullable WsFrameBase frame;

	private @Nullable ByteBuffer input;

	/**
	 * Whether this version of Tomcat has what is looked for in it.
	 */
	static boolean isKnown() {
		return INTERNALS != null;
	}

	/**
	 * The frames of a socket that opens.
	 * @param frame what reads them
	 * @param input what it reads them from
	 */
	void begin(WsFrameBase frame, ByteBuffer input) {
		this.frame = frame;
		this.input = input;
	}

	/**
	 * What is held for the peer leaves before a control frame is worked off: after a
	 * close frame nothing could, and a pong may have to wait for the socket.
	 */
	@Override
	public TransformationResult getMoreData(byte opCode, boolean fin, int rsv, ByteBuffer target) throws IOException {
		if ((opCode & CONTROL) != 0) {
			Cork.pull();
		}
		WsFrameBase frame = this.frame;
		ByteBuffer input = this.input;
		if (INTERNALS == null || frame == null || input == null || !input.hasArray() || !target.hasArray()) {
			return next().getMoreData(opCode, fin, rsv, target);
		}
		long length = (long) INTERNALS.length().get(frame);
		long done = (long) INTERNALS.done().get(frame);
		int count = (int) Math.min(length - done, Math.min(input.remaining(), target.remaining()));
		unmask((byte[]) INTERNALS.mask().get(frame), (int) (done & 3), input, target, count);
		INTERNALS.done().set(frame, done + count);
		if (done + count == length) {
			return TransformationResult.END_OF_FRAME;
		}
		return input.hasRemaining() ? TransformationResult.OVERFLOW : TransformationResult.UNDERFLOW;
	}

	/**
	 * Unmask bytes.
	 * @param mask four bytes
	 * @param first which of them is the first one's
	 * @param input where the bytes are taken from
	 * @param target where they go to
	 * @param count how many
	 */
	static void unmask(byte[] mask, int first, ByteBuffer input, ByteBuffer target, int count) {
		long key = 0;
		for (int i = 0; i < Long.BYTES; i++) {
			key = (key << Byte.SIZE) | (mask[(first + i) & 3] & 0xFF);
		}
		byte[] from = input.array();
		byte[] to = target.array();
		int source = input.arrayOffset() + input.position();
		int sink = target.arrayOffset() + target.position();
		int i = 0;
		for (; i <= count - Long.BYTES; i += Long.BYTES) {
			LONGS.set(to, sink + i, (long) LONGS.get(from, source + i) ^ key);
		}
		for (; i < count; i++) {
			to[sink + i] = (byte) (from[source + i] ^ mask[(first + i) & 3]);
		}
		input.position(input.position() + count);
		target.position(target.position() + count);
	}

	@Override
	public void setNext(Transformation next) {
		this.next = next;
	}

	private Transformation next() {
		if (this.next == null) {
			throw new IllegalStateException("Tomcat has set no transformation");
		}
		return this.next;
	}

	@Override
	public boolean validateRsvBits(int bits) {
		return next().validateRsvBits(bits);
	}

	@Override
	public @Nullable Extension getExtensionResponse() {
		return next().getExtensionResponse();
	}

	@Override
	public boolean validateRsv(int rsv, byte opCode) {
		return next().validateRsv(rsv, opCode);
	}

	@Override
	public List<MessagePart> sendMessagePart(List<MessagePart> parts) throws IOException {
		return next().sendMessagePart(parts);
	}

	@Override
	public void close() {
		next().close();
	}

	/**
	 * What Tomcat does not show.
	 *
	 * @param mask the mask of the frame that is read
	 * @param length how many bytes of payload it has
	 * @param done how many of them were unmasked
	 */
	private record Internals(VarHandle mask, VarHandle length, VarHandle done) {

		static @Nullable Internals find() {
			try {
				MethodHandles.Lookup frame = MethodHandles.privateLookupIn(WsFrameBase.class, MethodHandles.lookup());
				return new Internals(frame.findVarHandle(WsFrameBase.class, "mask", byte[].class),
						frame.findVarHandle(WsFrameBase.class, "payloadLength", long.class),
						frame.findVarHandle(WsFrameBase.class, "payloadWritten", long.class));
			}
			catch (ReflectiveOperationException | RuntimeException ex) {
				logger.info("This version of Tomcat unmasks byte by byte: " + ex);
				return null;
			}
		}

	}

}
