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

package io.github.wssbackend.handshake;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.wssbackend.testing.RawPeer;
import io.github.wssbackend.testing.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no foreign site gets in, whatever headers say.
 */
class OriginThroughSocketTests {

	private static TestApplication application;

	@BeforeAll
	static void start() {
		application = TestApplication.start(OriginThroughSocketTests.class, "server.forward-headers-strategy=framework",
				"wss.servers[0].path=/wss", "wss.servers[1].path=/side", "wss.servers[1].port=0",
				"wss.servers[2].path=/friends",
				"wss.servers[2].allowed-origins=https://app.example,http://localhost:[*]");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static int status(String path, String... headers) {
		return status(application.port(), path, headers);
	}

	private static int status(int port, String path, String... headers) {
		try (RawPeer peer = RawPeer.upgrade(port, path, headers)) {
			return peer.status();
		}
	}

	@Test
	void aForeignOriginIsRefused() {
		assertThat(status("/wss", "Origin: http://evil.example")).isEqualTo(403);
		assertThat(status("/wss", "Origin: http://evil.example", "Cookie: SESSION=1")).isEqualTo(403);
		assertThat(status("/wss", "Origin: http://127.0.0.1:1")).isEqualTo(403);
	}

	@Test
	void theOriginNullIsRefused() {
		assertThat(status("/wss", "Origin: null")).isEqualTo(403);
		assertThat(status("/friends", "Origin: null")).isEqualTo(403);
	}

	@Test
	void theOwnOriginIsLetIn() {
		assertThat(status("/wss", "Origin: http://127.0.0.1:" + application.port())).isEqualTo(101);
		int port = application.server("/side:0").port();
		assertThat(status(port, "/side", "Origin: http://127.0.0.1:" + port)).isEqualTo(101);
	}

	@Test
	void anotherPortIsAnotherOrigin() {
		int port = application.server("/side:0").port();
		assertThat(status(port, "/side", "Origin: http://127.0.0.1:" + application.port())).isEqualTo(403);
	}

	@Test
	void noOriginIsLetIn() {
		assertThat(status("/wss")).isEqualTo(101);
	}

	@Test
	void allowedOriginsAreLetIn() {
		assertThat(status("/friends", "Origin: https://app.example")).isEqualTo(101);
		assertThat(status("/friends", "Origin: http://localhost:3000")).isEqualTo(101);
		assertThat(status("/friends", "Origin: http://app.example")).isEqualTo(403);
		assertThat(status("/friends", "Origin: http://localhost.evil.example:3000")).isEqualTo(403);
	}

	@Test
	void forwardedHeadersMakeNoOriginTheOwn() {
		assertThat(status("/wss", "Origin: http://evil.example", "X-Forwarded-Host: evil.example")).isEqualTo(403);
		assertThat(status("/wss", "Origin: https://evil.example", "X-Forwarded-Host: evil.example",
				"X-Forwarded-Proto: https"))
			.isEqualTo(403);
		assertThat(status("/wss", "Origin: http://evil.example", "Forwarded: host=evil.example")).isEqualTo(403);
	}

	@Test
	void anEncryptedOriginBehindAProxyIsTheOwn() {
		assertThat(status("/wss", "Host: desk.example", "Origin: https://desk.example")).isEqualTo(101);
		assertThat(status("/wss", "Host: desk.example", "Origin: https://desk.example", "X-Forwarded-Proto: https"))
			.isEqualTo(101);
		assertThat(status("/wss", "Host: desk.example", "Origin: https://evil.example")).isEqualTo(403);
	}

}
