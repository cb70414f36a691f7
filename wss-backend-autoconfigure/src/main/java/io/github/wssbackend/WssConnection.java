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

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.CloseStatus;

/**
 * One socket, seen from either end. Both ends may run, request, post and subscribe. Safe
 * for use by several threads; frames leave in the order of the calls of one thread.
 *
 * <p>
 * Methods that return a future never throw. It fails with a {@link WssRequestException}
 * when the peer answered an error, a {@link WssTimeoutException} after
 * {@code wss.request-timeout}, a {@link WssConnectException} if the connection was down
 * (nothing was sent), and a {@link WssConnectionLostException} if it ended before the
 * answer (the outcome is unknown). Answers complete futures, and emissions are told to
 * listeners, on the thread that reads the socket: what is chained to them must not block,
 * least of all for another answer of the same peer. Timeouts are told on the executor
 * {@code wssTaskExecutor}. A node may block for an answer.
 *
 * @since 0.1.0
 */
public interface WssConnection {

	/**
	 * The id of the connection, which the server side gave. A label, no secret and no
	 * permission. An outbound connection gets another one with each socket.
	 * @return the id, empty before the first
	 */
	String id();

	/**
	 * Where the connection is: the URL of its server.
	 * @return {@code ws(s)://host:port/path}
	 */
	String address();

	/**
	 * Whether frames can be sent.
	 * @return {@code false} before it is ready and once it is closing; an outbound one is
	 * ready when its id is known and its subscriptions are restored
	 */
	boolean isOpen();

	/**
	 * Who the peer is.
	 * @return the principal of the handshake, or {@code null}
	 */
	@Nullable Principal principal();

	/**
	 * Attributes of the application, beginning with those of the handshake.
	 * @return a concurrent map
	 */
	Map<String, Object> attributes();

	/**
	 * The headers of the handshake request.
	 * @return a read-only copy
	 */
	HttpHeaders handshakeHeaders();

	/**
	 * The URI of the handshake request.
	 * @return the URI with its query
	 */
	URI uri();

	/**
	 * The address of the peer, or of the proxy before it.
	 * @return the address or {@code null} if unknown
	 */
	@Nullable InetSocketAddress remoteAddress();

	/**
	 * Send a raw message. On an inbound connection that is down it is dropped.
	 * @param message a {@code String} (text), a {@code byte[]} (binary), a
	 * {@link WssMessage} that names a route (that call, without an answer), or any
	 * object, sent as its JSON
	 * @throws WssConnectException if an outbound connection is down; nothing was sent
	 * @throws IllegalArgumentException for an object that JSON cannot tell
	 */
	void send(Object message);

	/**
	 * Run a route over there without an answer. On an inbound connection that is down it
	 * is dropped.
	 * @param route the route
	 * @param args its arguments
	 * @throws WssConnectException if an outbound connection is down; nothing was sent
	 * @throws IllegalArgumentException for arguments that JSON cannot tell
	 */
	void post(String route, @Nullable Object... args);

	/**
	 * Run a route over there.
	 * @param route the route
	 * @param type the type of the answer
	 * @param args its arguments
	 * @return the answer, {@code null} if the route has no output
	 */
	<T> CompletableFuture<@Nullable T> run(String route, Class<T> type, @Nullable Object... args);

	/**
	 * Run a route over there.
	 * @param route the route
	 * @param type the type of the answer
	 * @param args its arguments
	 * @return the answer, {@code null} if the route has no output
	 */
	<T> CompletableFuture<@Nullable T> run(String route, ParameterizedTypeReference<T> type, @Nullable Object... args);

	/**
	 * Run a route over there with everything a call can say.
	 * @param call the call
	 * @param type the type of the answer
	 * @return the answer, {@code null} if the route has no output
	 */
	<T> CompletableFuture<@Nullable T> request(WssMessage call, Class<T> type);

	/**
	 * Run a route over there with everything a call can say.
	 * @param call the call
	 * @param type the type of the answer
	 * @return the answer, {@code null} if the route has no output
	 */
	<T> CompletableFuture<@Nullable T> request(WssMessage call, ParameterizedTypeReference<T> type);

	/**
	 * Run a route over there and get its elements one by one. Each subscriber starts a
	 * run of its own; cancelling ends it over there. A peer that does not speak
	 * {@code wss-backend.v1} sends one element, its answer. At most 256 elements wait for
	 * a subscriber that has not asked for them; then the run is cancelled and ends with
	 * an error.
	 * @param route the route
	 * @param type the type of the elements
	 * @param args its arguments
	 * @return the elements
	 */
	<T> Flow.Publisher<T> stream(String route, Class<T> type, @Nullable Object... args);

	/**
	 * Run a route over there and get its elements one by one.
	 * @param route the route
	 * @param type the type of the elements
	 * @param args its arguments
	 * @return the elements
	 */
	<T> Flow.Publisher<T> stream(String route, ParameterizedTypeReference<T> type, @Nullable Object... args);

	/**
	 * Subscribe to what a route over there produces. From a peer that speaks
	 * {@code wss-backend.v1} the newest output comes first. On an outbound connection the
	 * subscription outlives the socket: it is made again on each new one, before anything
	 * else is sent; what was put out meanwhile is not told, but for the newest output.
	 * @param route the route
	 * @param type the type of its outputs
	 * @param listener told of each output, one at a time, in their order
	 * @return the subscription, once the peer has confirmed it
	 */
	<T> CompletableFuture<WssSubscription> subscribe(String route, Class<T> type,
			Consumer<? super @Nullable T> listener);

	/**
	 * Subscribe to what a route over there produces. From a peer that speaks
	 * {@code wss-backend.v1} the newest output comes first. On an outbound connection the
	 * subscription outlives the socket: it is made again on each new one, before anything
	 * else is sent; what was put out meanwhile is not told, but for the newest output.
	 * @param route the route
	 * @param type the type of its outputs
	 * @param listener told of each output, one at a time, in their order
	 * @return the subscription, once the peer has confirmed it
	 */
	<T> CompletableFuture<WssSubscription> subscribe(String route, ParameterizedTypeReference<T> type,
			Consumer<? super @Nullable T> listener);

	/**
	 * End a subscription of this connection.
	 * @param subscription what {@link #subscribe} gave
	 * @return whether this call ended it
	 */
	CompletableFuture<Boolean> unsubscribe(WssSubscription subscription);

	/**
	 * Close the socket. Closing again does nothing. An outbound connection is opened
	 * again afterwards, if it reconnects at all: {@link #terminate()} ends it.
	 * @param status the code and reason that the peer gets; what only a server may say
	 * (1002, 1003, 1007, 1009, 1010, 1012, 1013) an outbound connection says as 1008
	 * @throws IllegalArgumentException if no close frame can have the code: 1000 to 1003,
	 * 1007 to 1013 and 3000 to 4999 can be sent
	 */
	void close(CloseStatus status);

	/**
	 * Close the connection for good: an outbound one does not reconnect.
	 */
	void terminate();

}
