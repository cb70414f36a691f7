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

import java.time.Duration;
import java.util.Objects;

import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.frame.Subprotocols;
import io.github.wssbackend.handshake.PendingHandshake;
import io.github.wssbackend.outbound.SessionTransport;
import io.github.wssbackend.outbound.SocketTransport;

import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/**
 * Hands what the container tells of the sockets of one server to them. The container
 * calls it for one socket one after the other.
 */
final class EndpointSocketHandler extends AbstractWebSocketHandler {

	private static final String SOCKET = EndpointSocket.class.getName();

	private final ServerEndpoint endpoint;

	EndpointSocketHandler(ServerEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		PendingHandshake handshake = PendingHandshake.takeFrom(session.getAttributes());
		boolean v1 = Subprotocols.V1.equals(session.getAcceptedProtocol());
		Session container = Objects.requireNonNull(((NativeWebSocketSession) session).getNativeSession(Session.class),
				"Tomcat's WebSocket session is needed");
		CorkedUpgradeHandler handler = CorkedUpgradeHandler.takeFrom(container);
		EndpointSocket socket = this.endpoint.open(transport(container, handler), handshake, session, v1);
		if (handler != null) {
			socket.readFrom(handler::hasInput);
		}
		session.getAttributes().put(SOCKET, socket);
		this.endpoint.opened(socket);
	}

	private SocketTransport transport(Session session, @Nullable CorkedUpgradeHandler handler) {
		Duration sendTimeout = this.endpoint.settings().connection().outbound().sendTimeout();
		return (handler != null) ? handler.transport(session, sendTimeout) : new SessionTransport(session, sendTimeout);
	}

	private static @Nullable EndpointSocket socket(WebSocketSession session) {
		return (EndpointSocket) session.getAttributes().get(SOCKET);
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) {
		EndpointSocket socket = socket(session);
		if (socket != null) {
			socket.text(message.getPayload(), message.isLast());
		}
	}

	@Override
	protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
		EndpointSocket socket = socket(session);
		if (socket != null) {
			socket.binary(message.getPayload(), message.isLast());
		}
	}

	@Override
	protected void handlePongMessage(WebSocketSession session, PongMessage message) {
		EndpointSocket socket = socket(session);
		if (socket != null) {
			socket.connection().heard();
		}
	}

	@Override
	public void handleTransportError(WebSocketSession session, Throwable exception) {
		EndpointSocket socket = socket(session);
		if (socket != null) {
			this.endpoint.failed(socket, exception);
		}
	}

	/**
	 * Tomcat now and then keeps the processor of a socket that was reset, and the session
	 * with it: what is ours must not hang on that.
	 */
	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		EndpointSocket socket = (EndpointSocket) session.getAttributes().remove(SOCKET);
		if (socket != null) {
			this.endpoint.closed(socket, status);
		}
	}

	@Override
	public boolean supportsPartialMessages() {
		return true;
	}

}
