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

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.CompletionHandler;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.websocket.Session;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.coyote.http11.upgrade.UpgradeInfo;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.net.SocketWrapperBase.BlockingMode;
import org.apache.tomcat.util.net.SocketWrapperBase.CompletionCheck;
import org.apache.tomcat.util.net.SocketWrapperBase.CompletionHandlerCall;
import org.apache.tomcat.util.net.SocketWrapperBase.CompletionState;
import org.apache.tomcat.websocket.WsRemoteEndpointImplBase;
import org.jspecify.annotations.Nullable;

/**
 * The socket under a WebSocket session of Tomcat, and the lock that Tomcat itself takes
 * for each frame, close frames and pongs included. Whoever has that lock may write whole
 * frames to the socket; nothing of Tomcat's can come between.
 * <p>
 * The lock and whether the close frame has left are not public in Tomcat. Where they
 * cannot be had, there is no such socket, and frames go through Tomcat's own methods.
 */
final class TomcatSocket {

	private static final Log logger = LogFactory.getLog(TomcatSocket.class);

	private static final @Nullable Internals INTERNALS = Internals.find();

	private final SocketWrapperBase<?> socket;

	private final UpgradeInfo statistics;

	private final Semaphore lock;

	private final WsRemoteEndpointImplBase endpoint;

	private final VarHandle closed;

	/**
	 * Where bytes go without Tomcat's ado; {@code null} where they are encrypted. The
	 * channel itself and not what Tomcat wraps it with, because that is used again for
	 * another socket.
	 */
	private final @Nullable SocketChannel channel;

	/**
	 * Whether Tomcat has nothing of its own left to write before ours: so it is once it
	 * has written something of ours. Guarded by the lock.
	 */
	private boolean drained;

	private TomcatSocket(SocketWrapperBase<?> socket, UpgradeInfo statistics, WsRemoteEndpointImplBase endpoint,
			Internals internals) throws IllegalAccessException {
		this.socket = socket;
		this.statistics = statistics;
		this.endpoint = endpoint;
		this.lock = (Semaphore) internals.lock().get(endpoint);
		this.closed = internals.closed();
		this.channel = (socket.getSocket() instanceof NioChannel nio && nio.getClass() == NioChannel.class)
				? nio.getIOChannel() : null;
	}

	/**
	 * Whether this version of Tomcat has what is looked for in it.
	 */
	static boolean isKnown() {
		return INTERNALS != null;
	}

	/**
	 * The socket of a session.
	 * @param session the session, open and not compressing
	 * @param socket what Tomcat wraps the socket with
	 * @param statistics where Tomcat counts what was sent
	 * @return the socket, {@code null} where this Tomcat does not let us have it
	 */
	static @Nullable TomcatSocket of(Session session, SocketWrapperBase<?> socket, UpgradeInfo statistics) {
		if (INTERNALS == null || !socket.hasAsyncIO() || !session.getNegotiatedExtensions().isEmpty()) {
			return null;
		}
		try {
			Object endpoint = INTERNALS.endpoint().get(session.getBasicRemote());
			return new TomcatSocket(socket, statistics, (WsRemoteEndpointImplBase) endpoint, INTERNALS);
		}
		catch (IllegalAccessException | RuntimeException ex) {
			logger.debug("A socket is written to by way of its session", ex);
			return null;
		}
	}

	/**
	 * Write whole frames, unless Tomcat writes one of its own at the moment. Does not
	 * block: what the socket does not take at once leaves later.
	 * @param frames the bytes of the frames
	 * @param count how many frames that are
	 * @param done called once if this returns {@code true}
	 * @return whether they are being written
	 */
	boolean tryWrite(ByteBuffer frames, int count, WriteCallback done) {
		if (!this.lock.tryAcquire()) {
			return false;
		}
		Write write = new Write(done, count, frames.remaining());
		if ((boolean) this.closed.getVolatile(this.endpoint)) {
			write.failed(new EOFException("The close frame has left"), null);
			return true;
		}
		try {
			if (isTakenAtOnce(frames)) {
				write.completed(null, null);
			}
			else {
				begin(frames, write);
			}
		}
		catch (IOException | RuntimeException ex) {
			write.failed(ex, null);
		}
		return true;
	}

	/**
	 * Only a control frame that Tomcat could not write in time can be in the way.
	 */
	private void begin(ByteBuffer frames, Write write) {
		CompletionState state = this.socket.write(BlockingMode.NON_BLOCK, Long.MAX_VALUE, TimeUnit.MILLISECONDS, null,
				write, write, frames);
		if (state == CompletionState.NOT_DONE) {
			write.failed(new IOException("A write of the container did not end"), null);
		}
	}

	private boolean isTakenAtOnce(ByteBuffer frames) throws IOException {
		if (this.channel == null || !this.drained || this.socket.getError() != null) {
			return false;
		}
		this.channel.write(frames);
		return !frames.hasRemaining();
	}

	/**
	 * One write. Gives the lock back when it ends, however that is.
	 */
	private final class Write implements CompletionHandler<Long, Void>, CompletionCheck {

		private final WriteCallback done;

		private final int count;

		private final int bytes;

		private final AtomicBoolean ended = new AtomicBoolean();

		Write(WriteCallback done, int count, int bytes) {
			this.done = done;
			this.count = count;
			this.bytes = bytes;
		}

		@Override
		public CompletionHandlerCall callHandler(CompletionState state, ByteBuffer[] buffers, int offset, int length) {
			if (buffers[offset].hasRemaining()) {
				this.done.progressed();
				return CompletionHandlerCall.CONTINUE;
			}
			return CompletionHandlerCall.DONE;
		}

		@Override
		public void completed(@Nullable Long written, @Nullable Void attachment) {
			TomcatSocket.this.drained = true;
			if (end()) {
				TomcatSocket.this.statistics.addMsgsSent(this.count);
				TomcatSocket.this.statistics.addBytesSent(this.bytes);
				this.done.written();
			}
		}

		@Override
		public void failed(Throwable cause, @Nullable Void attachment) {
			if (end()) {
				this.done.failed(cause);
			}
		}

		private boolean end() {
			boolean first = this.ended.compareAndSet(false, true);
			if (first) {
				TomcatSocket.this.lock.release();
			}
			return first;
		}

	}

	/**
	 * What Tomcat does not show.
	 *
	 * @param endpoint from what a session gives to what writes
	 * @param lock held for each frame that is written
	 * @param closed whether the close frame has left
	 */
	private record Internals(Field endpoint, Field lock, VarHandle closed) {

		static @Nullable Internals find() {
			try {
				Field endpoint = field(Class.forName("org.apache.tomcat.websocket.WsRemoteEndpointBase"), "base");
				Field lock = field(WsRemoteEndpointImplBase.class, "messagePartInProgress");
				VarHandle closed = MethodHandles.privateLookupIn(WsRemoteEndpointImplBase.class, MethodHandles.lookup())
					.findVarHandle(WsRemoteEndpointImplBase.class, "closed", boolean.class);
				return (lock.getType() == Semaphore.class) ? new Internals(endpoint, lock, closed) : null;
			}
			catch (ReflectiveOperationException | RuntimeException ex) {
				logger.info("This version of Tomcat is written to one frame at a time: " + ex);
				return null;
			}
		}

		private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
			Field field = type.getDeclaredField(name);
			field.setAccessible(true);
			return field;
		}

	}

}
