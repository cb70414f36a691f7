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

package io.github.wssbackend.protocol;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.wssbackend.testing.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The subprotocol that is selected of those that are offered, and what {@code setId} says
 * of it. A token among the offers never comes back.
 */
class SubprotocolTests {

	private static final String TOLD = ",\"protocol\":\"wss-backend.v1\"}";

	private static TestApplication application;

	@BeforeAll
	static void start() {
		application = TestApplication.start(RecordedNodes.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			value = { "- | -", "wss-backend.v1 | wss-backend.v1", "wss-backend | wss-backend",
					"wss-backend, wss-backend.v1 | wss-backend.v1", "wss-backend.v1, wss-backend | wss-backend.v1",
					"bearer.secret, wss-backend.v1 | wss-backend.v1", "wss-backend.v1, bearer.secret | wss-backend.v1",
					"bearer.secret, wss-backend | wss-backend", "bearer.secret | -", "bearer.wss-backend.v1 | -",
					"mqtt | -", "mqtt, bearer.secret | -", "WSS-BACKEND.V1 | -", "wss-backend.v2 | -",
					"wss-backend.v2, wss-backend | wss-backend" })
	void theDialectThatTellsMostIsSelected(String offered, String selected) {
		String[] headers = (offered != null) ? new String[] { "Sec-WebSocket-Protocol: " + offered } : new String[0];
		try (RawPeer peer = RawPeer.connect(application.port(), headers)) {
			List<String> chosen = peer.response()
				.stream()
				.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-protocol:"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.toList();
			assertThat(chosen).isEqualTo((selected != null) ? List.of(selected) : List.of());
			assertThat(String.join("\n", peer.response())).doesNotContain("secret");
			assertSpeaks(peer, "wss-backend.v1".equals(selected));
		}
	}

	private static void assertSpeaks(RawPeer peer, boolean v1) {
		assertThat(peer.nextText())
			.matches("\\{\"route\":\"setId\",\"args\":\"socket[0-9a-f]{32}\"" + (v1 ? TOLD : "}"));
		peer.text("{\"route\":\"nope\"}");
		peer.request("{\"route\":\"ping\"}", "1");
		if (v1) {
			assertThat(peer.nextText()).isEqualTo(Replies.postError("nope", Replies.notFound()));
		}
		assertThat(peer.nextText()).isEqualTo(Replies.answer("1", "\"pong\""));
	}

}
