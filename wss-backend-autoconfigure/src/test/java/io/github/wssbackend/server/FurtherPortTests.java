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

package io.github.wssbackend.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.catalina.connector.Connector;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServerOptions;
import io.github.wssbackend.WssServers;
import io.github.wssbackend.testing.RawPeer;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of servers on ports of their own.
 */
class FurtherPortTests {

	@TempDir
	static Path resources;

	private static TestApplication application;

	private static int further;

	@BeforeAll
	static void start() throws IOException {
		Files.writeString(resources.resolve("index.html"), "page");
		Files.writeString(resources.resolve("side"), "page");
		further = freePort();
		int main = freePort();
		application = TestApplication.start(EarlyBird.class, "server.port=" + main,
				"spring.web.resources.static-locations=" + resources.toUri(), "wss.servers[0].path=/wss",
				"wss.servers[1].path=/side", "wss.servers[1].port=" + further, "wss.servers[2].path=/wss",
				"wss.servers[2].port=" + further, "wss.servers[3].path=/free", "wss.servers[3].port=0",
				"wss.servers[4].path=/same", "wss.servers[4].port=" + main);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static int upgrade(int port, String path) {
		try (RawPeer peer = RawPeer.upgrade(port, path)) {
			return peer.status();
		}
	}

	private static int get(int port, String path) {
		try (RawPeer peer = RawPeer.get(port, path)) {
			return peer.status();
		}
	}

	private static int port(String port) {
		return switch (port) {
			case "main" -> application.port();
			case "further" -> further;
			default -> application.server("/free:0").port();
		};
	}

	@ParameterizedTest
	@CsvSource({ "main,/wss,101", "main,/same,101", "main,/side,200", "main,/free,404", "further,/wss,101",
			"further,/side,101", "further,/free,404", "further,/same,404", "free,/free,101", "free,/wss,404" })
	void eachServerAnswersOnItsPortAlone(String port, String path, int status) {
		assertThat(upgrade(port(port), path)).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "main,/index.html,200", "main,/side,200", "main,/,200", "further,/index.html,404", "further,/side,404",
			"further,/,404", "further,/error,404", "free,/index.html,404" })
	void nothingElseIsFoundOnAFurtherPort(String port, String path, int status) {
		assertThat(get(port(port), path)).isEqualTo(status);
	}

	@Test
	void eachServerKnowsItsAddress() {
		assertThat(application.server("/side").address()).isEqualTo("ws://127.0.0.1:" + further + "/side");
		assertThat(application.server("/wss").address()).isEqualTo("ws://127.0.0.1:" + application.port() + "/wss");
		assertThat(application.server("/wss:" + further).port()).isEqualTo(further);
		assertThat(application.server("/same").port()).isEqualTo(application.port());
		assertThat(application.server("/free").port()).isPositive().isNotEqualTo(further);
	}

	@Test
	void whoAsksForThePortTooEarlyOpensNone() {
		EarlyBird early = application.bean(EarlyBird.class);
		assertThat(early.port).isEqualTo(-1);
		TomcatWebServer web = (TomcatWebServer) ((WebServerApplicationContext) application.context()).getWebServer();
		assertThat(web.getTomcat().getService().findConnectors()).extracting(Connector::getPort)
			.containsExactly(application.port(), further, 0);
	}

	@Test
	void aPeerOfAFurtherPortIsOneOfItsServer() {
		try (TestPeer peer = TestPeer.connect(application.server("/side").address())) {
			assertThat(application.server("/side").connection(peer.id())).isPresent();
			assertThat(application.server("/wss").connection(peer.id())).isEmpty();
			assertThat(peer.framesUntilNow()).isEmpty();
		}
	}

	@Test
	void aPortIsGivenBackWithItsLastServerAndCanBeTakenAgain() throws IOException {
		WssServers servers = application.bean(WssServers.class);
		int port = freePort();
		for (int i = 0; i < 3; i++) {
			WssServer one = servers.setup(WssServerOptions.path("/one").port(port).build());
			WssServer two = servers.setup(WssServerOptions.path("/two").port(port).build());
			try (TestPeer peer = TestPeer.connect(two.address())) {
				one.terminate();
				assertThat(upgrade(port, "/one")).isEqualTo(404);
				assertThat(peer.framesUntilNow()).isEmpty();
				two.terminate();
				assertThat(peer.closed().code()).isEqualTo(1001);
			}
			Awaitility.await().until(() -> isClosed(port));
		}
	}

	private static boolean isClosed(int port) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			return false;
		}
		catch (ConnectException ex) {
			return true;
		}
	}

	@Test
	void aPortThatIsTakenLeavesNoServer() throws IOException {
		WssServers servers = application.bean(WssServers.class);
		try (ServerSocket taken = new ServerSocket(0)) {
			WssServerOptions options = WssServerOptions.path("/taken").port(taken.getLocalPort()).build();
			assertThatExceptionOfType(WssConfigurationException.class).isThrownBy(() -> servers.setup(options))
				.satisfies((ex) -> assertThat(ex.description())
					.isEqualTo("WssServerOptions.port cannot be opened: " + taken.getLocalPort() + "."));
			assertThat(servers.server("/taken")).isEmpty();
		}
	}

	/**
	 * Looks at a server before the web server listens.
	 */
	static class EarlyBird implements SmartLifecycle {

		private final WssServers servers;

		private int port;

		EarlyBird(WssServers servers) {
			this.servers = servers;
		}

		@Override
		public void start() {
			this.port = this.servers.server("/wss").orElseThrow().port();
		}

		@Override
		public void stop() {
			// Nothing was begun.
		}

		@Override
		public boolean isRunning() {
			return false;
		}

		@Override
		public int getPhase() {
			return Integer.MIN_VALUE;
		}

	}

}
