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
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssServerHandler;
import io.github.wssbackend.WssServerOptions;
import io.github.wssbackend.WssServers;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.RawPeer;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@code wss.defaults} and {@code wss.request-timeout}.
 */
class DefaultsTests {

	private static TestApplication application;

	@BeforeAll
	static void start() {
		application = TestApplication.start(List.of(Beans.class, Slow.class), "wss.request-timeout=2s",
				"wss.defaults.handlers=first,second", "wss.defaults.routes=ping,slow.*",
				"wss.defaults.max-message-size=200B",
				"wss.defaults.allowed-origins=https://a.example,https://b.example", "wss.servers[0].path=/wss",
				"wss.servers[1].path=/own", "wss.servers[1].handlers=second", "wss.servers[1].routes=echo",
				"wss.servers[1].max-message-size=1KB", "wss.servers[1].allowed-origins=https://c.example",
				"wss.servers[2].path=/bare", "wss.servers[2].handlers=", "wss.servers[2].allowed-origins=");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static int status(String path, String origin) {
		try (RawPeer peer = RawPeer.upgrade(application.port(), path, "Origin: " + origin)) {
			return peer.status();
		}
	}

	@Test
	void whatAServerLeavesOutIsTaken() {
		assertThat(status("/wss", "https://a.example")).isEqualTo(101);
		assertThat(status("/wss", "https://b.example")).isEqualTo(101);
		assertThat(status("/wss", "https://c.example")).isEqualTo(403);
		try (TestPeer peer = application.peer()) {
			peer.ask("echo", "[]", "1");
			assertThat(peer.next()).isEqualTo("first");
			assertThat(peer.next()).isEqualTo("second");
			assertThat(peer.nextJson().at("/error/code").asString()).isEqualTo("route-not-found");
			peer.send(" ".repeat(201));
			assertThat(peer.closed().code()).isEqualTo(1009);
		}
	}

	@Test
	void listsOfAServerReplaceThose() {
		assertThat(status("/own", "https://a.example")).isEqualTo(403);
		assertThat(status("/own", "https://c.example")).isEqualTo(101);
		try (TestPeer peer = application.peer("/own")) {
			peer.ask("ping", "[]" + " ".repeat(201), "1");
			assertThat(peer.next()).isEqualTo("second");
			assertThat(peer.nextJson().at("/error/code").asString()).isEqualTo("route-not-found");
			peer.ask("echo", "[7]", "2");
			assertThat(peer.next()).isEqualTo("second");
			assertThat(peer.next()).isEqualTo("{\"args\":[7],\"callbackId\":2}");
		}
	}

	@Test
	void emptyListsReplaceThoseToo() {
		assertThat(status("/bare", "https://a.example")).isEqualTo(403);
		try (TestPeer peer = application.peer("/bare")) {
			peer.ask("ping", "[]", "1");
			assertThat(peer.next()).isEqualTo("{\"args\":\"pong\",\"callbackId\":1}");
		}
	}

	@Test
	void aServerOfRunTimeStartsFromThemToo() {
		WssServers servers = application.bean(WssServers.class);
		var late = servers.setup(WssServerOptions.path("/late").routes("echo").build());
		try (TestPeer peer = application.peer("/late")) {
			peer.ask("echo", "[7]", "2");
			assertThat(peer.next()).isEqualTo("first");
			assertThat(peer.next()).isEqualTo("second");
			assertThat(peer.next()).isEqualTo("{\"args\":[7],\"callbackId\":2}");
		}
		late.terminate();
	}

	@Test
	void requestsAreAnsweredWithinTheRequestTimeout() {
		try (TestPeer peer = application.peer("/bare")) {
			peer.ask("slow.never", "[]", "1");
			assertThat(peer.nextJson().at("/error/code").asString()).isEqualTo("timeout");
		}
	}

	@WssRoute("slow")
	static class Slow {

		@WssRoute
		void never() throws InterruptedException {
			new CountDownLatch(1).await();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		WssServerHandler first() {
			return new Marker("first");
		}

		@Bean
		WssServerHandler second() {
			return new Marker("second");
		}

	}

	private record Marker(String mark) implements WssServerHandler {

		Marker {
			Objects.requireNonNull(mark);
		}

		@Override
		public void onMessage(WssMessage message, WssConnection connection) {
			connection.send(this.mark);
		}

	}

}
