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

import java.lang.reflect.Type;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssCloseStatus;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.connection.Continuity;
import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.frame.EncodedFrame;
import io.github.wssbackend.frame.FrameWriter;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.OutgoingCall;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.socket.CloseStatus;

/**
 * An outbound connection: the same object over all its sockets. Safe for use by several
 * threads: it has no state but the attributes, a concurrent map.
 */
final class ClientConnection implements WssConnection {

	private final ClientSettings settings;

	private final JsonCodec codec;

	private final ClientLifeline lifeline;

	private final Map<String, Object> attributes = new ConcurrentHashMap<>();

	/**
	 * Create a connection that was not asked to open yet.
	 * @param persistent whether the first attempt is repeated too
	 */
	ClientConnection(ClientSettings settings, boolean persistent, ClientEnvironment environment) {
		this.settings = settings;
		this.codec = environment.services().connections().codec();
		ClientHandlers handlers = new ClientHandlers(settings, environment.services().beans());
		ClientEvents events = new ClientEvents(this, handlers.isPresent(), SingletonSupplier.of(handlers),
				environment.services().connections().executor());
		this.lifeline = new ClientLifeline(settings, persistent, environment, new Continuity(this, new AtomicLong()),
				events);
	}

	/**
	 * Begin to open, if that has not begun.
	 * @return completes when the connection is open
	 */
	CompletableFuture<WssConnection> open() {
		return this.lifeline.open();
	}

	ClientLifeline lifeline() {
		return this.lifeline;
	}

	@Override
	public String id() {
		return this.lifeline.id();
	}

	@Override
	public String address() {
		return this.settings.target().address();
	}

	@Override
	public boolean isOpen() {
		PeerConnection live = this.lifeline.live();
		return live != null && live.isOpen() && this.lifeline.state() == WssClientState.OPEN;
	}

	@Override
	public @Nullable Principal principal() {
		return null;
	}

	@Override
	public Map<String, Object> attributes() {
		return this.attributes;
	}

	@Override
	public HttpHeaders handshakeHeaders() {
		return this.settings.target().headers();
	}

	@Override
	public URI uri() {
		return this.settings.target().uri();
	}

	@Override
	public InetSocketAddress remoteAddress() {
		return this.settings.target().remoteAddress();
	}

	@Override
	public void send(Object message) {
		send(EncodedFrame.of(message, this.codec));
	}

	@Override
	public void post(String route, @Nullable Object... args) {
		send(FrameWriter.call(OutgoingCall.of(route, this.codec, args)));
	}

	private void send(EncodedFrame frame) {
		PeerConnection live = this.lifeline.live();
		if (live == null || !live.send(frame)) {
			throw this.lifeline.down();
		}
	}

	private <T> CompletableFuture<@Nullable T> ask(Function<PeerConnection, CompletableFuture<@Nullable T>> question) {
		PeerConnection live = this.lifeline.live();
		return (live != null) ? question.apply(live) : CompletableFuture.failedFuture(this.lifeline.down());
	}

	@Override
	public <T> CompletableFuture<@Nullable T> run(String route, Class<T> type, @Nullable Object... args) {
		return this.<T>ask((live) -> live.run(route, type, args));
	}

	@Override
	public <T> CompletableFuture<@Nullable T> run(String route, ParameterizedTypeReference<T> type,
			@Nullable Object... args) {
		return this.<T>ask((live) -> live.run(route, type, args));
	}

	@Override
	public <T> CompletableFuture<@Nullable T> request(WssMessage call, Class<T> type) {
		return this.<T>ask((live) -> live.request(call, type));
	}

	@Override
	public <T> CompletableFuture<@Nullable T> request(WssMessage call, ParameterizedTypeReference<T> type) {
		return this.<T>ask((live) -> live.request(call, type));
	}

	@Override
	public <T> Flow.Publisher<T> stream(String route, Class<T> type, @Nullable Object... args) {
		return new ClientStream<>(this.lifeline, (live) -> live.stream(route, type, args));
	}

	@Override
	public <T> Flow.Publisher<T> stream(String route, ParameterizedTypeReference<T> type, @Nullable Object... args) {
		return new ClientStream<>(this.lifeline, (live) -> live.stream(route, type, args));
	}

	@Override
	public <T> CompletableFuture<WssSubscription> subscribe(String route, Class<T> type,
			Consumer<? super @Nullable T> listener) {
		return subscribe(route, (Type) type, listener);
	}

	@Override
	public <T> CompletableFuture<WssSubscription> subscribe(String route, ParameterizedTypeReference<T> type,
			Consumer<? super @Nullable T> listener) {
		return subscribe(route, type.getType(), listener);
	}

	private <T> CompletableFuture<WssSubscription> subscribe(String route, Type type,
			Consumer<? super @Nullable T> listener) {
		PeerConnection live = this.lifeline.live();
		return (live != null) ? this.lifeline.subscriptions().subscribe(live, route, type, listener)
				: CompletableFuture.failedFuture(this.lifeline.down());
	}

	@Override
	public CompletableFuture<Boolean> unsubscribe(WssSubscription subscription) {
		return this.lifeline.subscriptions().end(subscription);
	}

	@Override
	public void close(CloseStatus status) {
		PeerConnection live = this.lifeline.live();
		if (live != null) {
			live.close(status);
		}
	}

	@Override
	public void terminate() {
		terminate(WssCloseStatus.NORMAL);
	}

	void terminate(CloseStatus status) {
		this.lifeline.terminate(status);
	}

	@Override
	public String toString() {
		return "WssConnection[" + address() + "]";
	}

}
