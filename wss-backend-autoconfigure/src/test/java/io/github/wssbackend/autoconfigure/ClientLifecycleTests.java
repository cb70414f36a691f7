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

package io.github.wssbackend.autoconfigure;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServerHandler;
import io.github.wssbackend.client.WssClientHandler;
import io.github.wssbackend.client.WssClientTemplate;
import io.github.wssbackend.testing.TestApplication;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests of when the sockets of {@code wss.clients} open and close.
 */
class ClientLifecycleTests {

	private static final BlockingQueue<Integer> ENDS = new LinkedBlockingQueue<>();

	private static TestApplication far;

	@BeforeAll
	static void start() {
		far = TestApplication.start(FarHandler.class, "wss.servers[0].path=/wss", "wss.servers[0].handlers=ends");
	}

	@AfterAll
	static void stop() {
		far.close();
	}

	@AfterEach
	void nothingIsLeft() {
		await().until(() -> far.server("/wss").connections().isEmpty());
		ENDS.clear();
	}

	private static String url(String name) {
		return "wss.clients." + name + ".url=ws://127.0.0.1:" + far.port() + "/wss";
	}

	@Test
	void aSocketOpensWhenTheApplicationIsReady() {
		try (ClientApplication near = ClientApplication.start(List.of(Beans.class), url("up"),
				"wss.clients.up.handlers=opened")) {
			assertThat(near.context().getBean(Opened.class).beforeReady).isZero();
			await().untilAsserted(() -> assertThat(far.server("/wss").connections()).hasSize(1));
			assertThat(near.template().whenOpen("up")).succeedsWithin(5, TimeUnit.SECONDS);
		}
	}

	@Test
	void withoutAutoOpenASocketOpensWithItsFirstUse() {
		try (ClientApplication near = ClientApplication.start(List.of(Beans.class), url("late"), url("up"),
				"wss.clients.late.auto-open=false", "wss.clients.late.handlers=opened")) {
			assertThat(near.template().whenOpen("up")).succeedsWithin(5, TimeUnit.SECONDS);
			assertThat(near.context().getBean(Opened.class).connections).isEmpty();
			WssConnection late = near.client("late");
			assertThat(near.template().whenOpen("late")).succeedsWithin(5, TimeUnit.SECONDS).isSameAs(late);
			await().until(() -> near.context().getBean(Opened.class).connections.contains(late));
		}
	}

	@Test
	void aFarSideThatIsNotThereDoesNotKeepTheApplicationFromStarting() {
		try (ClientApplication near = ClientApplication.start(List.of(), "wss.clients.up.url=ws://127.0.0.1:1/wss")) {
			WssConnection up = near.client("up");
			assertThat(up.isOpen()).isFalse();
			assertThatExceptionOfType(WssConnectException.class).isThrownBy(() -> up.post("ping"));
		}
	}

	@Test
	void aRequiredSocketIsOpenBeforeTheWebServerListens() {
		try (TestApplication near = TestApplication.start(Listening.class, url("up"), "wss.clients.up.required=true",
				"wss.clients.up.auto-open=false")) {
			assertThat(near.bean(Listening.class).open).isTrue();
		}
	}

	@Test
	void aSocketIsThereUntilTheServersEnded() {
		Ending ending;
		try (TestApplication near = TestApplication.start(EndingBeans.class, url("up"), "wss.clients.up.required=true",
				"wss.servers[0].path=/near", "wss.servers[0].handlers=ending")) {
			ending = near.bean(Ending.class);
		}
		assertThat(ending.answer).isEqualTo("pong");
	}

	@Test
	void theFarSideIsToldThatTheApplicationGoesAway() throws InterruptedException {
		try (ClientApplication near = ClientApplication.start(List.of(), url("up"))) {
			assertThat(near.template().whenOpen("up")).succeedsWithin(5, TimeUnit.SECONDS);
		}
		assertThat(ENDS.poll(5, TimeUnit.SECONDS)).isEqualTo(1001);
	}

	@Test
	void whoIsStoppedAndStartedAgainHasTheSocketsAnew() {
		try (ClientApplication near = ClientApplication.start(List.of(), url("up"), url("required"),
				"wss.clients.required.required=true")) {
			assertThat(near.template().whenOpen("up")).succeedsWithin(5, TimeUnit.SECONDS);
			WssConnection before = near.client("up");
			for (int i = 0; i < 3; i++) {
				near.context().stop();
				await().until(() -> far.server("/wss").connections().isEmpty());
				near.context().start();
				assertThat(near.client("required").isOpen()).isTrue();
				await().until(() -> far.server("/wss").connections().size() == 2);
			}
			assertThat(before.isOpen()).isFalse();
			assertThat(near.template().whenOpen("up")).succeedsWithin(5, TimeUnit.SECONDS);
			assertThat(near.client("up").run("ping", String.class)).succeedsWithin(5, TimeUnit.SECONDS)
				.isEqualTo("pong");
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		Opened opened(WssClientTemplate clients) {
			return new Opened(clients);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EndingBeans {

		@Bean
		Ending ending(WssClientTemplate clients) {
			return new Ending(clients);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FarHandler {

		@Bean
		WssServerHandler ends() {
			return new WssServerHandler() {

				@Override
				public void onConnectionClosed(WssConnection connection, CloseStatus status) {
					ENDS.add(status.getCode());
				}

			};
		}

	}

	static class Opened implements WssClientHandler, ApplicationRunner {

		private final Queue<WssConnection> connections = new ConcurrentLinkedQueue<>();

		private final WssClientTemplate clients;

		private int beforeReady = -1;

		Opened(WssClientTemplate clients) {
			this.clients = clients;
		}

		@Override
		public void onOpen(WssConnection connection) {
			this.connections.add(connection);
		}

		/**
		 * Another socket that opens meanwhile shows that there was time for it.
		 */
		@Override
		public void run(ApplicationArguments args) {
			WssConnection other = this.clients.open("ws://127.0.0.1:" + far.port() + "/wss");
			this.beforeReady = far.server("/wss").connections().size() - 1;
			other.terminate();
		}

	}

	static class Listening {

		private final WssClientTemplate clients;

		private volatile boolean open;

		Listening(WssClientTemplate clients) {
			this.clients = clients;
		}

		@EventListener(WebServerInitializedEvent.class)
		void listening() {
			this.open = this.clients.client("up").isOpen();
		}

	}

	static class Ending implements WssServerHandler {

		private final WssClientTemplate clients;

		private volatile Object answer = "";

		Ending(WssClientTemplate clients) {
			this.clients = clients;
		}

		@Override
		public void onClose(WssServer server) {
			this.answer = this.clients.client("up").run("ping", String.class).join();
		}

	}

}
