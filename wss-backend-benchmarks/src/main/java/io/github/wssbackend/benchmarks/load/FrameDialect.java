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

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The frames of the starter, which graphscript speaks too. The frames that make up the
 * load are compared character by character; whatever is spelt differently is parsed.
 */
final class FrameDialect implements Dialect {

	private static final byte[] CALL = Payload.ascii("{\"route\":\"runRequest\",\"args\":[{\"route\":\"");

	private static final byte[] ARGS = Payload.ascii("\",\"args\":[");

	private static final byte[] COMMA = Payload.ascii(",");

	private static final byte[] ID = Payload.ascii("]},\"");

	private static final byte[] NUMBER = Payload.ascii("\",");

	private static final byte[] CALL_END = Payload.ascii("]}");

	private static final byte[] ANSWER = Payload.ascii("{\"args\":");

	private static final byte[] CALLBACK = Payload.ascii(",\"callbackId\":");

	private static final byte[] END = Payload.ascii("}");

	private static final byte[] EMISSION_END = Payload.ascii(",\"callbackId\":\"" + TickText.ROUTE + "\"}");

	private static final byte[] ADD = Payload.ascii("add");

	private static final byte[] ADD_FAST = Payload.ascii("addFast");

	private final JsonMapper mapper = new JsonMapper();

	private final Payload payload = new Payload();

	private final Scan scan = new Scan();

	private final TickText tick = new TickText();

	@Override
	public void message(LoadSocket socket, byte[] bytes, int from, int to) {
		this.scan.over(bytes, from, to);
		boolean known = this.scan.skip(ANSWER) && (this.scan.atDigit() ? answer(socket) : emission(socket));
		if (!known) {
			parsed(socket, this.mapper.readTree(bytes, from, to - from));
		}
	}

	private boolean answer(LoadSocket socket) {
		long value = this.scan.number();
		if (!this.scan.skip(CALLBACK) || !this.scan.atDigit()) {
			return false;
		}
		long request = this.scan.number();
		if (!this.scan.skip(END) || !this.scan.atEnd()) {
			return false;
		}
		socket.receiver().answer(socket, request, value);
		return true;
	}

	private boolean emission(LoadSocket socket) {
		if (!this.tick.read(this.scan) || !this.scan.skip(EMISSION_END) || !this.scan.atEnd()) {
			return false;
		}
		socket.receiver().delivery(socket, this.tick.sequence(), this.tick.pad());
		return true;
	}

	private void parsed(LoadSocket socket, JsonNode frame) {
		JsonNode callback = frame.path("callbackId");
		if ("setId".equals(frame.path("route").asString(""))) {
			socket.identify(frame.path("args").asString());
			socket.receiver().ready(socket);
		}
		else if (callback.isNumber() && !frame.has("error")) {
			socket.receiver().answer(socket, callback.asLong(), frame.path("args").asLong(0));
		}
		else {
			throw new BadAnswerException("Not an answer: " + frame);
		}
	}

	@Override
	public void add(LoadSocket socket, long request, boolean blocking, long a, long b) {
		begin(blocking ? ADD : ADD_FAST).number(a).text(COMMA).number(b);
		end(socket, request);
	}

	@Override
	public void subscribe(LoadSocket socket, long request, String route) {
		begin(Payload.ascii("subscribeSocket")).text(Payload.ascii("\"" + route + "\",\"" + socket.id() + "\""));
		end(socket, request);
	}

	@Override
	public void publish(LoadSocket socket, long request, String route, int count, int size, long start) {
		begin(Payload.ascii("publish")).number(count).text(COMMA).number(size).text(COMMA).number(start);
		if (!TickText.ROUTE.equals(route)) {
			this.payload.text(Payload.ascii(",\"" + route + "\""));
		}
		end(socket, request);
	}

	private Payload begin(byte[] route) {
		return this.payload.clear().text(CALL).text(route).text(ARGS);
	}

	private void end(LoadSocket socket, long request) {
		this.payload.text(ID).text(socket.idText()).text(NUMBER).number(request).text(CALL_END);
		socket.send(this.payload);
	}

}
