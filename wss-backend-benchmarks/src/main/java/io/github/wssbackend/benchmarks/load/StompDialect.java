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
 * STOMP as Spring's simple broker speaks it: sums and publishing are asked for at
 * {@code /app}, answers come on a queue of the user, deliveries on a topic. The body of
 * an answer is that of {@link FrameDialect}, the body of a delivery the bare value.
 */
final class StompDialect implements Dialect {

	private static final byte[] CONNECT = Payload
		.ascii("CONNECT\naccept-version:1.2\nheart-beat:0,0\nhost:127.0.0.1\n\n\0");

	private static final byte[] SUBSCRIBE_ANSWERS = Payload
		.ascii("SUBSCRIBE\nid:answers\nreceipt:0\ndestination:/user/queue/answers\n\n\0");

	private static final byte[] MESSAGE = Payload.ascii("MESSAGE\n");

	private static final byte[] ANSWER = Payload.ascii("{\"args\":");

	private static final byte[] CALLBACK = Payload.ascii(",\"callbackId\":");

	private static final byte[] END = Payload.ascii("}\0");

	private static final byte[] NUL = Payload.ascii("\0");

	private static final byte[] ADD = Payload.ascii("SEND\ndestination:/app/add\n\n{\"a\":");

	private static final byte[] B = Payload.ascii(",\"b\":");

	private static final byte[] ID = Payload.ascii(",\"id\":");

	private final Payload payload = new Payload();

	private final Scan scan = new Scan();

	private final TickText tick = new TickText();

	@Override
	public String subprotocols() {
		return "v12.stomp";
	}

	@Override
	public void opened(LoadSocket socket) {
		socket.send(this.payload.clear().text(CONNECT));
	}

	@Override
	public void message(LoadSocket socket, byte[] bytes, int from, int to) {
		if (this.scan.over(bytes, from, to).skip(MESSAGE)) {
			body(socket, bytes, from, to);
			return;
		}
		String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
		if (text.startsWith("CONNECTED\n")) {
			socket.send(this.payload.clear().text(SUBSCRIBE_ANSWERS));
		}
		else if (text.startsWith("RECEIPT\n")) {
			receipt(socket, text);
		}
		else {
			throw new BadAnswerException("Not expected: " + text);
		}
	}

	private static void receipt(LoadSocket socket, String text) {
		String header = text.lines().filter((line) -> line.startsWith("receipt-id:")).findFirst().orElseThrow();
		long request = Long.parseLong(header.substring(header.indexOf(':') + 1));
		if (request == 0) {
			socket.receiver().ready(socket);
		}
		else {
			socket.receiver().answer(socket, request, 1);
		}
	}

	private void body(LoadSocket socket, byte[] bytes, int from, int to) {
		int at = from + 1;
		while (at < to && !(bytes[at] == '\n' && bytes[at - 1] == '\n')) {
			at++;
		}
		this.scan.over(bytes, at + 1, to);
		boolean known = this.scan.skip(ANSWER) ? answer(socket) : delivery(socket);
		if (!known) {
			throw new BadAnswerException("Not expected: " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
		}
	}

	private boolean answer(LoadSocket socket) {
		long value = this.scan.number();
		boolean called = this.scan.skip(CALLBACK) && this.scan.atDigit();
		long request = this.scan.number();
		if (!called || !this.scan.skip(END) || !this.scan.atEnd()) {
			return false;
		}
		socket.receiver().answer(socket, request, value);
		return true;
	}

	private boolean delivery(LoadSocket socket) {
		if (!this.tick.read(this.scan) || !this.scan.skip(NUL) || !this.scan.atEnd()) {
			return false;
		}
		socket.receiver().delivery(socket, this.tick.sequence(), this.tick.pad());
		return true;
	}

	@Override
	public void add(LoadSocket socket, long request, boolean blocking, long a, long b) {
		this.payload.clear().text(ADD).number(a).text(B).number(b).text(ID).number(request).text(END);
		socket.send(this.payload);
	}

	@Override
	public void subscribe(LoadSocket socket, long request, String route) {
		socket.send(this.payload.clear()
			.text(Payload.ascii(
					"SUBSCRIBE\nid:" + route + "\nreceipt:" + request + "\ndestination:/topic/" + route + "\n\n\0")));
	}

	@Override
	public void publish(LoadSocket socket, long request, String route, int count, int size, long start) {
		socket.send(this.payload.clear()
			.text(Payload.ascii("SEND\ndestination:/app/publish\n\n{\"count\":" + count + ",\"size\":" + size
					+ ",\"start\":" + start + ",\"id\":" + request + "}\0")));
	}

}
