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

package io.github.wssbackend.benchmarks.peer.byhand;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.wssbackend.benchmarks.peer.Tick;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * Parses a call, answers it, and keeps who subscribed to what. Called by many threads:
 * the subscribers are in concurrent sets, and a session is sent to under its own lock.
 */
class CallHandler extends TextWebSocketHandler {

	private final JsonMapper mapper;

	private final Map<String, Set<WebSocketSession>> subscribers = new ConcurrentHashMap<>();

	CallHandler(JsonMapper mapper) {
		this.mapper = mapper;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) throws IOException {
		send(session, new Greeting("setId", session.getId()));
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
		JsonNode request = this.mapper.readTree(message.getPayload()).path("args");
		JsonNode call = request.path(0);
		JsonNode arguments = call.path("args");
		Object value = switch (call.path("route").asString("")) {
			case "add" -> arguments.path(0).asInt() + arguments.path(1).asInt();
			case "subscribeSocket" -> subscribe(session, arguments.path(0).asString());
			case "publish" -> publish(arguments);
			default -> null;
		};
		send(session, new Answer(value, request.path(2).asLong()));
	}

	private int subscribe(WebSocketSession session, String route) {
		this.subscribers.computeIfAbsent(route, (key) -> ConcurrentHashMap.newKeySet()).add(session);
		return 1;
	}

	private int publish(JsonNode arguments) throws IOException {
		int count = arguments.path(0).asInt();
		long start = arguments.path(2).asLong();
		String route = arguments.path(3).asString("tick");
		String pad = Tick.pad(arguments.path(1).asInt());
		for (int i = 0; i < count; i++) {
			TextMessage message = text(new Answer(new Tick(start + i, 0, pad), route));
			for (WebSocketSession session : this.subscribers.getOrDefault(route, Set.of())) {
				send(session, message);
			}
		}
		return count;
	}

	private void send(WebSocketSession session, Object frame) throws IOException {
		send(session, text(frame));
	}

	private TextMessage text(Object frame) {
		return new TextMessage(this.mapper.writeValueAsString(frame));
	}

	/** A session must not be sent to by two threads at once. */
	private static void send(WebSocketSession session, TextMessage message) throws IOException {
		synchronized (session) {
			if (session.isOpen()) {
				session.sendMessage(message);
			}
		}
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		this.subscribers.values().forEach((sessions) -> sessions.remove(session));
	}

	private record Greeting(String route, String args) {
	}

	private record Answer(@Nullable Object args, Object callbackId) {
	}

}
