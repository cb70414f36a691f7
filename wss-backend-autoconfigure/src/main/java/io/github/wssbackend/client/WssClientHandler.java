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

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssMessage;

import org.springframework.web.socket.CloseStatus;

/**
 * Looks on at an outbound connection. Every method has an empty default. Calls come one
 * at a time on the executor {@code wssTaskExecutor} and may block, but for
 * {@link #onMessage} while this end waits for answers of the far side. What a method
 * throws is given to {@link #onError} and stops nothing.
 *
 * @since 0.1.0
 */
public interface WssClientHandler {

	/**
	 * The connection is open: its id is known and its subscriptions are restored. Called
	 * each time it opens, before any message of the socket is told.
	 * @param connection the connection
	 */
	default void onOpen(WssConnection connection) {
	}

	/**
	 * A data message came. Calls of routes are handled after this returned. Messages of a
	 * socket that is lost before {@link #onOpen} could be called are not told.
	 * @param message the message
	 * @param connection the connection
	 */
	default void onMessage(WssMessage message, WssConnection connection) {
	}

	/**
	 * A connection that was open is down. Called each time, after the last message of the
	 * socket.
	 * @param connection the connection
	 * @param status why
	 */
	default void onClose(WssConnection connection, CloseStatus status) {
	}

	/**
	 * An attempt to open the connection failed, or a handler threw.
	 * @param connection the connection
	 * @param error what went wrong
	 */
	default void onError(WssConnection connection, Throwable error) {
	}

	/**
	 * The connection came into another state. {@link WssClientState#OPEN} is told before
	 * {@link #onOpen}, the others after {@link #onClose}.
	 * @param connection the connection
	 * @param state the state
	 */
	default void onStateChange(WssConnection connection, WssClientState state) {
	}

}
