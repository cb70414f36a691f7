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
 * over all its sockets. News may be given with locks held; whoever gave it calls
 * {@link #flush} when it holds none, because the executor may be one whose callers run
 * what it has no room for. Nothing else here calls the handlers, but for messages, which
 * come on the executor already.
 */
final class ClientEvents {

	private static final Log logger = LogFactory.getLog(ClientEvents.class);

	private final WssConnection connection;

	private final boolean present;

	private final Supplier<List<WssClientHandler>> handlers;

	private final EventQueue queue;

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
		this.queue = new EventQueue(executor);
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
			this.queue.add(() -> failed(error));
		}
	}

	private void tell(Consumer<WssClientHandler> call) {
		if (this.present) {
			this.queue.add(() -> all(call));
		}
	}

	/**
	 * Begin to tell what was given. To be called without locks.
	 */
	void flush() {
		this.queue.flush();
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
	 * wait, and are not told where that never comes; the monitor guards them.
	 */
	final class SocketEvents implements MessageListener {

		private final CompletableFuture<Void> drained = new CompletableFuture<>();

		private final Queue<Waiting> waiting = new ArrayDeque<>();

		private Knowledge knowledge = Knowledge.NONE;

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
				ClientEvents.this.queue.add(this::release);
			}
		}

		/**
		 * The socket is gone. That is told after its last message was.
		 */
		void lost(CloseStatus status) {
			if (isPresent()) {
				ClientEvents.this.queue
					.add(() -> all((handler) -> handler.onClose(ClientEvents.this.connection, status)), this.drained);
			}
		}

		/**
		 * The socket is gone before it was told as open. Its messages are handled as they
		 * are without handlers.
		 */
		void failed() {
			if (isPresent()) {
				List<Waiting> untold;
				synchronized (this) {
					this.knowledge = Knowledge.FAILED;
					untold = List.copyOf(this.waiting);
					this.waiting.clear();
				}
				untold.forEach((message) -> ClientEvents.this.queue.add(message.then()));
			}
		}

		private void release() {
			for (Waiting next = next(); next != null; next = next()) {
				deliver(next);
			}
		}

		private synchronized @Nullable Waiting next() {
			this.knowledge = this.waiting.isEmpty() ? Knowledge.OPEN : Knowledge.NONE;
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
			Waiting news = new Waiting(message, then);
			Knowledge known = keep(news);
			if (known == Knowledge.OPEN) {
				deliver(news);
			}
			else if (known == Knowledge.FAILED) {
				then.run();
			}
		}

		private synchronized Knowledge keep(Waiting news) {
			if (this.knowledge == Knowledge.NONE) {
				this.waiting.add(news);
			}
			return this.knowledge;
		}

		private void deliver(Waiting news) {
			try {
				all((handler) -> handler.onMessage(news.message(), ClientEvents.this.connection));
			}
			finally {
				news.then().run();
			}
		}

		@Override
		public void closed(CloseStatus status) {
			this.drained.complete(null);
		}

	}

	/**
	 * What the handlers know of a socket.
	 */
	private enum Knowledge {

		NONE, OPEN, FAILED

	}

	/**
	 * A message and what follows when it was told.
	 */
	private record Waiting(WssMessage message, Runnable then) {
	}

}
