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

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;

/**
 * One WebSocket endpoint of the application: a path, perhaps on a port of its own, with
 * its connections. Safe for use by several threads.
 *
 * <p>
 * Methods that speak to every connection speak to those that are there at the call. A
 * message is encoded once for all. Futures are those of {@link WssConnection}, by
 * connection id.
 *
 * @since 0.1.0
 */
public interface WssServer {

	/**
	 * The name, unique in the application.
	 * @return the name
	 */
	String name();

	/**
	 * The path, without the context path.
	 * @return the path
	 */
	String path();

	/**
	 * The port that the server answers on.
	 * @return the port, {@code -1} while none is open
	 */
	int port();

	/**
	 * Where clients find the server.
	 * @return {@code ws(s)://host:port} and context path and path
	 */
	String address();

	/**
	 * The connections that are open.
	 * @return a snapshot
	 */
	Collection<WssConnection> connections();

	/**
	 * An open connection of this server.
	 * @param id its id
	 * @return the connection
	 */
	Optional<WssConnection> connection(String id);

	/**
	 * Send a raw message to every connection.
	 * @param message a {@code String}, a {@code byte[]}, or any object, sent as its JSON
	 */
	void send(Object message);

	/**
	 * Run a route of every peer without an answer.
	 * @param route the route
	 * @param args its arguments
	 */
	void post(String route, @Nullable Object... args);

	/**
	 * Run a route of every peer.
	 * @param route the route
	 * @param type the type of the answers
	 * @param args its arguments
	 * @return the answers by connection id
	 */
	<T> Map<String, CompletableFuture<@Nullable T>> run(String route, Class<T> type, @Nullable Object... args);

	/**
	 * Run a route of every peer.
	 * @param route the route
	 * @param type the type of the answers
	 * @param args its arguments
	 * @return the answers by connection id
	 */
	<T> Map<String, CompletableFuture<@Nullable T>> run(String route, ParameterizedTypeReference<T> type,
			@Nullable Object... args);

	/**
	 * Subscribe to a route of every peer.
	 * @param route the route
	 * @param type the type of its outputs
	 * @param listener told of each output and whose it is
	 * @return the subscriptions by connection id
	 */
	<T> Map<String, CompletableFuture<WssSubscription>> subscribe(String route, Class<T> type,
			BiConsumer<WssConnection, ? super @Nullable T> listener);

	/**
	 * Subscribe to a route of every peer.
	 * @param route the route
	 * @param type the type of its outputs
	 * @param listener told of each output and whose it is
	 * @return the subscriptions by connection id
	 */
	<T> Map<String, CompletableFuture<WssSubscription>> subscribe(String route, ParameterizedTypeReference<T> type,
			BiConsumer<WssConnection, ? super @Nullable T> listener);

	/**
	 * Close all connections with 1001 and answer no more. The path is free afterwards.
	 * Terminating again does nothing.
	 */
	void terminate();

}
