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

package io.github.wssbackend.outbound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.tomcat.websocket.WsSession;

import io.github.wssbackend.frame.EncodedFrame;

import org.springframework.web.socket.CloseStatus;

/**
 * A socket of Tomcat, of either end. Frames are written without blocking: the thread that
 * writes goes on, and the container tells when the socket took the bytes. Safe for use by
 * several threads as far as {@link SocketTransport} asks for it.
 *
 * @since 0.1.0
 */
public final class SessionTransport implements SocketTransport {

	private static final Log logger = LogFactory.getLog(SessionTransport.class);

	private static final int MAX_REASON_BYTES = 123;

	private static final String CLOSE_FRAME_TIMEOUT = "org.apache.tomcat.websocket.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT";

	/**
	 * Tomcat gives a close frame of any code but 1000 so long, by itself 50 ms: on a busy
	 * machine the peer would not learn why it was closed.
	 */
	private static final long CLOSE_FRAME_MILLIS = 1000;

	private static final long ABORT_MILLIS = 50;

	private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

	private final Session session;

	private final RemoteEndpoint.Async remote;

	/**
	 * Kept, because a closed session does not give it.
	 */
	private final Map<String, Object> properties;

	/**
	 * Create a transport.
	 * @param session an open session
	 * @param sendTimeout how long a ping or a close frame may take
	 */
	public SessionTransport(Session session, Duration sendTimeout) {
		this.session = session;
		this.remote = session.getAsyncRemote();
		this.properties = session.getUserProperties();
		long millis = sendTimeout.toMillis();
		this.properties.put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", millis);
		this.properties.put("org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT", millis);
		this.properties.put(CLOSE_FRAME_TIMEOUT, Math.max(ABORT_MILLIS, Math.min(CLOSE_FRAME_MILLIS, millis)));
	}

	/**
	 * A channel that an interrupted thread writes to closes itself; the interrupt of
	 * whoever publishes is not meant for the peers.
	 */
	@Override
	public void write(EncodedFrame frame, WriteCallback done) {
		Completion completion = new Completion(done);
		boolean interrupted = Thread.interrupted();
		try {
			write(frame, completion);
		}
		catch (RuntimeException ex) {
			completion.failed(ex);
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void write(EncodedFrame frame, Completion completion) {
		if (frame.isText()) {
			this.remote.sendText(frame.text(), completion);
		}
		else {
			this.remote.sendBinary(ByteBuffer.wrap(frame.bytes()), completion);
		}
	}

	@Override
	public void ping() throws IOException {
		this.remote.sendPing(NOTHING.duplicate());
	}

	@Override
	public void close(CloseStatus status) {
		try {
			this.session.close(closeReason(status));
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("A close frame could not be sent", ex);
		}
	}

	/**
	 * Tomcat drops no connection that it closed before: it would wait for the peer, which
	 * may be gone.
	 */
	@Override
	public void closeAndAbort(CloseStatus status) {
		if (this.session instanceof WsSession tomcat) {
			CloseReason reason = closeReason(status);
			tomcat.doClose(reason, reason, true);
		}
		else {
			SocketTransport.super.closeAndAbort(status);
		}
	}

	private static CloseReason closeReason(CloseStatus status) {
		return new CloseReason(CloseCodes.getCloseCode(status.getCode()), reason(status));
	}

	/**
	 * The reason, as much of it as a close frame can hold.
	 */
	private static String reason(CloseStatus status) {
		String reason = (status.getReason() != null) ? status.getReason() : "";
		while (reason.getBytes(StandardCharsets.UTF_8).length > MAX_REASON_BYTES) {
			reason = reason.substring(0, reason.length() - 1);
		}
		return reason;
	}

	/**
	 * Tomcat waits a moment for the frame that is being written, then it drops the
	 * connection.
	 */
	@Override
	public void abort() {
		this.properties.put(CLOSE_FRAME_TIMEOUT, ABORT_MILLIS);
		close(new CloseStatus(CloseCodes.CLOSED_ABNORMALLY.getCode()));
	}

	@Override
	public boolean dropsWhatEnded() {
		return true;
	}

	@Override
	public void suspendReading() {
		if (this.session instanceof WsSession tomcat) {
			tomcat.suspend();
		}
	}

	@Override
	public void resumeReading() {
		if (this.session instanceof WsSession tomcat) {
			tomcat.resume();
		}
	}

	@Override
	public boolean isOpen() {
		return this.session.isOpen();
	}

	/**
	 * Tells the result of one write once, whatever the container does.
	 */
	private static final class Completion extends AtomicBoolean implements SendHandler {

		private final transient WriteCallback done;

		Completion(WriteCallback done) {
			this.done = done;
		}

		@Override
		public void onResult(SendResult result) {
			if (!result.isOK()) {
				failed(result.getException());
			}
			else if (compareAndSet(false, true)) {
				this.done.written();
			}
		}

		void failed(Throwable cause) {
			if (compareAndSet(false, true)) {
				this.done.failed(cause);
			}
		}

	}

}
