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

package io.github.wssbackend.api;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.core.ParameterizedTypeReference;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServerOptions;
import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.testing.TestPeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One server and its connections. Each test sets one up, so that it sees no peers of
 * others.
 */
class WssServerTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of()
		.with("server.servlet.context-path=/app", "wss.servers[0].path=/wss");

	private WssServer server;

	private TestPeer first;

	private TestPeer second;

	@BeforeEach
	void setup() {
		application.servers().server("room").ifPresent(WssServer::terminate);
		this.server = application.servers().setup(WssServerOptions.path("/room").name("room").build());
		this.first = application.peer("/app/room");
		this.second = application.peer("/app/room");
	}

	@Test
	void aServerTellsWhereItIs() {
		assertThat(this.server.name()).isEqualTo("room");
		assertThat(this.server.path()).isEqualTo("/room");
		assertThat(this.server.port()).isEqualTo(application.get().port());
		assertThat(this.server.address()).isEqualTo("ws://127.0.0.1:" + application.get().port() + "/app/room");
	}

	@Test
	void connectionsAreThoseThatAreOpen() {
		assertThat(this.server.connections()).extracting(WssConnection::id)
			.containsExactlyInAnyOrder(this.first.id(), this.second.id());
		this.second.close();
		await().until(() -> this.server.connections().size() == 1);
		assertThat(this.server.connections()).extracting(WssConnection::id).containsExactly(this.first.id());
	}

	@Test
	void connectionsAreASnapshot() {
		List<WssConnection> before = List.copyOf(this.server.connections());
		application.peer("/app/room");
		assertThat(before).hasSize(2);
		assertThat(this.server.connections()).hasSize(3);
	}

	@Test
	void aConnectionIsFoundByItsId() {
		assertThat(this.server.connection(this.first.id())).get()
			.extracting(WssConnection::id)
			.isEqualTo(this.first.id());
		assertThat(this.server.connection("socket00")).isEmpty();
	}

	@Test
	void sendReachesEveryConnection() {
		this.server.send(Map.of("news", 1));
		assertThat(this.first.next()).isEqualTo("{\"news\":1}");
		assertThat(this.second.next()).isEqualTo("{\"news\":1}");
	}

	@Test
	void sendReachesNoConnectionOfAnotherServer() {
		TestPeer elsewhere = application.peer("/app/wss");
		this.server.send("room only");
		assertThat(this.first.next()).isEqualTo("room only");
		assertThat(elsewhere.framesUntilNow()).isEmpty();
	}

	@Test
	void postRunsARouteOfEveryPeer() {
		this.server.post("show", 1, "two");
		assertThat(this.first.next()).isEqualTo("{\"route\":\"show\",\"args\":[1,\"two\"]}");
		assertThat(this.second.next()).isEqualTo("{\"route\":\"show\",\"args\":[1,\"two\"]}");
	}

	@Test
	void runAsksEveryPeer() {
		Map<String, CompletableFuture<Integer>> answers = this.server.run("age", Integer.class);
		assertThat(answers).containsOnlyKeys(this.first.id(), this.second.id());
		this.first.next();
		this.second.next();
		this.first.send("{\"args\":1,\"callbackId\":1}");
		this.second.send("{\"args\":2,\"callbackId\":1}");
		assertThat(answers.get(this.first.id()).join()).isEqualTo(1);
		assertThat(answers.get(this.second.id()).join()).isEqualTo(2);
	}

	@Test
	void subscribeTellsWhoseOutputItIs() throws Exception {
		BlockingQueue<String> told = new LinkedBlockingQueue<>();
		Map<String, CompletableFuture<WssSubscription>> subscriptions = this.server.subscribe("mood", String.class,
				(connection, value) -> told.add(connection.id() + " " + value));
		assertThat(subscriptions).containsOnlyKeys(this.first.id(), this.second.id());
		this.second.next();
		this.second.send("{\"args\":1,\"callbackId\":1}");
		assertThat(subscriptions.get(this.second.id()).join().isActive()).isTrue();
		this.second.send("{\"args\":\"fine\",\"callbackId\":\"mood\"}");
		assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(this.second.id() + " fine");
	}

	@Test
	void runAndSubscribeTakeTypesWithParameters() throws Exception {
		ParameterizedTypeReference<List<Integer>> numbers = new ParameterizedTypeReference<>() {
		};
		CompletableFuture<List<Integer>> answer = this.server.run("ages", numbers).get(this.first.id());
		BlockingQueue<List<Integer>> told = new LinkedBlockingQueue<>();
		this.server.subscribe("ages", numbers, (connection, value) -> told.add(value));
		this.first.send("{\"args\":[1,2],\"callbackId\":1}");
		assertThat(answer.join()).containsExactly(1, 2);
		this.first.send("{\"args\":1,\"callbackId\":2}");
		this.first.send("{\"args\":[3],\"callbackId\":\"ages\"}");
		assertThat(told.poll(10, TimeUnit.SECONDS)).containsExactly(3);
	}

	@Test
	void terminateClosesItsConnectionsAndAnswersNoMore() {
		this.server.terminate();
		this.server.terminate();
		assertThat(this.first.closed().code()).isEqualTo(1001);
		assertThat(this.second.closed().code()).isEqualTo(1001);
		assertThat(Handshakes.refusal(application.url("/app/room"))).isEqualTo(404);
		assertThat(application.servers().server("room")).isEmpty();
		await().until(() -> this.server.connections().isEmpty());
	}

	@Test
	void thePathOfATerminatedServerIsFree() {
		this.server.terminate();
		WssServer again = application.servers().setup(WssServerOptions.path("/room").name("room").build());
		TestPeer peer = application.peer("/app/room");
		assertThat(again.connection(peer.id())).isPresent();
	}

}
