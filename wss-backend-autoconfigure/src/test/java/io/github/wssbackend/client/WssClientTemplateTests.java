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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestApplication;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * An outbound connection and our own server, in one application.
 */
class WssClientTemplateTests {

	private static TestApplication application;

	private WssClientTemplate clients;

	private WssConnection connection;

	private WssConnection inbound;

	@BeforeAll
	static void start() {
		application = TestApplication.start(Nodes.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void open() {
		this.clients = application.bean(WssClientTemplate.class);
		this.connection = this.clients
			.open(WssClientOptions.url("ws://127.0.0.1:" + application.port() + "/wss").exposeRoutes("own.*").build());
		this.inbound = application.server("/wss").connection(this.connection.id()).orElseThrow();
	}

	@AfterEach
	void close() {
		this.connection.terminate();
		WssServer server = application.server("/wss");
		await().until(() -> server.connections().isEmpty());
		await().until(() -> application.bean(ClientRegistry.class).size() == 0);
		assertThat(application.bean(ClientRegistry.class).watched()).isZero();
	}

	@Test
	void bothEndsKnowOneId() {
		assertThat(this.connection.isOpen()).isTrue();
		assertThat(this.connection.id()).startsWith("socket").isEqualTo(this.inbound.id());
	}

	@Test
	void runsRoutesOfTheServer() {
		assertThat(this.connection.run("add", Integer.class, 2, 3)).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(5);
	}

	@Test
	void errorsOfTheServerAreExceptions() {
		assertThat(this.connection.run("none", Integer.class)).failsWithin(5, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(WssRequestException.class);
	}

	@Test
	void subscriptionsBeginWithTheNewestOutput() throws InterruptedException {
		application.graph().publish("price", 1);
		BlockingQueue<Integer> prices = new LinkedBlockingQueue<>();
		WssSubscription subscription = this.connection.subscribe("price", Integer.class, prices::add).join();
		application.graph().publish("price", 2);
		assertThat(prices.poll(5, TimeUnit.SECONDS)).isEqualTo(1);
		assertThat(prices.poll(5, TimeUnit.SECONDS)).isEqualTo(2);
		assertThat(this.connection.unsubscribe(subscription).join()).isTrue();
	}

	@Test
	void theServerRunsExposedNodes() {
		assertThat(this.inbound.run("own.twice", Integer.class, 4)).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(8);
	}

	@Test
	void theServerRunsNoOtherNodes() {
		assertThat(this.inbound.run("add", Integer.class, 1, 1)).failsWithin(5, TimeUnit.SECONDS)
			.withThrowableThat()
			.withMessageContaining("no such route");
	}

	@Test
	void nodesSeeTheConnectionThatLasts() {
		assertThat(this.inbound.run("own.remember", String.class)).succeedsWithin(5, TimeUnit.SECONDS)
			.isEqualTo(this.connection.id());
		assertThat(Nodes.remembered.get(Nodes.remembered.size() - 1)).isSameAs(this.connection);
	}

	@Test
	void comesBackWithItsSubscriptions() throws InterruptedException {
		BlockingQueue<Integer> prices = new LinkedBlockingQueue<>();
		application.graph().publish("price", 10);
		this.connection.subscribe("price", Integer.class, prices::add).join();
		assertThat(prices.poll(5, TimeUnit.SECONDS)).isEqualTo(10);
		String before = this.connection.id();
		this.inbound.close(io.github.wssbackend.WssCloseStatus.GOING_AWAY);
		await().until(() -> this.connection.isOpen() && !this.connection.id().equals(before));
		application.graph().publish("price", 11);
		assertThat(prices.poll(5, TimeUnit.SECONDS)).isEqualTo(11);
	}

	@Test
	void aPortWhereNobodyListensIsAConnectException() {
		assertThatExceptionOfType(WssConnectException.class).isThrownBy(() -> this.clients.open("ws://127.0.0.1:1/wss"))
			.withMessage("Nothing listens at 127.0.0.1:1");
	}

	@Configuration(proxyBeanMethods = false)
	@Import(Nodes.Own.class)
	static class Nodes {

		static final List<WssConnection> remembered = Collections.synchronizedList(new ArrayList<>());

		@WssRoute
		int add(int a, int b) {
			return a + b;
		}

		@WssRoute("own")
		static class Own {

			@WssRoute
			int twice(int x) {
				return 2 * x;
			}

			@WssRoute
			String remember(WssConnection connection) {
				remembered.add(connection);
				return connection.id();
			}

		}

	}

}
