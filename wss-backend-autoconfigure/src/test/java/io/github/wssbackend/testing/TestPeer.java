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

package io.github.wssbackend.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A peer that sends what it is told, frame by frame, and keeps what comes. The first
 * frame, {@code setId}, has been taken when it is connected. Every wait is bounded.
 */
public final class TestPeer implements AutoCloseable {

	private static final long SECONDS = 10;

	private static final JsonMapper mapper = JsonMapper.shared();

	private static final HttpClient client = HttpClient.newHttpClient();

	private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

	private final CompletableFuture<Closed> closed = new CompletableFuture<>();

	private final WebSocket socket;

	private final JsonNode setId;

	private int fences;

	private TestPeer(URI uri, Consumer<WebSocket.Builder> settings) {
		WebSocket.Builder builder = client.newWebSocketBuilder();
		settings.accept(builder);
		this.socket = builder.buildAsync(uri, new Receiver()).orTimeout(SECONDS, TimeUnit.SECONDS).join();
		this.setId = mapper.readTree(next());
	}

	/**
	 * How a connection ended.
	 *
	 * @param code the close code
	 * @param reason its reason
	 */
	public record Closed(int code, String reason) {
	}

	public static TestPeer connect(String url, String... subprotocols) {
		return connect(url, (builder) -> {
			if (subprotocols.length > 0) {
				List<String> further = List.of(subprotocols).subList(1, subprotocols.length);
				builder.subprotocols(subprotocols[0], further.toArray(String[]::new));
			}
		});
	}

	public static TestPeer connect(String url, Consumer<WebSocket.Builder> settings) {
		return new TestPeer(URI.create(url), settings);
	}

	public String id() {
		return this.setId.get("args").asString();
	}

	/**
	 * The frame {@code setId} as it came.
	 */
	public JsonNode setId() {
		return this.setId;
	}

	public void send(String text) {
		this.socket.sendText(text, true).orTimeout(SECONDS, TimeUnit.SECONDS).join();
	}

	public void sendBinary(byte[] bytes) {
		this.socket.sendBinary(ByteBuffer.wrap(bytes), true).orTimeout(SECONDS, TimeUnit.SECONDS).join();
	}

	/**
	 * Send a call without an answer.
	 * @param args its arguments as JSON
	 */
	public void post(String route, String args) {
		send("{\"route\":\"" + route + "\",\"args\":" + args + "}");
	}

	/**
	 * Send a request.
	 * @param args its arguments as JSON
	 * @param callbackId the callbackId as JSON
	 */
	public void ask(String route, String args, String callbackId) {
		askFor("{\"route\":\"" + route + "\",\"args\":" + args + "}", callbackId);
	}

	/**
	 * Send a request.
	 * @param call the inner call as JSON
	 * @param callbackId the callbackId as JSON
	 */
	public void askFor(String call, String callbackId) {
		send("{\"route\":\"runRequest\",\"args\":[" + call + ",\"" + id() + "\"," + callbackId + "]}");
	}

	/**
	 * Send a request and take the next frame as its answer.
	 */
	public String answer(String route, String args) {
		String callbackId = "\"answer" + (++this.fences) + "\"";
		ask(route, args, callbackId);
		return next();
	}

	/**
	 * The next frame.
	 */
	public String next() {
		try {
			String frame = this.frames.poll(SECONDS, TimeUnit.SECONDS);
			if (frame == null) {
				throw new AssertionError("No frame came within " + SECONDS + " s");
			}
			return frame;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public JsonNode nextJson() {
		return mapper.readTree(next());
	}

	/**
	 * What has come, and comes before the answer to a {@code ping} that is sent now. With
	 * this a test can tell that nothing came.
	 */
	public List<String> framesUntilNow() {
		String callbackId = "\"fence" + (++this.fences) + "\"";
		ask("ping", "[]", callbackId);
		List<String> before = new ArrayList<>();
		for (String frame = next(); !isAnswer(frame, callbackId); frame = next()) {
			before.add(frame);
		}
		return before;
	}

	private static boolean isAnswer(String frame, String callbackId) {
		return frame.contains("\"callbackId\":" + callbackId);
	}

	/**
	 * Wait for the end of the connection.
	 */
	public Closed closed() {
		return this.closed.orTimeout(SECONDS, TimeUnit.SECONDS).join();
	}

	public boolean isClosed() {
		return this.closed.isDone();
	}

	/**
	 * Drop the connection without a close frame.
	 */
	public void abort() {
		this.socket.abort();
	}

	@Override
	public void close() {
		if (!this.socket.isOutputClosed()) {
			this.socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally((ex) -> this.socket).join();
		}
	}

	private final class Receiver implements WebSocket.Listener {

		private final StringBuilder text = new StringBuilder();

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				TestPeer.this.frames.add(this.text.toString());
				this.text.setLength(0);
			}
			socket.request(1);
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
			byte[] bytes = new byte[data.remaining()];
			data.get(bytes);
			TestPeer.this.frames.add("binary:" + new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
			socket.request(1);
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
			TestPeer.this.closed.complete(new Closed(statusCode, reason));
			return null;
		}

		@Override
		public void onError(WebSocket socket, Throwable error) {
			TestPeer.this.closed.complete(new Closed(1006, String.valueOf(error.getMessage())));
		}

	}

}
