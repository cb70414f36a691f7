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

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.dispatch.MessageListener;

import org.springframework.web.socket.CloseStatus;

/**
 * Tells the handlers of one outbound connection what happens, in order and one at a time,
 * over all its sockets. The monitor guards the end of the chain of what is to be told;
 * handlers are called on the executor, and where that has no room on the common pool,
 * because they must not miss it. Nothing else here calls them, so news may be given with
 * locks held.
 */
final class ClientEvents {

	private static final Log logger = LogFactory.getLog(ClientEvents.class);

	private final WssConnection connection;

	private final boolean present;

	private final Supplier<List<WssClientHandler>> handlers;

	private final Executor executor;

	private CompletableFuture<Void> tail = CompletableFuture.completedFuture(null);

	/**
	 * Create the events of a connection.
	 * @param present whether there are handlers
	 * @param handlers gives them; asked when there is something to tell
	 */
	ClientEvents(WssConnection connection, boolean present, Supplier<List<WssClientHandler>> handlers,
			Executor executor) {
		this.connection = connection;
		this.present = present;
		this.handlers = handlers;
		this.executor = executor;
	}

	/**
	 * Begin with a further socket.
	 */
	SocketEvents socket() {
		return new SocketEvents();
	}

	void state(WssClientState state) {
		tell((handler) -> handler.onStateChange(this.connection, state));
	}

	void error(Throwable error) {
		if (this.present) {
			then(() -> failed(error));
		}
	}

	private void tell(Consumer<WssClientHandler> call) {
		if (this.present) {
			then(() -> all(call));
		}
	}

	private synchronized void then(Runnable action) {
		this.tail = this.tail.thenRunAsync(() -> attempt(action), this::execute);
	}

	private synchronized void await(CompletableFuture<Void> other) {
		this.tail = this.tail.thenCombine(other, (nothing, more) -> null);
	}

	private static void attempt(Runnable action) {
		try {
			action.run();
		}
		catch (Throwable ex) {
			logger.error("What happens on an outbound connection could not be told", ex);
		}
	}

	private void execute(Runnable action) {
		try {
			this.executor.execute(action);
		}
		catch (RejectedExecutionException ex) {
			ForkJoinPool.commonPool().execute(action);
		}
	}

	private void all(Consumer<WssClientHandler> call) {
		for (WssClientHandler handler : this.handlers.get()) {
			try {
				call.accept(handler);
			}
			catch (Throwable ex) {
				logger.warn("A handler of an outbound connection failed: " + handler.getClass().getName(), ex);
				failed(ex);
			}
		}
	}

	private void failed(Throwable error) {
		for (WssClientHandler handler : this.handlers.get()) {
			try {
				handler.onError(this.connection, error);
			}
			catch (Throwable ex) {
				logger.error("onError failed: " + handler.getClass().getName(), ex);
			}
		}
	}

	/**
	 * What one socket brings. Messages that come before the handlers know that it is open
	 * wait; the monitor guards them.
	 */
	final class SocketEvents implements MessageListener {

		private final CompletableFuture<Void> drained = new CompletableFuture<>();

		private final Queue<Runnable> waiting = new ArrayDeque<>();

		private boolean told;

		private volatile boolean open;

		/**
		 * Whether the handlers were told that it is open.
		 */
		boolean isOpen() {
			return this.open;
		}

		void open() {
			this.open = true;
			state(WssClientState.OPEN);
			tell((handler) -> handler.onOpen(ClientEvents.this.connection));
			if (isPresent()) {
				then(this::release);
			}
		}

		/**
		 * The socket is gone. That is told after its last message was.
		 */
		void lost(CloseStatus status) {
			if (isPresent()) {
				await(this.drained);
				tell((handler) -> handler.onClose(ClientEvents.this.connection, status));
			}
		}

		/**
		 * The socket is gone before it was told as open.
		 */
		void failed() {
			if (isPresent()) {
				then(this::release);
			}
		}

		private void release() {
			for (Runnable next = next(); next != null; next = next()) {
				next.run();
			}
		}

		private synchronized @Nullable Runnable next() {
			this.told = this.waiting.isEmpty();
			return this.waiting.poll();
		}

		@Override
		public boolean isPresent() {
			return ClientEvents.this.present;
		}

		@Override
		public void opened() {
			// Told by open(), when the subscriptions are restored.
		}

		@Override
		public void message(WssMessage message, Runnable then) {
			Runnable telling = () -> {
				try {
					all((handler) -> handler.onMessage(message, ClientEvents.this.connection));
				}
				finally {
					then.run();
				}
			};
			synchronized (this) {
				if (!this.told) {
					this.waiting.add(telling);
					return;
				}
			}
			telling.run();
		}

		@Override
		public void closed(CloseStatus status) {
			this.drained.complete(null);
		}

	}

}
