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

import java.lang.reflect.Field;
import java.nio.ByteBuffer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.tomcat.websocket.WsFrameBase;
import org.apache.tomcat.websocket.WsRemoteEndpointImplBase;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;
import org.jspecify.annotations.Nullable;

/**
 * Makes the three buffers small that Tomcat has for the frames of a socket: what was
 * read, encoded text, and what is gathered for a write, which is not used where frames
 * are gathered elsewhere. Tomcat has one setting for them, a system property, which is
 * the message limit of every other endpoint too.
 * <p>
 * They are in final fields. From JDK 26 on, which warns of such changes, they stay as
 * they are.
 *
 * @param frame from the handler of a socket to what reads its frames
 * @param endpoint from the handler of a socket to what writes them
 * @param input the buffer of what was read
 * @param text the buffer for encoded text
 * @param output the buffer for a write
 */
record FrameBuffers(Field frame, Field endpoint, Field input, Field text, Field output) {

	private static final Log logger = LogFactory.getLog(FrameBuffers.class);

	private static final int LAST_JDK = 25;

	/**
	 * Frames are read through the much larger buffer of the socket.
	 */
	private static final int SIZE = 1024;

	private static final @Nullable FrameBuffers KNOWN = find();

	/**
	 * Whether this version of Tomcat has what is looked for in it, and the JDK lets us.
	 */
	static boolean isKnown() {
		return KNOWN != null;
	}

	private static @Nullable FrameBuffers find() {
		if (Runtime.version().feature() > LAST_JDK) {
			return null;
		}
		try {
			return new FrameBuffers(field(WsHttpUpgradeHandler.class, "wsFrame"),
					field(WsHttpUpgradeHandler.class, "wsRemoteEndpointServer"),
					field(WsFrameBase.class, "inputBuffer"), field(WsRemoteEndpointImplBase.class, "encoderBuffer"),
					field(WsRemoteEndpointImplBase.class, "outputBuffer"));
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.info("This version of Tomcat keeps large buffers for frames: " + ex);
			return null;
		}
	}

	private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
		Field field = type.getDeclaredField(name);
		field.setAccessible(true);
		return field;
	}

	/**
	 * Make the buffers of a socket that just opened small.
	 * @param handler what handles the socket
	 */
	static void shrink(WsHttpUpgradeHandler handler) {
		if (KNOWN != null) {
			try {
				KNOWN.replace(handler);
			}
			catch (IllegalAccessException | RuntimeException ex) {
				logger.debug("Buffers stay as they are", ex);
			}
		}
	}

	private void replace(WsHttpUpgradeHandler handler) throws IllegalAccessException {
		Object frame = this.frame.get(handler);
		Object endpoint = this.endpoint.get(handler);
		if (frame != null && endpoint != null) {
			this.input.set(frame, ByteBuffer.allocate(SIZE).flip());
			this.text.set(endpoint, ByteBuffer.allocate(SIZE));
			this.output.set(endpoint, ByteBuffer.allocate(SIZE / 4));
		}
	}

}
