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

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.frame.Subprotocols;
import io.github.wssbackend.handshake.HandshakeGate;

import org.springframework.web.HttpRequestHandler;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * Upgrades the requests for one server. Browsers always offer permessage-deflate and
 * Tomcat always takes it, so the offer is hidden from Tomcat unless the server wants it.
 */
final class EndpointRequestHandler implements HttpRequestHandler {

	private final WebSocketHttpRequestHandler upgrade;

	private final boolean deflate;

	private final boolean corked;

	EndpointRequestHandler(WebSocketHandler handler, HandshakeGate gate, boolean deflate,
			@Nullable ServletContext servletContext) {
		this.upgrade = new WebSocketHttpRequestHandler(handler, new ProtocolChoice());
		this.upgrade.setHandshakeInterceptors(List.of(gate));
		if (servletContext != null) {
			this.upgrade.setServletContext(servletContext);
		}
		this.deflate = deflate;
		this.corked = isOurs(handler);
	}

	private static boolean isOurs(WebSocketHandler handler) {
		return WebSocketHandlerDecorator.unwrap(handler) instanceof EndpointSocketHandler;
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		this.upgrade.handleRequest(new UpgradeRequest(request, this.deflate, this.corked), response);
	}

	/**
	 * Takes the dialect that tells most of those that are offered. A token that stands
	 * among the offers is never given back. A plain handler tells its own dialects.
	 */
	private static final class ProtocolChoice extends DefaultHandshakeHandler {

		ProtocolChoice() {
			super(new StandardWebSocketUpgradeStrategy());
		}

		@Override
		protected @Nullable String selectProtocol(List<String> requested, WebSocketHandler handler) {
			if (!isOurs(handler)) {
				return super.selectProtocol(requested, handler);
			}
			if (requested.contains(Subprotocols.V1)) {
				return Subprotocols.V1;
			}
			return requested.contains(Subprotocols.PLAIN) ? Subprotocols.PLAIN : null;
		}

	}

	/**
	 * A request that offers no WebSocket extensions unless they are wanted, and is
	 * upgraded to our own handler where the socket is not a plain handler's: its code
	 * would run corked.
	 */
	private static final class UpgradeRequest extends HttpServletRequestWrapper {

		private final boolean extensions;

		private final boolean corked;

		UpgradeRequest(HttpServletRequest request, boolean extensions, boolean corked) {
			super(request);
			this.extensions = extensions;
			this.corked = corked;
		}

		@Override
		public <T extends HttpUpgradeHandler> T upgrade(Class<T> type) throws IOException, ServletException {
			if (this.corked && type == WsHttpUpgradeHandler.class) {
				return type.cast(super.upgrade(CorkedUpgradeHandler.class));
			}
			return super.upgrade(type);
		}

		private boolean isHidden(String name) {
			return !this.extensions && WebSocketHttpHeaders.SEC_WEBSOCKET_EXTENSIONS.equalsIgnoreCase(name);
		}

		@Override
		public @Nullable String getHeader(String name) {
			return isHidden(name) ? null : super.getHeader(name);
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
		}

	}

}
