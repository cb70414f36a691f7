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

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServerHandler;
import io.github.wssbackend.WssServers;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What peers and handlers are told when the application stops.
 */
class StopTests {

	@Test
	void peersAndHandlersAreToldThatTheApplicationStops() {
		Logging handler;
		TestPeer peer;
		WssServers servers;
		try (TestApplication application = TestApplication.start(Logging.class, "wss.servers[0].path=/wss",
				"wss.servers[0].handlers=stopTests.Logging", "wss.servers[1].path=/inner", "wss.servers[1].port=0")) {
			handler = application.bean(Logging.class);
			servers = application.bean(WssServers.class);
			peer = application.peer();
			assertThat(peer.framesUntilNow()).isEmpty();
		}
		assertThat(peer.closed().code()).isEqualTo(1001);
		assertThat(handler.log).containsExactlyInAnyOrder("server /wss", "connection 1001");
		assertThat(servers).isEmpty();
	}

	static class Logging implements WssServerHandler {

		final Queue<String> log = new ConcurrentLinkedQueue<>();

		@Override
		public void onConnectionClosed(WssConnection connection, CloseStatus status) {
			this.log.add("connection " + status.getCode());
		}

		@Override
		public void onClose(WssServer server) {
			this.log.add("server " + server.name());
		}

	}

}
