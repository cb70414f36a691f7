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

package io.github.wssbackend.sample;

import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;

import io.github.wssbackend.WssServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The second server, which is on a port of its own.
 */
@RunningDesk
class ChatTests {

	@Autowired
	private WssServers servers;

	@LocalServerPort
	private int deskPort;

	/** Those of the test before have left when the server has seen it. */
	@BeforeEach
	void beginsEmpty() {
		await().until(() -> this.servers.server("chat").orElseThrow().connections().isEmpty());
	}

	@Test
	void isOnAPortOfItsOwn() {
		assertThat(this.servers.server("chat").orElseThrow().port()).isPositive().isNotEqualTo(this.deskPort);
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> DeskSocket.open("ws://localhost:" + this.deskPort + "/chat?name=anna"))
			.satisfies((ex) -> assertThat(status(ex)).isEqualTo(404));
	}

	@Test
	void tellsAllWhoComesAndWhoGoes() {
		try (DeskSocket anna = join("anna")) {
			assertThat(present(anna, "chat.joined", "anna")).isEqualTo(1);
			try (DeskSocket bob = join("bob")) {
				assertThat(present(anna, "chat.joined", "bob")).isEqualTo(2);
				assertThat(present(bob, "chat.joined", "bob")).isEqualTo(2);
			}
			assertThat(present(anna, "chat.left", "bob")).isEqualTo(1);
		}
	}

	@Test
	void postsALineToAll() {
		try (DeskSocket carl = join("carl"); DeskSocket dora = join("dora")) {
			carl.send("{\"route\":\"ping\"} is only text here");
			for (DeskSocket peer : new DeskSocket[] { carl, dora }) {
				JsonNode said = peer.call("chat.said").get("args");
				assertThat(said.get(0).asString()).isEqualTo("carl");
				assertThat(said.get(1).asString()).isEqualTo("{\"route\":\"ping\"} is only text here");
			}
		}
	}

	@Test
	void runsNoRoutes() {
		try (DeskSocket erik = join("erik")) {
			erik.ask("desk.quote", "['ACME']");
			assertThat(erik.call("chat.said").get("args").get(1).asString()).contains("desk.quote");
		}
	}

	@Test
	void refusesWhoHasNoName() {
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> DeskSocket.open(address()))
			.satisfies((ex) -> assertThat(status(ex)).isEqualTo(400));
	}

	private static int present(DeskSocket peer, String route, String name) {
		return peer
			.next((frame) -> frame.path("route").asString("").equals(route)
					&& frame.get("args").get(0).asString().equals(name))
			.get("args")
			.get(1)
			.asInt();
	}

	private DeskSocket join(String name) {
		return DeskSocket.open(address() + "?name=" + name);
	}

	private String address() {
		return this.servers.server("chat").orElseThrow().address();
	}

	private static int status(Throwable ex) {
		return ((WebSocketHandshakeException) ex.getCause()).getResponse().statusCode();
	}

}
