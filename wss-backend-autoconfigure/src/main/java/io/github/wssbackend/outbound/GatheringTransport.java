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
import java.time.Duration;
import java.util.List;

import io.github.wssbackend.frame.EncodedFrame;
import jakarta.websocket.Session;
import org.apache.coyote.http11.upgrade.UpgradeInfo;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.springframework.web.socket.CloseStatus;

/**
 * A socket of Tomcat's server that takes many frames in one write, each encoded once for
 * all sockets. Never blocks in a write, and tells the end of one that the socket took at
 * once on the thread that wrote. All else, and frames that meet one of Tomcat's own, goes
 * by way of the {@link SessionTransport}. Safe for use by several threads as far as
 * {@link SocketTransport} asks for it.
 *
 * @since 0.1.0
 */
public final class GatheringTransport implements SocketTransport {

	/**
	 * So many bytes go into one write: more saves hardly anything, and a slow reader has
	 * so much on its way beside what its queue may hold.
	 */
	private static final int GATHERED = 16 * 1024;

	private final TomcatSocket socket;

	private final SessionTransport session;

	private GatheringTransport(TomcatSocket socket, SessionTransport session) {
		this.socket = socket;
		this.session = session;
	}

	/**
	 * The best transport for a session.
	 * @param session an open session
	 * @param sendTimeout how long a ping or a close frame may take
	 * @param socket what Tomcat wraps the socket with
	 * @param statistics where Tomcat counts what was sent
	 * @return the transport
	 */
	public static SocketTransport of(Session session, Duration sendTimeout, SocketWrapperBase<?> socket,
			UpgradeInfo statistics) {
		SessionTransport plain = new SessionTransport(session, sendTimeout);
		TomcatSocket tomcat = TomcatSocket.of(session, socket, statistics);
		return (tomcat != null) ? new GatheringTransport(tomcat, plain) : plain;
	}

	@Override
	public int gathers() {
		return GATHERED;
	}

	@Override
	public void write(EncodedFrame frame, WriteCallback done) {
		write(List.of(frame), done);
	}

	/**
	 * A channel that an interrupted thread writes to closes itself; the interrupt of
	 * whoever publishes is not meant for the peers.
	 */
	@Override
	public void write(List<EncodedFrame> frames, WriteCallback done) {
		boolean interrupted = Thread.interrupted();
		try {
			if (!this.socket.tryWrite(gather(frames), frames.size(), done)) {
				new OneByOne(this.session, frames, done).start();
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private static ByteBuffer gather(List<EncodedFrame> frames) {
		if (frames.size() == 1) {
			return ByteBuffer.wrap(frames.get(0).wire());
		}
		int size = 0;
		for (EncodedFrame frame : frames) {
			size += frame.wire().length;
		}
		ByteBuffer gathered = ByteBuffer.allocate(size);
		for (EncodedFrame frame : frames) {
			gathered.put(frame.wire());
		}
		return gathered.flip();
	}

	@Override
	public void ping() throws IOException {
		this.session.ping();
	}

	@Override
	public void close(CloseStatus status) {
		this.session.close(status);
	}

	@Override
	public void closeAndAbort(CloseStatus status) {
		this.session.closeAndAbort(status);
	}

	@Override
	public void abort() {
		this.session.abort();
	}

	@Override
	public boolean dropsWhatEnded() {
		return this.session.dropsWhatEnded();
	}

	@Override
	public void suspendReading() {
		this.session.suspendReading();
	}

	@Override
	public void resumeReading() {
		this.session.resumeReading();
	}

	@Override
	public boolean isOpen() {
		return this.session.isOpen();
	}

}
