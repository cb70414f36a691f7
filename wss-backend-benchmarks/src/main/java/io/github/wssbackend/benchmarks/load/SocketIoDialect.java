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

package io.github.wssbackend.benchmarks.load;

import java.nio.charset.StandardCharsets;

/**
 * Socket.IO 5 over Engine.IO 4, WebSocket from the start: events with acknowledgements.
 */
final class SocketIoDialect implements Dialect {

	private static final byte[] CONNECT = Payload.ascii("40");

	private static final byte[] PONG = Payload.ascii("3");

	private static final byte[] EVENT = Payload.ascii("42");

	private static final byte[] ACK = Payload.ascii("43");

	private static final byte[] TICK = Payload.ascii("42[\"" + TickText.ROUTE + "\",");

	private static final byte[] OPEN = Payload.ascii("[");

	private static final byte[] END = Payload.ascii("]");

	private static final byte[] ARRAY_END = Payload.ascii("]]");

	private static final byte[] COMMA = Payload.ascii(",");

	private static final byte[] ADD = Payload.ascii("[\"add\",[");

	private final Payload payload = new Payload();

	private final Scan scan = new Scan();

	private final TickText tick = new TickText();

	@Override
	public void message(LoadSocket socket, byte[] bytes, int from, int to) {
		this.scan.over(bytes, from, to);
		if (this.scan.skip(ACK)) {
			answer(socket, bytes, from, to);
		}
		else if (this.scan.skip(TICK)) {
			delivery(socket, bytes, from, to);
		}
		else {
			control(socket, new String(bytes, from, to - from, StandardCharsets.UTF_8));
		}
	}

	private void control(LoadSocket socket, String text) {
		switch (text.isEmpty() ? ' ' : text.charAt(0)) {
			case '0' -> socket.send(this.payload.clear().text(CONNECT));
			case '2' -> socket.send(this.payload.clear().text(PONG));
			case '4' -> connected(socket, text);
			default -> throw new BadAnswerException("Not expected: " + text);
		}
	}

	private static void connected(LoadSocket socket, String text) {
		if (!text.startsWith("40")) {
			throw new BadAnswerException("Not expected: " + text);
		}
		socket.receiver().ready(socket);
	}

	private void answer(LoadSocket socket, byte[] bytes, int from, int to) {
		long request = this.scan.number();
		boolean opened = this.scan.skip(OPEN) && this.scan.atDigit();
		long value = this.scan.number();
		if (!opened || !this.scan.skip(END) || !this.scan.atEnd()) {
			throw new BadAnswerException(
					"Not an answer: " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
		}
		socket.receiver().answer(socket, request, value);
	}

	private void delivery(LoadSocket socket, byte[] bytes, int from, int to) {
		if (!this.tick.read(this.scan) || !this.scan.skip(END) || !this.scan.atEnd()) {
			throw new BadAnswerException("Not a value: " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
		}
		socket.receiver().delivery(socket, this.tick.sequence(), this.tick.pad());
	}

	@Override
	public void add(LoadSocket socket, long request, boolean blocking, long a, long b) {
		this.payload.clear().text(EVENT).number(request).text(ADD).number(a).text(COMMA).number(b).text(ARRAY_END);
		socket.send(this.payload);
	}

	@Override
	public void subscribe(LoadSocket socket, long request, String route) {
		event(socket, request, "[\"subscribe\"]");
	}

	@Override
	public void publish(LoadSocket socket, long request, String route, int count, int size, long start) {
		event(socket, request, "[\"publish\"," + count + "," + size + "," + start + "]");
	}

	private void event(LoadSocket socket, long request, String arguments) {
		socket.send(this.payload.clear().text(EVENT).number(request).text(Payload.ascii(arguments)));
	}

}
