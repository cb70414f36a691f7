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

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;

import jakarta.websocket.Session;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.tomcat.websocket.WsFrameBase;
import org.apache.tomcat.websocket.server.WsFrameServer;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;
import org.jspecify.annotations.Nullable;

/**
 * Makes the buffers small that Tomcat keeps for a socket, before the first frame.
 * <p>
 * Those for messages only say how large the pieces of a message are; these are put
 * together elsewhere. Tomcat would give its large ones back with the first message of
 * each kind. Those for frames are {@link FrameBuffers}.
 */
final class ContainerBuffers {

	private static final Log logger = LogFactory.getLog(ContainerBuffers.class);

	/**
	 * What holds nearly all messages in one piece. Characters of text, bytes of binary.
	 */
	private static final int SIZE = 512;

	private static final @Nullable Internals INTERNALS = Internals.find();

	private ContainerBuffers() {
	}

	/**
	 * Whether this version of Tomcat has what is looked for in it.
	 */
	static boolean isKnown() {
		return INTERNALS != null;
	}

	/**
	 * Make the buffers of a socket that just opened small.
	 * @param session its session
	 * @param handler what handles the socket
	 * @param unmasking told of what reads the frames
	 * @return the buffer of what was read and not yet worked off, {@code null} where this
	 * Tomcat does not let us have it
	 */
	static @Nullable ByteBuffer shrink(Session session, WsHttpUpgradeHandler handler, BulkUnmasking unmasking) {
		session.setMaxTextMessageBufferSize(SIZE);
		session.setMaxBinaryMessageBufferSize(SIZE);
		if (session.getNegotiatedExtensions().isEmpty()) {
			FrameBuffers.shrink(handler);
		}
		return (INTERNALS != null) ? INTERNALS.shrink(handler, unmasking) : null;
	}

	/**
	 * What Tomcat does not show.
	 *
	 * @param frame from the handler of a socket to what reads its messages
	 * @param binary the buffer for bytes
	 * @param text the buffer for characters
	 * @param input the buffer of what was read
	 */
	private record Internals(VarHandle frame, VarHandle binary, VarHandle text, VarHandle input) {

		static @Nullable Internals find() {
			try {
				MethodHandles.Lookup here = MethodHandles.lookup();
				MethodHandles.Lookup handler = MethodHandles.privateLookupIn(WsHttpUpgradeHandler.class, here);
				MethodHandles.Lookup frame = MethodHandles.privateLookupIn(WsFrameBase.class, here);
				return new Internals(handler.findVarHandle(WsHttpUpgradeHandler.class, "wsFrame", WsFrameServer.class),
						frame.findVarHandle(WsFrameBase.class, "messageBufferBinary", ByteBuffer.class),
						frame.findVarHandle(WsFrameBase.class, "messageBufferText", CharBuffer.class),
						frame.findVarHandle(WsFrameBase.class, "inputBuffer", ByteBuffer.class));
			}
			catch (ReflectiveOperationException | RuntimeException ex) {
				logger.info("This version of Tomcat keeps large buffers until the first message: " + ex);
				return null;
			}
		}

		@Nullable ByteBuffer shrink(WsHttpUpgradeHandler handler, BulkUnmasking unmasking) {
			WsFrameBase frame = (WsFrameServer) this.frame.get(handler);
			if (frame == null) {
				return null;
			}
			this.binary.set(frame, ByteBuffer.allocate(SIZE));
			this.text.set(frame, CharBuffer.allocate(SIZE));
			ByteBuffer input = (ByteBuffer) this.input.get(frame);
			unmasking.begin(frame, input);
			return input;
		}

	}

}
