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

package io.github.wssbackend.sample.chat;

import java.util.regex.Pattern;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssHandshake;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServerHandler;
import io.github.wssbackend.WssServers;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The handler of the server {@code chat}: whatever text a peer sends is posted to all
 * peers of that server, and so is who comes and goes. A peer says its name in the query,
 * {@code /chat?name=anna}. Holds no state but the servers, so it needs no lock.
 */
@Component
class ChatRoom implements WssServerHandler {

	private static final String NAME = ChatRoom.class.getName();

	private static final Pattern NAMES = Pattern.compile("[\\p{L}\\p{N}_-]{1,20}");

	private final WssServers servers;

	ChatRoom(WssServers servers) {
		this.servers = servers;
	}

	@Override
	public void onUpgrade(WssHandshake handshake) {
		String name = UriComponentsBuilder.fromUri(handshake.uri()).build().getQueryParams().getFirst("name");
		if (name == null || !NAMES.matcher(name).matches()) {
			handshake.reject(HttpStatus.BAD_REQUEST);
			return;
		}
		handshake.attributes().put(NAME, name);
	}

	@Override
	public void onConnection(WssConnection connection) {
		tellAll("chat.joined", connection, null);
	}

	@Override
	public void onMessage(WssMessage message, WssConnection connection) {
		if (message.payload() instanceof String text) {
			tellAll("chat.said", connection, text);
		}
	}

	@Override
	public void onConnectionClosed(WssConnection connection, CloseStatus status) {
		tellAll("chat.left", connection, null);
	}

	private void tellAll(String what, WssConnection who, @Nullable String text) {
		Object name = who.attributes().getOrDefault(NAME, "somebody");
		this.servers.server("chat").ifPresent((chat) -> {
			Object second = (text != null) ? text : present(chat);
			chat.post(what, name, second);
		});
	}

	private static int present(WssServer chat) {
		return chat.connections().size();
	}

}
