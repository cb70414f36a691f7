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

package io.github.wssbackend.handshake;

import java.security.Principal;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssHandshake;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Lets peers of one server in, or refuses them with a status: 403 for a foreign origin,
 * 401 for an anonymous peer where one has to be known, 503 where there is no room, and
 * whatever a handler says. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class HandshakeGate implements HandshakeInterceptor {

	private static final Log logger = LogFactory.getLog(HandshakeGate.class);

	private final HandshakePolicy policy;

	private final OriginCheck origins;

	private final ForeignOriginLog foreignOrigins = new ForeignOriginLog();

	private final BooleanSupplier room;

	private final Consumer<WssHandshake> handlers;

	/**
	 * Create a gate.
	 * @param policy who may connect
	 * @param room whether there is room for one more connection
	 * @param handlers asked at last, may refuse; must not throw
	 */
	public HandshakeGate(HandshakePolicy policy, BooleanSupplier room, Consumer<WssHandshake> handlers) {
		this.policy = policy;
		this.origins = new OriginCheck(policy.allowedOrigins());
		this.room = room;
		this.handlers = handlers;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		PendingHandshake handshake = new PendingHandshake(request, request.getPrincipal());
		HttpStatusCode refusal = refusal(servletRequest(request), handshake);
		if (refusal != null) {
			logger.debug("A handshake was refused with " + refusal);
			response.setStatusCode(refusal);
			return false;
		}
		handshake.putInto(attributes);
		return true;
	}

	private @Nullable HttpStatusCode refusal(HttpServletRequest request, PendingHandshake handshake) {
		if (!this.origins.passes(request)) {
			this.foreignOrigins.tell(request);
			return HttpStatus.FORBIDDEN;
		}
		Principal principal = handshake.principal();
		if (this.policy.authenticated() && principal == null) {
			return HttpStatus.UNAUTHORIZED;
		}
		if (!this.room.getAsBoolean()) {
			return HttpStatus.SERVICE_UNAVAILABLE;
		}
		this.handlers.accept(handshake);
		return handshake.rejection();
	}

	private static HttpServletRequest servletRequest(ServerHttpRequest request) {
		return ((ServletServerHttpRequest) request).getServletRequest();
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception exception) {
		if (exception != null) {
			logger.debug("A handshake failed", exception);
		}
	}

}
