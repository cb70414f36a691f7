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

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServerHandler;

import org.springframework.web.socket.CloseStatus;

/**
 * Keeps what it is told, one line each, and says "seen" to each message.
 */
class RecordingHandler implements WssServerHandler {

	private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

	BlockingQueue<String> lines() {
		return this.lines;
	}

	String next() {
		try {
			return String.valueOf(this.lines.poll(10, TimeUnit.SECONDS));
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void onMessage(WssMessage message, WssConnection connection) {
		this.lines.add("message " + message.payload());
		connection.send("seen");
	}

	@Override
	public void onConnectionClosed(WssConnection connection, CloseStatus status) {
		this.lines.add("closed " + status.getCode());
	}

	@Override
	public void onClose(WssServer server) {
		this.lines.add("end of " + server.name());
	}

}
