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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.wssbackend.WssServer;
import io.github.wssbackend.testing.RawPeer;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of servers under the paths of the application and of its servlet, and of lazy
 * beans.
 */
class PathsTests {

	@ParameterizedTest
	@CsvSource({ "/app,/,/app", "/,/api,/api", "/app,/api,/app/api" })
	void serversAnswerUnderThePathsOfTheApplication(String context, String servlet, String prefix) {
		List<String> properties = new java.util.ArrayList<>(List.of("wss.servers[0].path=/wss",
				"wss.servers[1].path=/side", "wss.servers[1].port=0", "spring.mvc.servlet.path=" + servlet));
		if (!context.equals("/")) {
			properties.add("server.servlet.context-path=" + context);
		}
		try (TestApplication application = TestApplication.start(PathsTests.class, properties.toArray(String[]::new))) {
			for (WssServer server : List.of(application.server("/wss"), application.server("/side"))) {
				String address = "ws://127.0.0.1:" + server.port() + prefix + server.path();
				assertThat(server.address()).isEqualTo(address);
				try (TestPeer peer = TestPeer.connect(address);
						RawPeer astray = RawPeer.upgrade(server.port(), server.path())) {
					assertThat(peer.framesUntilNow()).isEmpty();
					assertThat(astray.status()).isEqualTo(404);
				}
			}
		}
	}

	@Test
	void lazyBeansServe() {
		try (TestApplication application = TestApplication.start(PathsTests.class,
				"spring.main.lazy-initialization=true", "wss.servers[0].path=/wss", "wss.servers[1].path=/side",
				"wss.servers[1].port=0");
				TestPeer peer = application.peer();
				TestPeer side = TestPeer.connect(application.server("/side").address())) {
			assertThat(peer.answer("ping", "[]")).contains("pong");
			assertThat(side.answer("ping", "[]")).contains("pong");
		}
	}

}
