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

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.wssbackend.client.RawConversation.Frame;

/**
 * Serves a connection as a server does: tells an id, answers 7 to every request, gives
 * each subscriber of {@code price} the number of the connection. Until it is asked for
 * {@code fault}: then it does something else.
 */
final class DeskScript implements Consumer<RawConversation> {

	private static final Pattern NUMBER = Pattern.compile(",(\\d+)\\]\\}$");

	private final AtomicInteger connections = new AtomicInteger();

	private final Consumer<RawConversation> fault;

	DeskScript(Consumer<RawConversation> fault) {
		this.fault = fault;
	}

	static DeskScript good() {
		return new DeskScript((peer) -> {
		});
	}

	static void identify(RawConversation peer, String id) {
		peer.send("{\"route\":\"setId\",\"args\":\"" + id + "\"}");
	}

	@Override
	public void accept(RawConversation peer) {
		int connection = this.connections.incrementAndGet();
		peer.upgrade();
		identify(peer, "peer" + connection);
		for (Frame frame = peer.read(); frame != null; frame = peer.read()) {
			if (frame.opcode() == RawConversation.PING) {
				peer.send(RawConversation.PONG, frame.payload());
			}
			else if (frame.opcode() == RawConversation.CLOSE) {
				peer.send(RawConversation.CLOSE, frame.payload());
				return;
			}
			else if (frame.opcode() == RawConversation.TEXT) {
				answer(peer, frame.text(), connection);
			}
		}
	}

	private void answer(RawConversation peer, String text, int connection) {
		if (text.contains("\"fault\"")) {
			this.fault.accept(peer);
			return;
		}
		Matcher number = NUMBER.matcher(text);
		if (number.find()) {
			peer.send("{\"args\":7,\"callbackId\":" + number.group(1) + "}");
		}
		if (text.contains("\"subscribeSocket\"")) {
			peer.send("{\"args\":" + connection + ",\"callbackId\":\"price\"}");
		}
	}

}
