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

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;

/**
 * Lets a plain handler serve the sockets of one server: limits their messages and keeps
 * them as long as they are open.
 */
final class RawSocketHandler extends WebSocketHandlerDecorator {

	private final ServerEndpoint endpoint;

	RawSocketHandler(WebSocketHandler handler, ServerEndpoint endpoint) {
		super(handler);
		this.endpoint = endpoint;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) throws Exception {
		session.setTextMessageSizeLimit(this.endpoint.settings().maxMessageSize());
		session.setBinaryMessageSizeLimit(this.endpoint.settings().maxMessageSize());
		this.endpoint.rawOpened(session);
		super.afterConnectionEstablished(session);
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
		try {
			super.afterConnectionClosed(session, status);
		}
		finally {
			this.endpoint.rawClosed(session);
		}
	}

}
