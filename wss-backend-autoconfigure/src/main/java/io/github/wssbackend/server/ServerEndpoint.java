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

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssCloseStatus;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServerHandler;
import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.connection.ConnectionIds;
import io.github.wssbackend.connection.ConnectionRegistry;
import io.github.wssbackend.connection.ForeignCode;
import io.github.wssbackend.connection.HeartbeatSweep;
import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.connection.PeerInfo;
import io.github.wssbackend.dispatch.PeerDialogue;
import io.github.wssbackend.frame.EncodedFrame;
import io.github.wssbackend.frame.FrameWriter;
import io.github.wssbackend.frame.OutgoingCall;
import io.github.wssbackend.handshake.PendingHandshake;
import io.github.wssbackend.outbound.SocketTransport;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/**
 * One server with its connections. Safe for use by several threads: the registry decides
 * who is connected, and {@code terminated} is written before the registry is emptied and
 * read after it is filled.
 */
final class ServerEndpoint implements WssServer {

	private static final Log logger = LogFactory.getLog(ServerEndpoint.class);

	private static final ForeignCode FOREIGN = ForeignCode.unknown();

	private final ServerSettings settings;

	private final ServerServices services;

	private final ServerHandlers handlers;

	private final Consumer<ServerEndpoint> onTerminate;

	private final CompletableFuture<Void> drained = new CompletableFuture<>();

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private final ConnectionRegistry registry = new ConnectionRegistry();

	private final RawSockets rawSockets = new RawSockets();

	private final HeartbeatSweep sweep;

	private volatile int port = -1;

	/**
	 * Known once the server listens.
	 */
	private volatile @Nullable String address;

	private volatile boolean terminated;

	ServerEndpoint(ServerSettings settings, ServerServices services, List<WssServerHandler> handlers,
			Consumer<ServerEndpoint> onTerminate) {
		this.settings = settings;
		this.services = services;
		this.handlers = new ServerHandlers(this, handlers);
		this.onTerminate = onTerminate;
		this.sweep = new HeartbeatSweep(this.registry::all, settings.connection().shortestDeadline());
	}

	ServerSettings settings() {
		return this.settings;
	}

	ServerHandlers handlers() {
		return this.handlers;
	}

	void start(int port) {
		this.port = port;
		this.sweep.start(this.services.connections().timer());
	}

	@Override
	public String name() {
		return this.settings.name();
	}

	@Override
	public String path() {
		return this.settings.path();
	}

	@Override
	public int port() {
		return (this.settings.port() != null) ? this.port : this.services.ports().mainPort();
	}

	@Override
	public String address() {
		String known = this.address;
		if (known != null) {
			return known;
		}
		int port = port();
		String address = this.services.ports().address(this.settings.policy().host(), port) + path();
		this.address = (port > 0) ? address : null;
		return address;
	}

	boolean hasRoom() {
		return !this.terminated && size() < this.settings.maxConnections();
	}

	/**
	 * The headers are those that the session keeps anyway.
	 */
	EndpointSocket open(SocketTransport transport, PendingHandshake handshake, WebSocketSession session, boolean v1) {
		PeerInfo info = new PeerInfo(address(), handshake.uri(), session.getHandshakeHeaders(), handshake.principal(),
				session.getRemoteAddress(), handshake.attributes(), v1);
		PeerConnection connection = new PeerConnection(ConnectionIds.next(), info, transport,
				this.settings.connection(), this.services.connections());
		PeerDialogue dialogue = new PeerDialogue(connection, this, this.settings.dispatch(), this.services.dispatch(),
				this.handlers.listener(connection));
		return new EndpointSocket(connection, dialogue, this.settings.maxMessageSize());
	}

	/**
	 * A socket is ready: it learns its id before anybody can send to it, and can be found
	 * by its id as soon as the peer knows that.
	 */
	void opened(EndpointSocket socket) {
		PeerConnection connection = socket.connection();
		connection.enqueue(FrameWriter.setId(connection.id(), connection.speaksV1()));
		this.registry.add(connection);
		connection.flush();
		socket.dialogue().opened();
		CloseStatus ended = socket.begin();
		if (ended != null) {
			gone(socket, ended);
		}
		else if (this.terminated) {
			connection.close(WssCloseStatus.GOING_AWAY);
		}
		else if (this.registry.size() > this.settings.maxConnections()) {
			connection.close(WssCloseStatus.OVERLOADED);
		}
	}

	void failed(EndpointSocket socket, Throwable error) {
		logger.debug("A connection failed", error);
		try {
			this.services.connections().executor().execute(() -> this.handlers.error(socket.connection(), error));
		}
		catch (RejectedExecutionException ex) {
			FOREIGN.run(() -> this.handlers.error(socket.connection(), error));
		}
	}

	/**
	 * A socket ended, perhaps while another thread still opens it.
	 */
	void closed(EndpointSocket socket, CloseStatus status) {
		if (socket.end(status)) {
			gone(socket, status);
		}
	}

	/**
	 * Futures, listeners and publishers of the application hear of it here.
	 */
	private void gone(EndpointSocket socket, CloseStatus status) {
		this.registry.remove(socket.connection());
		FOREIGN.run(() -> socket.closed(status));
		checkDrained();
	}

	/**
	 * A socket of a plain handler is ready.
	 */
	void rawOpened(WebSocketSession session) {
		this.rawSockets.add(session);
		if (this.terminated) {
			this.rawSockets.close(WssCloseStatus.GOING_AWAY);
		}
	}

	void rawClosed(WebSocketSession session) {
		this.rawSockets.remove(session);
		checkDrained();
	}

	private void checkDrained() {
		if (this.terminated && size() == 0) {
			this.drained.complete(null);
		}
	}

	/**
	 * Completes when the server was terminated and its last connection is gone.
	 */
	CompletableFuture<Void> drained() {
		return this.drained;
	}

	/**
	 * To be completed when its port was given back too.
	 */
	CompletableFuture<Void> ended() {
		return this.ended;
	}

	@Override
	public Collection<WssConnection> connections() {
		return Collections.unmodifiableList(new ArrayList<>(this.registry.all()));
	}

	@Override
	public Optional<WssConnection> connection(String id) {
		return this.registry.find(id).map(Function.identity());
	}

	@Override
	public void send(Object message) {
		EncodedFrame frame = EncodedFrame.of(message, this.services.connections().codec());
		this.registry.all().forEach((connection) -> connection.send(frame));
	}

	@Override
	public void post(String route, @Nullable Object... args) {
		EncodedFrame frame = FrameWriter.call(OutgoingCall.of(route, this.services.connections().codec(), args));
		this.registry.all().forEach((connection) -> connection.send(frame));
	}

	@Override
	public <T> Map<String, CompletableFuture<@Nullable T>> run(String route, Class<T> type, @Nullable Object... args) {
		return each((connection) -> connection.run(route, type, args));
	}

	@Override
	public <T> Map<String, CompletableFuture<@Nullable T>> run(String route, ParameterizedTypeReference<T> type,
			@Nullable Object... args) {
		return each((connection) -> connection.run(route, type, args));
	}

	@Override
	public <T> Map<String, CompletableFuture<WssSubscription>> subscribe(String route, Class<T> type,
			BiConsumer<WssConnection, ? super @Nullable T> listener) {
		return each((connection) -> connection.subscribe(route, type, (value) -> listener.accept(connection, value)));
	}

	@Override
	public <T> Map<String, CompletableFuture<WssSubscription>> subscribe(String route,
			ParameterizedTypeReference<T> type, BiConsumer<WssConnection, ? super @Nullable T> listener) {
		return each((connection) -> connection.subscribe(route, type, (value) -> listener.accept(connection, value)));
	}

	private <R> Map<String, R> each(Function<PeerConnection, R> action) {
		Map<String, R> results = new HashMap<>();
		this.registry.all().forEach((connection) -> results.put(connection.id(), action.apply(connection)));
		return results;
	}

	@Override
	public void terminate() {
		synchronized (this) {
			if (this.terminated) {
				return;
			}
			this.terminated = true;
		}
		this.onTerminate.accept(this);
		this.registry.all().forEach((connection) -> connection.close(WssCloseStatus.GOING_AWAY));
		this.rawSockets.close(WssCloseStatus.GOING_AWAY);
		checkDrained();
		this.drained.thenRun(this.sweep::stop);
		this.handlers.serverClosed();
	}

	/**
	 * How many connections there are, for checks that nothing is left behind.
	 */
	int size() {
		return this.registry.size() + this.rawSockets.size();
	}

	@Override
	public String toString() {
		return "WssServer[" + name() + "]";
	}

}
