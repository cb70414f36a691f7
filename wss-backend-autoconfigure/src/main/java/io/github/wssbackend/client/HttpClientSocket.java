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

package io.github.wssbackend.client;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.outbound.HttpClientTransport;

import org.springframework.web.socket.CloseStatus;

/**
 * Turns what the JDK tells of a socket into what {@link SocketListener} promises. The JDK
 * calls one method at a time; the transport and the attempt may end the socket from any
 * thread, and whoever is first tells it. The end is told on the executor, because it may
 * be noticed by a thread that holds locks, or by a timer of the JDK.
 */
final class HttpClientSocket implements WebSocket.Listener {

	private static final CloseStatus LOST = new CloseStatus(1006);

	private final SocketListener listener;

	private final Executor executor;

	private final Duration closeTimeout;

	private final AtomicReference<State> state = new AtomicReference<>(State.CONNECTING);

	private volatile @Nullable HttpClientTransport transport;

	HttpClientSocket(SocketListener listener, Executor executor, Duration closeTimeout) {
		this.listener = listener;
		this.executor = executor;
		this.closeTimeout = closeTimeout;
	}

	/**
	 * Tell nothing of a socket that is not open yet.
	 * @return whether that could be
	 */
	boolean cancel() {
		return this.state.compareAndSet(State.CONNECTING, State.GIVEN_UP);
	}

	/**
	 * Tell that the socket does not open, unless it is open or given up.
	 * @param cause why
	 */
	void fail(WssConnectException cause) {
		if (cancel()) {
			execute(() -> this.listener.failed(cause));
		}
	}

	@Override
	public void onOpen(WebSocket socket) {
		if (!this.state.compareAndSet(State.CONNECTING, State.OPEN)) {
			socket.abort();
			return;
		}
		HttpClientTransport opened = new HttpClientTransport(socket, this.executor, this.closeTimeout,
				(status) -> closed(status, false));
		this.transport = opened;
		this.listener.opened(opened);
		opened.readNext();
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean last) {
		return take(() -> this.listener.text(piece, last));
	}

	@Override
	public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer piece, boolean last) {
		return take(() -> this.listener.binary(piece, last));
	}

	@Override
	public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
		return take(this.listener::heard);
	}

	@Override
	public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
		return take(this.listener::heard);
	}

	/**
	 * Nothing is told after this end began to close, but it is read: the answer to the
	 * close frame comes behind it.
	 * @return {@code null}, because the JDK need not keep what was handed over
	 */
	private @Nullable CompletionStage<?> take(Runnable call) {
		HttpClientTransport transport = this.transport;
		if (transport != null) {
			if (transport.isOpen()) {
				call.run();
			}
			transport.readNext();
		}
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
		boolean said = code != LOST.getCode();
		end(said ? new CloseStatus(code, reason) : LOST, said);
		return null;
	}

	@Override
	public void onError(WebSocket socket, Throwable error) {
		end(BrokenSocket.status(error), false);
	}

	private void end(CloseStatus status, boolean byFarSide) {
		HttpClientTransport transport = this.transport;
		if (transport == null) {
			return;
		}
		CloseStatus own = transport.closedWith();
		if (transport.end(byFarSide)) {
			closed((own != null) ? own : status, byFarSide && own == null);
		}
	}

	private void closed(CloseStatus status, boolean byFarSide) {
		execute(() -> this.listener.closed(status, byFarSide));
	}

	private void execute(Runnable call) {
		try {
			this.executor.execute(call);
		}
		catch (RejectedExecutionException ex) {
			call.run();
		}
	}

	private enum State {

		CONNECTING, OPEN, GIVEN_UP

	}

}
