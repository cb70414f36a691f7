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

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.wssbackend.testing.TestApplication;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Tests of what a user reads whose application does not start without a socket.
 */
class RequiredClientTests {

	private static final String ACTION = "Start what answers there, raise wss.clients.up.connect-timeout,"
			+ " or set required to false.";

	private static TestApplication far;

	@BeforeAll
	static void start() {
		far = TestApplication.start(RequiredClientTests.class);
	}

	@AfterAll
	static void stop() {
		far.close();
	}

	private static FailureAnalysis analysis(String... properties) {
		return FailedStart.analyze(catchThrowable(() -> ClientApplication.start(List.of(), properties).close()));
	}

	@Test
	void aPortWhereNobodyListens() {
		FailureAnalysis analysis = analysis("wss.clients.up.url=ws://127.0.0.1:1/wss", "wss.clients.up.required=true",
				"wss.clients.up.connect-timeout=300ms");
		assertThat(analysis.getDescription()).isEqualTo("wss.clients.up.required is true, but the socket did not open"
				+ " within PT0.3S: ws://127.0.0.1:1/wss is not connected: Nothing listens at 127.0.0.1:1.");
		assertThat(analysis.getAction()).isEqualTo(ACTION);
	}

	@Test
	void aFarSideThatSaysNothing() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
			FailureAnalysis analysis = analysis("wss.clients.up.url=ws://127.0.0.1:" + silent.getLocalPort(),
					"wss.clients.up.required=true", "wss.clients.up.connect-timeout=300ms");
			assertThat(analysis.getDescription())
				.startsWith("wss.clients.up.required is true, but the socket did not open within PT0.3S: ")
				.doesNotContain("not opened yet");
		}
	}

	@Test
	void aSocketThatIsNotOpenedAgain() {
		FailureAnalysis analysis = analysis("wss.clients.up.url=ws://127.0.0.1:1/wss", "wss.clients.up.required=true",
				"wss.clients.up.reconnect.enabled=false");
		assertThat(analysis.getDescription()).isEqualTo(
				"wss.clients.up.required is true, but the socket did not open:" + " Nothing listens at 127.0.0.1:1.");
		assertThat(analysis.getAction()).isEqualTo(ACTION);
	}

	@Test
	void theOtherSocketsAreClosed() {
		FailureAnalysis analysis = analysis("wss.clients.fine.url=ws://127.0.0.1:" + far.port() + "/wss",
				"wss.clients.fine.required=true", "wss.clients.up.url=ws://127.0.0.1:" + far.port() + "/other",
				"wss.clients.up.required=true", "wss.clients.up.connect-timeout=1s");
		assertThat(analysis.getDescription()).startsWith("wss.clients.up.required is true").contains("404");
		await().until(() -> far.server("/wss").connections().isEmpty());
	}

}
