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

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServers;
import io.github.wssbackend.annotation.WssRoute;

/**
 * Tells the page of the desk where the chat is.
 */
@WssRoute("desk")
class ChatRoutes {

	private final WssServers servers;

	ChatRoutes(WssServers servers) {
		this.servers = servers;
	}

	@WssRoute
	ChatAddress chat() {
		WssServer chat = this.servers.server("chat")
			.orElseThrow(() -> new WssRequestException(WssErrorCode.UNAVAILABLE, "There is no chat"));
		return new ChatAddress(chat.port(), chat.path(), chat.connections().size());
	}

	/**
	 * Where the chat is. Without a host: a page knows best under which name it found this
	 * machine.
	 *
	 * @param port its port
	 * @param path its path
	 * @param present how many are there
	 */
	record ChatAddress(int port, String path, int present) {
	}

}
