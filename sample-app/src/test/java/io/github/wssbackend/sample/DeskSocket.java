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

package io.github.wssbackend.sample;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real socket of the JDK that speaks the wire format by hand. Frames are taken by the
 * thread of the test, in the order in which they came.
 */
public final class DeskSocket implements WebSocket.Listener, AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();

	private final List<JsonNode> passedOver = new ArrayList<>();

	private final AtomicInteger callbackId = new AtomicInteger();

	private final StringBuilder text = new StringBuilder();

	private final WebSocket socket;

	private final JsonNode greeting;

	private DeskSocket(String url, String... protocols) {
		WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
		if (protocols.length > 0) {
			builder.subprotocols(protocols[0]);
		}
		this.socket = builder.buildAsync(URI.create(url), this).orTimeout(10, TimeUnit.SECONDS).join();
		this.greeting = next((frame) -> true);
	}

	public static DeskSocket open(String url, String... protocols) {
		return new DeskSocket(url, protocols);
	}

	/** The first frame that came. */
	public JsonNode greeting() {
		return this.greeting;
	}

	public void send(String message) {
		this.socket.sendText(message, true).orTimeout(10, TimeUnit.SECONDS).join();
	}

	/** Sends a request; args is a JSON text. */
	int ask(String route, String args) {
		return askInner("{'route':'%s','args':%s}".formatted(route, args));
	}

	int ask(String route, String method, String args) {
		return askInner("{'route':'%s','method':'%s','args':%s}".formatted(route, method, args));
	}

	int askInner(String call) {
		int id = this.callbackId.incrementAndGet();
		String socketId = this.greeting.get("args").asString();
		send("{'route':'runRequest','args':[%s,'%s',%d]}".formatted(call, socketId, id).replace('\'', '"'));
		return id;
	}

	public JsonNode request(String route, String args) {
		return answer(ask(route, args));
	}

	public JsonNode request(String route, String method, String args) {
		return answer(ask(route, method, args));
	}

	public void subscribe(String route) {
		String socketId = this.greeting.get("args").asString();
		JsonNode answer = request("subscribeSocket", "['%s','%s']".formatted(route, socketId));
		if (!answer.path("args").isInt()) {
			throw new AssertionError("No subscription to " + route + ": " + answer);
		}
	}

	JsonNode answer(int id) {
		return next((frame) -> frame.path("callbackId").isInt() && frame.get("callbackId").asInt() == id);
	}

	public JsonNode emission(String route) {
		return next((frame) -> frame.path("callbackId").isString() && frame.get("callbackId").asString().equals(route))
			.get("args");
	}

	JsonNode call(String route) {
		return next((frame) -> frame.path("route").asString("").equals(route));
	}

	/** The next frame that fits; those passed over are kept for whom they fit. */
	JsonNode next(Predicate<JsonNode> wanted) {
		for (JsonNode frame : this.passedOver) {
			if (wanted.test(frame)) {
				this.passedOver.remove(frame);
				return frame;
			}
		}
		return nextToCome(wanted);
	}

	private JsonNode nextToCome(Predicate<JsonNode> wanted) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		for (JsonNode frame = poll(end); frame != null; frame = poll(end)) {
			if (wanted.test(frame)) {
				return frame;
			}
			this.passedOver.add(frame);
		}
		throw new AssertionError("No such frame within " + PATIENCE + " among " + this.passedOver);
	}

	/** A frame that is there already or comes very soon, or null. */
	JsonNode poll() {
		return poll(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50));
	}

	private JsonNode poll(long end) {
		try {
			return this.frames.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	@Override
	public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.text.append(data);
		if (last) {
			this.frames.add(MAPPER.readTree(this.text.toString()));
			this.text.setLength(0);
		}
		webSocket.request(1);
		return null;
	}

	@Override
	public void close() {
		this.socket.sendClose(WebSocket.NORMAL_CLOSURE, "").orTimeout(10, TimeUnit.SECONDS).join();
	}

}
