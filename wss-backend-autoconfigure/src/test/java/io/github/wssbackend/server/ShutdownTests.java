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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import io.github.wssbackend.testing.RawPeer;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.socket.handler.TextWebSocketHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the end of an application, and of its beginning anew.
 */
class ShutdownTests {

	@Test
	void everyPeerIsToldAndNothingIsLeft() {
		expectOrderlyEnd(List.of(Beans.class));
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void everyPeerIsToldByVirtualThreads() {
		expectOrderlyEnd(List.of(Beans.class), "spring.threads.virtual.enabled=true");
	}

	@Test
	void everyPeerIsToldByAnExecutorOfTheApplication() {
		expectOrderlyEnd(List.of(Beans.class, OwnExecutor.class));
	}

	@Test
	void everyPeerIsToldWithoutGracefulShutdown() {
		expectOrderlyEnd(List.of(Beans.class), "server.shutdown=immediate");
	}

	private static void expectOrderlyEnd(List<Class<?>> sources, String... properties) {
		List<String> all = new ArrayList<>(List.of("wss.servers[0].path=/wss", "wss.servers[0].handlers=recorder",
				"wss.servers[1].path=/side", "wss.servers[1].port=0", "wss.servers[1].handlers=recorder",
				"wss.servers[2].path=/raw", "wss.servers[2].handlers=raw", "wss.servers[3].path=/rawside",
				"wss.servers[3].port=0", "wss.servers[3].handlers=raw"));
		all.addAll(List.of(properties));
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		TestApplication application = TestApplication.start(sources, all.toArray(String[]::new));
		RecordingHandler recorder = application.bean(RecordingHandler.class);
		try (TestPeer main = application.peer();
				TestPeer side = TestPeer.connect(application.server("/side").address());
				RawPeer mute = RawPeer.upgrade(application.port(), "/wss");
				RawPeer raw = RawPeer.upgrade(application.port(), "/raw");
				RawPeer rawSide = RawPeer.upgrade(application.server("/rawside").port(), "/rawside")) {
			assertThat(mute.next().opcode()).isEqualTo(1);
			assertThat(raw.next().text()).isEqualTo("welcome");
			assertThat(rawSide.next().text()).isEqualTo("welcome");
			long begin = System.nanoTime();
			application.close();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(9));
			assertThat(main.closed().code()).isEqualTo(1001);
			assertThat(side.closed().code()).isEqualTo(1001);
			for (RawPeer peer : List.of(mute, raw, rawSide)) {
				RawPeer.Frame close = peer.next();
				assertThat(close.opcode()).isEqualTo(8);
				assertThat(close.code()).isEqualTo(1001);
			}
		}
		assertThat(recorder.lines()).containsExactlyInAnyOrder("closed 1001", "closed 1001", "closed 1001",
				"end of /wss", "end of /side:0");
		assertThat(Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !before.contains(thread))
			.map(Thread::getName)
			.filter((name) -> name.startsWith("wss-"))
			.collect(Collectors.toList())).isEmpty();
	}

	@Test
	void aContextThatIsStoppedAndStartedAgainServes() {
		try (TestApplication application = TestApplication.start(Beans.class, "wss.servers[0].path=/wss",
				"wss.servers[1].path=/side", "wss.servers[1].port=0")) {
			for (int i = 0; i < 2; i++) {
				try (TestPeer peer = application.peer();
						TestPeer side = TestPeer.connect(application.server("/side").address())) {
					assertThat(peer.framesUntilNow()).isEmpty();
					assertThat(side.framesUntilNow()).isEmpty();
					application.context().stop();
					assertThat(peer.closed().code()).isEqualTo(1001);
					assertThat(side.closed().code()).isEqualTo(1001);
				}
				application.context().start();
			}
			try (TestPeer peer = application.peer()) {
				assertThat(peer.framesUntilNow()).isEmpty();
			}
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		RecordingHandler recorder() {
			return new RecordingHandler();
		}

		@Bean
		TextWebSocketHandler raw() {
			return new TextWebSocketHandler() {
				@Override
				public void afterConnectionEstablished(org.springframework.web.socket.WebSocketSession session)
						throws Exception {
					session.sendMessage(new org.springframework.web.socket.TextMessage("welcome"));
				}
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnExecutor {

		@Bean
		ThreadPoolTaskExecutor wssTaskExecutor() {
			return new ThreadPoolTaskExecutor();
		}

	}

}
