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

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;

/**
 * This application's nodes, for its own code: run them, read what they last produced,
 * publish, listen. Inject it. Safe for use by several threads.
 *
 * <p>
 * Methods that return a future never throw; it fails with a {@link WssRequestException}
 * ({@code route-not-found}, {@code bad-request}, ...), a {@link WssTimeoutException}, or
 * with what the node threw. Own code may run nodes that are not remote.
 *
 * @since 0.1.0
 */
public interface WssGraph {

	/**
	 * Run a node as a peer would.
	 * @param route the route
	 * @param type the type of its output
	 * @param args its arguments, by position
	 * @return its output, {@code null} if it has none
	 */
	<T> CompletableFuture<@Nullable T> run(String route, Class<T> type, @Nullable Object... args);

	/**
	 * Run a node as a peer would.
	 * @param route the route
	 * @param type the type of its output
	 * @param args its arguments, by position
	 * @return its output, {@code null} if it has none
	 */
	<T> CompletableFuture<@Nullable T> run(String route, ParameterizedTypeReference<T> type, @Nullable Object... args);

	/**
	 * Run a node with everything a call can say.
	 * @param call the call
	 * @param type the type of its output
	 * @return its output, {@code null} if it has none
	 */
	<T> CompletableFuture<@Nullable T> request(WssMessage call, Class<T> type);

	/**
	 * Run a node with everything a call can say.
	 * @param call the call
	 * @param type the type of its output
	 * @return its output, {@code null} if it has none
	 */
	<T> CompletableFuture<@Nullable T> request(WssMessage call, ParameterizedTypeReference<T> type);

	/**
	 * The newest output of a node.
	 * @param route the route, {@code route.method}, or the id of a connection whose
	 * server has {@code keep-state}
	 * @param type the type wanted; another one is converted by way of JSON
	 * @return the output, {@code null} if it never ran or does not exist
	 */
	<T> @Nullable T state(String route, Class<T> type);

	/**
	 * The newest output of a node.
	 * @param route the route, {@code route.method}, or the id of a connection whose
	 * server has {@code keep-state}
	 * @param type the type wanted; another one is converted by way of JSON
	 * @return the output, {@code null} if it never ran or does not exist
	 */
	<T> @Nullable T state(String route, ParameterizedTypeReference<T> type);

	/**
	 * Set a state: it is kept, sent to subscribers and told to listeners. A name that no
	 * node bears becomes a state node that is open to peers. When this returns the change
	 * stands in the queue of every subscriber; it never waits for a reader.
	 * @param route the route
	 * @param value the new state, any value that JSON can tell; what is changed in it
	 * later is not seen by peers
	 * @throws IllegalArgumentException for a reserved or empty name, or a value that JSON
	 * cannot tell
	 */
	void publish(String route, @Nullable Object value);

	/**
	 * Declare a state node: a name without a method, to which own code publishes. Peers
	 * can subscribe to it before the first state is there. Declaring a name again changes
	 * whether it is open; a node with a method is left as it is.
	 * @param route the route
	 * @param remote whether it is open to peers
	 * @throws IllegalArgumentException for a reserved or empty name
	 */
	void declare(String route, boolean remote);

	/**
	 * Listen to the outputs of a node: those that come after this call, in version order,
	 * one at a time, on the executor {@code wssTaskExecutor}. A listener that falls more
	 * than 1024 outputs behind misses the oldest.
	 * @param route the route, {@code route.method} or {@code route.key}; one that does
	 * not exist yet becomes a state node that is closed to peers until it is published to
	 * @param listener what is told; what it throws is logged
	 * @return the subscription
	 */
	WssSubscription subscribe(String route, Consumer<WssState> listener);

	/**
	 * The routes there are, of nodes and state nodes, remote or not.
	 * @return a sorted snapshot
	 */
	Set<String> routes();

}
