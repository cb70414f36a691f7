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

import java.util.List;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssMessage;

import org.springframework.web.socket.CloseStatus;

/**
 * Writes down what it is told.
 *
 * @param events where
 */
record RecordingHandler(List<String> events) implements WssClientHandler {

	@Override
	public void onOpen(WssConnection connection) {
		this.events.add("open " + connection.id());
	}

	@Override
	public void onMessage(WssMessage message, WssConnection connection) {
		this.events.add("message " + message.payload());
	}

	@Override
	public void onClose(WssConnection connection, CloseStatus status) {
		this.events.add("close " + status.getCode());
	}

	@Override
	public void onError(WssConnection connection, Throwable error) {
		this.events.add("error " + error.getMessage());
	}

	@Override
	public void onStateChange(WssConnection connection, WssClientState state) {
		this.events.add(state.name());
	}

}
