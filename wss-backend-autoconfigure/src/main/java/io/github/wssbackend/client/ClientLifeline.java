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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.connection.Continuity;
import io.github.wssbackend.connection.PeerConnection;

import org.springframework.core.log.LogMessage;
import org.springframework.web.socket.CloseStatus;

/**
 * Keeps one outbound connection open: opens a socket, and another one when it is lost.
 * The monitor guards the state and which socket counts; what a socket tells that no
 * longer counts is passed over. Nothing is called with the monitor but what only takes
 * note; handlers are called when it is free again, whatever the executor.
 */
final class ClientLifeline implements ClientSocket.Owner {

	private static final Log logger = LogFactory.getLog(ClientLifeline.class);

	private final ClientSettings settings;

	private final ClientEnvironment environment;

	private final Continuity continuity;

	private final ClientEvents events;

	private final ClientSubscriptions subscriptions = new ClientSubscriptions();

	private final Backoff backoff;

	private final CompletableFuture<Void> gone = new CompletableFuture<>();

	private WssClientState state = WssClientState.IDLE;

	private CompletableFuture<WssConnection> opened = new CompletableFuture<>();

	private @Nullable ClientSocket socket;

	private @Nullable ScheduledFuture<?> retry;

	/** Whether a failure is a reason to try again. */
	private boolean persistent;

	/** The end and a termination may come together; it is told once. */
	private boolean finished;

	private int failures;

	private long openedAt;

	private volatile @Nullable PeerConnection live;

	private volatile String id = "";

	private volatile WssConnectException down;

	/**
	 * Create the lifeline of a connection that was not asked to open yet.
	 * @param persistent whether the first attempt is repeated too
	 */
	ClientLifeline(ClientSettings settings, boolean persistent, ClientEnvironment environment, Continuity continuity,
			ClientEvents events) {
		this.settings = settings;
		this.persistent = persistent;
		this.environment = environment;
		this.continuity = continuity;
		this.events = events;
		this.backoff = new Backoff(settings.reconnect(), () -> ThreadLocalRandom.current().nextDouble());
		this.down = new WssConnectException(address() + " was not opened yet");
	}

	private String address() {
		return this.settings.target().address();
	}

	ClientSubscriptions subscriptions() {
		return this.subscriptions;
	}

	/**
	 * The socket that calls go out on.
	 * @return {@code null} while there is none
	 */
	@Nullable PeerConnection live() {
		return this.live;
	}

	/**
	 * The id that the far side told last, empty before the first.
	 */
	String id() {
		return this.id;
	}

	/**
	 * Why calls cannot be made.
	 */
	WssConnectException down() {
		WssConnectException cause = this.down;
		return new WssConnectException(address() + " is not connected: " + cause.getMessage(), cause);
	}

	synchronized WssClientState state() {
		return this.state;
	}

	/**
	 * Completes when the connection is down for good and its last socket is gone.
	 */
	CompletableFuture<Void> gone() {
		return this.gone;
	}

	/**
	 * Begin to open, if that has not begun.
	 * @return completes when the connection is open; a copy of its own for each caller
	 */
	CompletableFuture<WssConnection> open() {
		boolean begin;
		CompletableFuture<WssConnection> result;
		synchronized (this) {
			begin = this.state == WssClientState.IDLE;
			this.state = begin ? WssClientState.CONNECTING : this.state;
			result = this.opened;
		}
		if (begin) {
			execute(this::connect);
		}
		return result.copy();
	}

	/**
	 * Wait until it is open, without beginning to open it.
	 */
	synchronized CompletableFuture<WssConnection> whenOpen() {
		return this.opened.copy();
	}

	private void execute(Runnable action) {
		try {
			this.environment.services().connections().executor().execute(action);
		}
		catch (RejectedExecutionException ex) {
			action.run();
		}
	}

	private void connect() {
		ClientSocket next = new ClientSocket(this.settings, this.environment.services(), this.continuity, this,
				this.events.socket());
		synchronized (this) {
			if (this.state == WssClientState.CLOSED) {
				return;
			}
			this.retry = null;
			this.socket = next;
			enter(WssClientState.CONNECTING);
		}
		this.events.flush();
		next.open(this.environment.connector());
	}

	/**
	 * With the monitor, so that the states are told in their order; whoever has it
	 * flushes the events behind it.
	 */
	private void enter(WssClientState next) {
		this.state = next;
		this.events.state(next);
	}

	@Override
	public void identified(ClientSocket socket, PeerConnection connection) {
		this.environment.sweeps().add(connection, this.settings.connection().shortestDeadline());
		if (!counts(socket)) {
			unwatch(connection);
			return;
		}
		this.id = connection.id();
		CompletableFuture<Void> restored = this.subscriptions.restore(connection);
		synchronized (this) {
			if (this.socket == socket && this.state == WssClientState.CONNECTING) {
				this.live = connection;
			}
		}
		restored.whenComplete((nothing, ex) -> opened(socket, connection));
	}

	private synchronized boolean counts(ClientSocket socket) {
		return this.socket == socket;
	}

	private void unwatch(PeerConnection connection) {
		this.environment.sweeps().remove(connection, this.settings.connection().shortestDeadline());
	}

	private void opened(ClientSocket socket, PeerConnection connection) {
		CompletableFuture<WssConnection> told;
		int attempts;
		synchronized (this) {
			if (this.socket != socket || this.state != WssClientState.CONNECTING || !connection.isOpen()) {
				return;
			}
			this.state = WssClientState.OPEN;
			this.openedAt = System.nanoTime();
			this.persistent = true;
			socket.events().open();
			attempts = this.failures;
			told = this.opened;
		}
		this.events.flush();
		if (attempts > 0) {
			logger.info(LogMessage.format("%s is open after %d failed attempts", address(), attempts));
		}
		told.complete(this.continuity.connection());
	}

	@Override
	public void failed(ClientSocket socket, WssConnectException cause, boolean forbidden) {
		if (ended(socket, null, cause, forbidden)) {
			finish();
		}
	}

	@Override
	public void lost(ClientSocket socket, PeerConnection connection, CloseStatus status, boolean forbidden) {
		String reason = (status.getReason() != null) ? " (" + status.getReason() + ")" : "";
		boolean over = ended(socket, status,
				new WssConnectException(address() + " was lost: " + status.getCode() + reason), forbidden);
		// Only now, because the id may be told at the same time.
		unwatch(connection);
		if (over) {
			finish();
		}
	}

	/**
	 * Take note of an end.
	 * @return whether it is the last one
	 */
	private boolean ended(ClientSocket socket, @Nullable CloseStatus status, WssConnectException cause,
			boolean forbidden) {
		boolean over;
		synchronized (this) {
			if (this.socket != socket) {
				return false;
			}
			this.socket = null;
			this.live = null;
			tellEnd(socket, status, cause);
			boolean terminated = this.state == WssClientState.CLOSED;
			over = terminated || forbidden || !this.persistent || !this.settings.reconnect().enabled();
			if (!terminated) {
				this.down = cause;
			}
			if (!over) {
				waitForRetry(cause);
			}
		}
		this.events.flush();
		return over;
	}

	/** With the monitor. */
	private void tellEnd(ClientSocket socket, @Nullable CloseStatus status, WssConnectException cause) {
		boolean told = socket.events().isOpen();
		if (told && System.nanoTime() - this.openedAt >= this.settings.reconnect().max().toNanos()) {
			this.failures = 0;
		}
		this.failures++;
		if (told && status != null) {
			this.opened = new CompletableFuture<>();
			socket.events().lost(status);
		}
		else {
			socket.events().failed();
			this.events.error(cause);
		}
	}

	/** With the monitor. */
	private void waitForRetry(WssConnectException cause) {
		Duration delay = this.backoff.delay(this.failures);
		enter(WssClientState.WAITING);
		LogMessage message = LogMessage.format("%s. The next attempt comes in %d ms", cause.getMessage(),
				delay.toMillis());
		if (this.failures == 1) {
			logger.warn(message);
		}
		else {
			logger.debug(message, cause);
		}
		try {
			this.retry = this.environment.services()
				.connections()
				.timer()
				.schedule(() -> execute(this::connect), delay.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The application is stopping", ex);
		}
	}

	/**
	 * End the connection for good.
	 */
	void terminate(CloseStatus status) {
		ClientSocket present;
		synchronized (this) {
			if (this.state == WssClientState.CLOSED) {
				return;
			}
			this.state = WssClientState.CLOSED;
			this.down = new WssConnectException(address() + " was terminated by this end");
			this.live = null;
			present = this.socket;
			if (this.retry != null) {
				this.retry.cancel(false);
			}
		}
		this.subscriptions.endAll();
		if (present == null || present.end(status)) {
			finish();
		}
	}

	private void finish() {
		CompletableFuture<WssConnection> waiting;
		WssConnectException cause = this.down;
		synchronized (this) {
			if (this.finished) {
				return;
			}
			this.finished = true;
			this.socket = null;
			enter(WssClientState.CLOSED);
			waiting = this.opened;
			this.opened = CompletableFuture.failedFuture(cause);
		}
		this.events.flush();
		this.subscriptions.endAll();
		waiting.completeExceptionally(cause);
		this.gone.complete(null);
	}

}
