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

import java.util.List;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssHandshake;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServerHandler;
import io.github.wssbackend.dispatch.MessageListener;

import org.springframework.http.HttpStatus;
import org.springframework.web.socket.CloseStatus;

/**
 * The handlers of one server, called in their order. One that throws is told to
 * {@code onError} of all and stops nothing, but for a handshake: there it refuses the
 * peer, because it may have been the one to decide.
 */
final class ServerHandlers {

	private static final Log logger = LogFactory.getLog(ServerHandlers.class);

	private final WssServer server;

	private final List<WssServerHandler> handlers;

	ServerHandlers(WssServer server, List<WssServerHandler> handlers) {
		this.server = server;
		this.handlers = List.copyOf(handlers);
	}

	void upgrade(WssHandshake handshake) {
		for (WssServerHandler handler : this.handlers) {
			if (!call(null, handler, (each) -> each.onUpgrade(handshake))) {
				handshake.reject(HttpStatus.INTERNAL_SERVER_ERROR);
			}
		}
	}

	MessageListener listener(WssConnection connection) {
		return new ConnectionListener(connection);
	}

	void serverClosed() {
		all(null, (handler) -> handler.onClose(this.server));
	}

	private void all(@Nullable WssConnection connection, Consumer<WssServerHandler> action) {
		this.handlers.forEach((handler) -> call(connection, handler, action));
	}

	private boolean call(@Nullable WssConnection connection, WssServerHandler handler,
			Consumer<WssServerHandler> action) {
		try {
			action.accept(handler);
			return true;
		}
		catch (Throwable ex) {
			logger.warn("A handler of " + this.server.name() + " failed: " + handler.getClass().getName(), ex);
			error(connection, ex);
			return false;
		}
	}

	void error(@Nullable WssConnection connection, Throwable error) {
		for (WssServerHandler handler : this.handlers) {
			try {
				handler.onError(this.server, connection, error);
			}
			catch (Throwable ex) {
				logger.error("onError failed: " + handler.getClass().getName(), ex);
			}
		}
	}

	/**
	 * Tells the handlers of one connection.
	 */
	private final class ConnectionListener implements MessageListener {

		private final WssConnection connection;

		ConnectionListener(WssConnection connection) {
			this.connection = connection;
		}

		@Override
		public boolean isPresent() {
			return !ServerHandlers.this.handlers.isEmpty();
		}

		@Override
		public void opened() {
			all(this.connection, (handler) -> handler.onConnection(this.connection));
		}

		@Override
		public void message(WssMessage message, Runnable then) {
			try {
				all(this.connection, (handler) -> handler.onMessage(message, this.connection));
			}
			finally {
				then.run();
			}
		}

		@Override
		public void closed(CloseStatus status) {
			all(this.connection, (handler) -> handler.onConnectionClosed(this.connection, status));
		}

	}

}
