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

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.github.wssbackend.frame.EncodedFrame;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;

/**
 * A socket of the JDK's client. Nothing here blocks: the bounds of closing are kept by a
 * timer, on a clock that does not jump. Safe for use by several threads as far as
 * {@link SocketTransport} asks for it; callbacks run on the executor, or on the thread
 * that wrote where the socket took all at once, never on the thread of the JDK that
 * serves all sockets.
 * <p>
 * The JDK refuses to send some close codes (1002, 1003, 1007, 1009, 1010, 1012 to 1014
 * and those that are never sent): the far side gets 1008 with the same reason in their
 * place. A reason that does not fit is cut between two characters.
 * <p>
 * Whoever closes first decides the status. The listener of the JDK's socket has to call
 * {@link #readNext()} after each piece and {@link #end} when the JDK tells of the end.
 *
 * @since 0.1.0
 */
public final class HttpClientTransport implements SocketTransport {

	/**
	 * How long a close frame may take to leave where nobody waits for the answer.
	 */
	private static final Duration CLOSE_FRAME_TIMEOUT = Duration.ofSeconds(1);

	/**
	 * So many characters are handed over at once: the JDK cuts text into frames of 16 KB,
	 * and spoils those from the 2048th on.
	 */
	private static final int MAX_TEXT_PART = 8 * 1024 * 1024;

	private static final CloseStatus ABORTED = new CloseStatus(1006);

	private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

	private final WebSocket socket;

	private final Executor executor;

	private final Duration closeTimeout;

	private final Consumer<CloseStatus> onAbort;

	private final ReadGate gate = new ReadGate();

	private final AtomicReference<@Nullable CloseStatus> closedWith = new AtomicReference<>();

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	/**
	 * Create a transport.
	 * @param socket an open socket
	 * @param executor where callbacks run
	 * @param closeTimeout how long the far side may take to answer a close frame
	 * @param onAbort told once, with the status, by the thread that drops the connection;
	 * never after {@link #end} returned {@code true}
	 */
	public HttpClientTransport(WebSocket socket, Executor executor, Duration closeTimeout,
			Consumer<CloseStatus> onAbort) {
		this.socket = socket;
		this.executor = executor;
		this.closeTimeout = closeTimeout;
		this.onAbort = onAbort;
	}

	@Override
	public void write(EncodedFrame frame, WriteCallback done) {
		CompletableFuture<WebSocket> write;
		try {
			write = frame.isText() ? sendText(frame.text(), 0)
					: this.socket.sendBinary(ByteBuffer.wrap(frame.bytes()), true);
		}
		catch (RuntimeException ex) {
			done.failed(ex);
			return;
		}
		if (write.isDone()) {
			write.whenComplete((socket, failure) -> tell(done, failure));
		}
		else {
			write.whenComplete((socket, failure) -> execute(() -> tell(done, failure)));
		}
	}

	private CompletableFuture<WebSocket> sendText(String text, int start) {
		int end = Math.min(text.length(), start + MAX_TEXT_PART);
		if (end == text.length()) {
			return this.socket.sendText((start > 0) ? CharBuffer.wrap(text, start, end) : text, true);
		}
		int between = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
		return this.socket.sendText(CharBuffer.wrap(text, start, between), false)
			.thenCompose((socket) -> sendText(text, between));
	}

	private static void tell(WriteCallback done, @Nullable Throwable failure) {
		if (failure != null) {
			done.failed(failure);
		}
		else {
			done.written();
		}
	}

	/**
	 * Does not wait: a socket that takes no ping is dropped. Where the last ping still
	 * waits to be written, that one serves.
	 */
	@Override
	public void ping() {
		if (isOpen()) {
			this.socket.sendPing(NOTHING.duplicate()).whenComplete(this::pinged);
		}
	}

	private void pinged(WebSocket socket, @Nullable Throwable failure) {
		if (failure != null && !(failure instanceof IllegalStateException) && isOpen()) {
			abort();
		}
	}

	/**
	 * Does not wait: a far side that does not answer in time is dropped. What it sends
	 * until then is read and thrown away.
	 */
	@Override
	public void close(CloseStatus status) {
		if (this.closedWith.compareAndSet(null, status)) {
			sendClose(status).whenComplete((socket, failure) -> abortIf(failure));
			readOn(this.gate.remove());
			this.ended.copy()
				.orTimeout(this.closeTimeout.toNanos(), TimeUnit.NANOSECONDS)
				.whenComplete((none, failure) -> abortIf(failure));
		}
	}

	/**
	 * Does not wait: the connection is dropped when the close frame left, or could not.
	 */
	@Override
	public void closeAndAbort(CloseStatus status) {
		if (this.closedWith.compareAndSet(null, status)) {
			CompletableFuture<WebSocket> closing = sendClose(status);
			closing.orTimeout(CLOSE_FRAME_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)
				.whenComplete((socket, failure) -> abort());
		}
		else {
			abort();
		}
	}

	private CompletableFuture<WebSocket> sendClose(CloseStatus status) {
		ClientCloseFrame frame = ClientCloseFrame.of(status);
		return this.socket.sendClose(frame.code(), frame.reason()).copy();
	}

	private void abortIf(@Nullable Throwable failure) {
		if (failure != null) {
			abort();
		}
	}

	@Override
	public void abort() {
		this.closedWith.compareAndSet(null, ABORTED);
		this.socket.abort();
		CloseStatus status = this.closedWith.get();
		if (this.ended.complete(null) && status != null) {
			this.onAbort.accept(status);
		}
	}

	@Override
	public void suspendReading() {
		this.gate.shut();
	}

	/**
	 * The listener is never called by the thread that calls this: it may hold locks.
	 */
	@Override
	public void resumeReading() {
		readOn(this.gate.open());
	}

	private void readOn(boolean ask) {
		if (ask) {
			execute(() -> this.socket.request(1));
		}
	}

	/**
	 * To be called when what was read last is handled, and once at the start: the next
	 * piece is read, now or when reading is resumed.
	 */
	public void readNext() {
		if (this.gate.pass()) {
			this.socket.request(1);
		}
	}

	/**
	 * To be called when the JDK tells that the connection ended. The JDK answers a close
	 * frame of the far side after that, and is given a moment; it would wait forever for
	 * one that does not read.
	 * @param answering whether a close frame of the far side is to be answered
	 * @return {@code false} if the end is known already
	 */
	public boolean end(boolean answering) {
		if (answering) {
			CompletableFuture.delayedExecutor(CLOSE_FRAME_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
				.execute(this.socket::abort);
		}
		else {
			this.socket.abort();
		}
		return this.ended.complete(null);
	}

	/**
	 * What this end closed the socket with.
	 * @return the status, {@code null} as long as it did not begin to
	 */
	public @Nullable CloseStatus closedWith() {
		return this.closedWith.get();
	}

	@Override
	public boolean isOpen() {
		return this.closedWith.get() == null && !this.ended.isDone();
	}

	private void execute(Runnable task) {
		try {
			this.executor.execute(task);
		}
		catch (RejectedExecutionException ex) {
			task.run();
		}
	}

}
