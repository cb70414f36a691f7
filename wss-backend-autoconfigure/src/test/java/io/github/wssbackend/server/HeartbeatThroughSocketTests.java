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

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.WssGraph;
import io.github.wssbackend.testing.RawPeer;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that peers who show no life, or read nothing, are given up in time.
 */
class HeartbeatThroughSocketTests {

	private static TestApplication application;

	@BeforeAll
	static void start() {
		application = TestApplication.start(List.of(Beans.class), "wss.servers[0].path=/beat",
				"wss.servers[0].heartbeat.interval=200ms", "wss.servers[0].heartbeat.timeout=300ms",
				"wss.servers[0].handlers=recorder", "wss.servers[1].path=/stalled", "wss.servers[1].handlers=recorder",
				"wss.servers[1].outbound.send-timeout=500ms", "wss.servers[2].path=/strict",
				"wss.servers[2].handlers=recorder", "wss.servers[2].outbound.overflow=disconnect",
				"wss.servers[2].outbound.max-messages=4", "wss.servers[2].outbound.send-timeout=1m",
				"wss.servers[3].path=/tight", "wss.servers[3].handlers=recorder",
				"wss.servers[3].outbound.max-size=100KB", "wss.servers[3].outbound.send-timeout=1m",
				"wss.servers[3].outbound.overflow=disconnect");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void aPeerThatAnswersNoPingIsDropped() {
		try (RawPeer peer = RawPeer.upgrade(application.port(), "/beat")) {
			assertThat(peer.next().opcode()).isEqualTo(1);
			long begin = System.nanoTime();
			assertThat(peer.next().opcode()).isEqualTo(9);
			RawPeer.Frame close = peer.next();
			assertThat(close.opcode()).isEqualTo(8);
			assertThat(close.code()).isEqualTo(4009);
			assertThat(peer.next()).isNull();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(300),
					Duration.ofSeconds(9));
		}
		assertThat(application.bean(RecordingHandler.class).next()).isEqualTo("closed 4009");
		Awaitility.await().until(() -> application.server("/beat").connections().isEmpty());
	}

	@Test
	void aPeerThatAnswersPingsIsKept() {
		try (RawPeer peer = RawPeer.upgrade(application.port(), "/beat")) {
			assertThat(peer.next().opcode()).isEqualTo(1);
			for (int i = 0; i < 5; i++) {
				assertThat(peer.next().opcode()).isEqualTo(9);
				peer.send(10, new byte[0]);
			}
			peer.send(8, new byte[] { 3, (byte) 0xE8 });
			assertThat(peer.next().code()).isEqualTo(1000);
		}
		assertThat(application.bean(RecordingHandler.class).next()).isEqualTo("closed 1000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/stalled", "/strict", "/tight" })
	void aPeerThatReadsNothingIsDropped(String path) {
		try (RawPeer peer = RawPeer.upgrade(application.port(), path);
				TestPeer reader = TestPeer.connect(application.server(path).address())) {
			assertThat(peer.next().opcode()).isEqualTo(1);
			String subscription = "{\"route\":\"runRequest\",\"args\":[{\"route\":\"subscribeSocket\",\"args\":"
					+ "[\"big\",\"x\"]},\"x\",1]}";
			peer.send(subscription);
			assertThat(peer.next().text()).isEqualTo("seen");
			assertThat(peer.next().text()).isEqualTo("{\"args\":1,\"callbackId\":1}");
			RecordingHandler recorder = application.bean(RecordingHandler.class);
			recorder.lines().clear();
			String big = "x".repeat(60_000);
			Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(10)).until(() -> {
				application.graph().publish("big", big);
				return !recorder.lines().isEmpty();
			});
			assertThat(recorder.next()).isEqualTo("closed 4008");
			Awaitility.await().until(() -> application.server(path).connections().size() == 1);
			assertThat(application.server(path).connection(reader.id())).isPresent();
		}
		assertThat(application.bean(RecordingHandler.class).next()).isEqualTo("closed 1000");
	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		RecordingHandler recorder() {
			return new RecordingHandler();
		}

		@Autowired
		void declare(WssGraph graph) {
			graph.declare("big", true);
		}

	}

}
