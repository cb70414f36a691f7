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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/**
 * The open sockets of a server that a plain handler serves. Safe for use by several
 * threads.
 */
final class RawSockets {

	private static final Log logger = LogFactory.getLog(RawSockets.class);

	private final Set<WebSocketSession> sessions = ConcurrentHashMap.newKeySet();

	void add(WebSocketSession session) {
		this.sessions.add(session);
	}

	void remove(WebSocketSession session) {
		this.sessions.remove(session);
	}

	int size() {
		return this.sessions.size();
	}

	/**
	 * Close them all. May block as long as the container does.
	 */
	void close(CloseStatus status) {
		for (WebSocketSession session : this.sessions) {
			try {
				session.close(status);
			}
			catch (IOException | RuntimeException ex) {
				logger.debug("A socket could not be closed", ex);
			}
		}
	}

}
