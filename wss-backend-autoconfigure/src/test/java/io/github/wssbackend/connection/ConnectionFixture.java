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

package io.github.wssbackend.connection;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import io.github.wssbackend.WssOverflow;
import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.FrameReader;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.outbound.FlushGuard;
import io.github.wssbackend.outbound.FakeTransport;
import io.github.wssbackend.outbound.OutboundLimits;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;

/**
 * A connection on a fake transport, whose peer is the test. What may block runs when told
 * or, for requests, where it is called.
 */
public final class ConnectionFixture implements AutoCloseable {

	public final FakeTransport transport = new FakeTransport();

	public final JsonCodec codec = new JsonCodec(JsonMapper.shared());

	public final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

	public final PeerConnection connection;

	final Queue<Runnable> tasks = new ArrayDeque<>();

	private ConnectionFixture(boolean v1, ConnectionSettings settings, HttpHeaders headers, Executor executor) {
		this.timer.setRemoveOnCancelPolicy(true);
		PeerInfo info = new PeerInfo("ws://localhost/wss", URI.create("/wss"), headers, null, null,
				new ConcurrentHashMap<>(), v1);
		this.connection = new PeerConnection("socket1", info, this.transport, settings, new ConnectionResources(
				this.codec, this.timer, (executor != null) ? executor : this.tasks::add, new FlushGuard()));
	}

	public static ConnectionFixture plain() {
		return new ConnectionFixture(false, settings(Duration.ofHours(1), 1024), new HttpHeaders(), Runnable::run);
	}

	public static ConnectionFixture v1() {
		return new ConnectionFixture(true, settings(Duration.ofHours(1), 1024), new HttpHeaders(), Runnable::run);
	}

	public static ConnectionFixture withHeaders(HttpHeaders headers) {
		return new ConnectionFixture(false, settings(Duration.ofHours(1), 1024), headers, Runnable::run);
	}

	static ConnectionFixture withTasks(int maxMessages) {
		return new ConnectionFixture(false, settings(Duration.ofHours(1), maxMessages), new HttpHeaders(), null);
	}

	static ConnectionFixture on(Executor executor) {
		return new ConnectionFixture(false, settings(Duration.ofHours(1), 1024), new HttpHeaders(), executor);
	}

	static ConnectionFixture withSendTimeout(Duration sendTimeout) {
		return new ConnectionFixture(false, settings(Duration.ofHours(1), 1024, sendTimeout), new HttpHeaders(), null);
	}

	private static ConnectionSettings settings(Duration requestTimeout, int maxMessages) {
		return settings(requestTimeout, maxMessages, Duration.ofSeconds(10));
	}

	private static ConnectionSettings settings(Duration requestTimeout, int maxMessages, Duration sendTimeout) {
		return new ConnectionSettings(requestTimeout, Duration.ofSeconds(25), Duration.ofSeconds(10),
				new OutboundLimits(maxMessages, 1 << 20, sendTimeout, WssOverflow.LATEST));
	}

	public boolean replied(String text) {
		return this.connection.replied((Frame.Reply) FrameReader.read(text));
	}

	void runTasks() {
		for (Runnable task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
			task.run();
		}
	}

	String lastText() {
		return this.transport.texts().get(this.transport.texts().size() - 1);
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

}
