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

package io.github.wssbackend.restarts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssConnectionLostException;
import io.github.wssbackend.WssServerOptions.Heartbeat;
import io.github.wssbackend.client.ClientTraces;
import io.github.wssbackend.client.WssClientOptions;
import io.github.wssbackend.client.WssClientOptions.Reconnect;
import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.restarts.Ledger.Slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A server whose process is stopped with SIGSTOP and continued: its sockets stay open and
 * say nothing.
 */
@DisabledOnOs(OS.WINDOWS)
class StoppedServerTests {

	private static final Duration BOUND = Duration.ofSeconds(30);

	private final BlockingQueue<Tick> ticks = new LinkedBlockingQueue<>();

	private final Footprint before = Footprint.now();

	private RestartClient client;

	private Ledger ledger;

	private ChildServer server;

	@BeforeEach
	void start(@TempDir Path directory) {
		Path file = directory.resolve("ledger");
		this.ledger = new Ledger(file);
		this.server = new ChildServer(file, this.ledger, Duration.ofMillis(100),
				directory.resolve("server.log").toFile());
		this.server.start(1);
		this.client = new RestartClient();
	}

	@AfterEach
	void stop() {
		await().atMost(BOUND).untilAsserted(() -> {
			assertThat(ClientTraces.connections(this.client.registry())).isZero();
			assertThat(ClientTraces.watched(this.client.registry())).isZero();
		});
		this.server.close();
		this.client.close();
		this.client = null;
		await().atMost(BOUND).untilAsserted(() -> assertThat(Footprint.now().since(this.before)).isEmpty());
	}

	private WssConnection open(Duration patience) throws Exception {
		WssConnection connection = this.client.clients()
			.openAsync(WssClientOptions.url("ws://127.0.0.1:" + this.server.port() + "/wss")
				.connectTimeout(Duration.ofSeconds(2))
				.requestTimeout(BOUND)
				.heartbeat(new Heartbeat(patience, patience))
				.reconnect(Reconnect.between(Duration.ofMillis(50), Duration.ofMillis(500)))
				.build())
			.get(BOUND.toSeconds(), TimeUnit.SECONDS);
		connection.subscribe("tick", Tick.class, this.ticks::add).get(BOUND.toSeconds(), TimeUnit.SECONDS);
		awaitTick();
		return connection;
	}

	private void awaitTick() throws InterruptedException {
		this.ticks.clear();
		assertThat(this.ticks.poll(BOUND.toSeconds(), TimeUnit.SECONDS)).isNotNull();
	}

	@Test
	void aSocketWhoseServerStandsStillForLongIsLostAndComesBack() throws Exception {
		WssConnection connection = open(Duration.ofMillis(500));
		PeerConnection first = ClientTraces.live(connection);
		String id = connection.id();
		this.server.signal("STOP");
		assertThat(connection.run("echo", Integer.class, 1)).failsWithin(BOUND)
			.withThrowableThat()
			.withCauseInstanceOf(WssConnectionLostException.class);
		await().atMost(BOUND).until(() -> first.waiting() == 0);
		await().atMost(BOUND).until(() -> !connection.isOpen());
		this.server.signal("CONT");
		await().atMost(BOUND).until(connection::isOpen);
		assertThat(connection.id()).isNotEqualTo(id);
		assertThat(connection.run("echo", Integer.class, 2)).succeedsWithin(BOUND).isEqualTo(2);
		awaitTick();
		await().atMost(BOUND).until(() -> this.ledger.get(Slot.CONNECTIONS) == 1);
		connection.terminate();
	}

	@Test
	void aSocketWhoseServerStandsStillForAMomentLivesOn() throws Exception {
		WssConnection connection = open(BOUND);
		String id = connection.id();
		this.server.signal("STOP");
		CompletableFuture<Integer> answer = connection.run("echo", Integer.class, 1);
		this.ticks.clear();
		assertThat(this.ticks.poll(500, TimeUnit.MILLISECONDS)).as("a tick of a server that stands still").isNull();
		assertThat(answer).isNotDone();
		this.server.signal("CONT");
		assertThat(answer).succeedsWithin(BOUND).isEqualTo(1);
		awaitTick();
		assertThat(connection.id()).isEqualTo(id);
		connection.terminate();
	}

}
