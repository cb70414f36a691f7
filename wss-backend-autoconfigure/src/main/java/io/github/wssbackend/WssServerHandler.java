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

package io.github.wssbackend;

import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;

/**
 * Told of what happens on a server. Declare it as a bean and name it in
 * {@code wss.servers[*].handlers}; several are called in the order of that list.
 *
 * <p>
 * {@link #onUpgrade} runs on the thread of the HTTP request. Of one connection
 * {@link #onConnection}, {@link #onMessage} and {@link #onConnectionClosed} run one after
 * the other on the executor {@code wssTaskExecutor} and may block; only while a request
 * of ours to that peer is pending they may overlap, so that a handler can wait for the
 * answer. Those of different connections run side by side. A handler that throws anything
 * is told to {@link #onError} and stops nothing.
 *
 * @since 0.1.0
 */
public interface WssServerHandler {

	/**
	 * A peer wants to connect.
	 * @param handshake the handshake, which can be refused
	 */
	default void onUpgrade(WssHandshake handshake) {
	}

	/**
	 * A peer is connected. Its calls start when this returns, and the frame that tells it
	 * its id has gone out before anything that is sent here.
	 * @param connection the connection
	 */
	default void onConnection(WssConnection connection) {
	}

	/**
	 * A data message came. Calls are run when this returns, or not at all where the
	 * server says {@code route-messages: false}. Answers and emissions have been handled
	 * already.
	 * @param message the message
	 * @param connection the connection
	 */
	default void onMessage(WssMessage message, WssConnection connection) {
	}

	/**
	 * A connection ended. Called once for each {@link #onConnection}.
	 * @param connection the connection, which sends nothing any more
	 * @param status why it ended
	 */
	default void onConnectionClosed(WssConnection connection, CloseStatus status) {
	}

	/**
	 * A handler of this server failed, or a connection did.
	 * @param server the server
	 * @param connection the connection, or {@code null} for a failure outside of one
	 * @param error the failure
	 */
	default void onError(WssServer server, @Nullable WssConnection connection, Throwable error) {
	}

	/**
	 * The server was terminated or the application stops.
	 * @param server the server
	 */
	default void onClose(WssServer server) {
	}

}
