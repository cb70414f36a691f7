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

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.state.StateKey;
import io.github.wssbackend.state.StateStore;
import io.github.wssbackend.subscription.SubscriptionRegistry;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A peer leaves in the middle of each step, with and without a goodbye: nothing of it is
 * left, and a peer that stays notices nothing.
 */
class DepartureTests {

	private static final int ROUNDS = 20;

	private static TestApplication application;

	private static DepartureNodes nodes;

	private static TestPeer bystander;

	private static Set<StateKey> states;

	@BeforeAll
	static void start() {
		application = TestApplication.start(DepartureNodes.class, "wss.servers[0].path=/wss",
				"wss.servers[0].keep-state=true", "wss.servers[0].handlers=departures", "wss.request-timeout=60s");
		nodes = application.bean(DepartureNodes.class);
		bystander = application.peer();
		bystander.answer("leave.quick", "[0]");
		states = application.bean(StateStore.class).keys();
	}

	@AfterAll
	static void stop() {
		bystander.close();
		application.close();
	}

	@BeforeEach
	void shutTheGate() {
		nodes.gate.drainPermits();
		nodes.entered.drainPermits();
	}

	@AfterEach
	void nothingIsLeft() {
		nodes.gate.release(1_000_000);
		await().atMost(Duration.ofSeconds(8)).untilAsserted(() -> {
			assertThat(application.server("/wss").connections()).extracting(WssConnection::id)
				.containsExactly(bystander.id());
			assertThat(application.bean(SubscriptionRegistry.class).size()).isZero();
			assertThat(application.bean(StateStore.class).listenerCount()).isZero();
			assertThat(nodes.closed).hasValue(nodes.opened.get() - 1);
			assertThat(nodes.blocked).hasValue(0);
			assertThat(nodes.streaming).hasValue(0);
			assertThat(nodes.asking).hasValue(0);
		});
		assertThat(application.bean(StateStore.class).keys())
			.allMatch((key) -> states.contains(key) || key.name().startsWith("leave."));
		assertThat(bystander.framesUntilNow()).isEmpty();
		await().atMost(Duration.ofSeconds(8)).until(DepartureTests::onlyTheBystanderIsReachable);
	}

	/**
	 * Whoever keeps a connection in a queue, a map or a closure is found by this.
	 */
	private static boolean onlyTheBystanderIsReachable() {
		System.gc();
		nodes.connections.removeIf((connection) -> connection.get() == null);
		return nodes.connections.stream().map(WeakReference::get).filter((each) -> each != null).count() == 1;
	}

	private static void each(Consumer<RawPeer> step) {
		for (int i = 0; i < ROUNDS; i++) {
			RawPeer peer = RawPeer.connect(application.port(), "Sec-WebSocket-Protocol: wss-backend.v1");
			peer.nextText();
			step.accept(peer);
			if (i % 2 == 0) {
				peer.reset();
			}
			else {
				peer.close();
			}
		}
	}

	private static void entered() {
		nodes.entered.acquireUninterruptibly();
	}

	@Test
	void beforeItSaysAnything() {
		each((peer) -> {
		});
	}

	@Test
	void beforeItKnowsItsId() {
		for (int i = 0; i < ROUNDS; i++) {
			RawPeer.connect(application.port()).reset();
		}
	}

	@Test
	void beforeItsAnswer() {
		each((peer) -> peer.request("{\"route\":\"leave.quick\",\"args\":[1]}", "1"));
	}

	@Test
	void whileItsNodeBlocksAndCallsWaitBehind() {
		for (int i = 0; i < 4; i++) {
			try (TestPeer peer = application.peerV1()) {
				peer.ask("leave.block", "[]", "1");
				peer.ask("leave.quick", "[1]", "2");
				peer.ask("subscribeSocket", "[\"leave.quick\"]", "3");
				peer.askFor("{\"route\":\"leave.stream\",\"args\":[0],\"stream\":true}", "4");
				entered();
				peer.abort();
			}
		}
		assertThat(nodes.blocked).hasValue(4);
	}

	@Test
	void whileSomethingIsComputedForIt() {
		each((peer) -> {
			peer.request("{\"route\":\"leave.later\"}", "1");
			entered();
			nodes.gate.release();
		});
	}

	@Test
	void duringAStream() {
		each((peer) -> {
			peer.request("{\"route\":\"leave.stream\",\"args\":[0],\"stream\":true}", "1");
			assertThat(peer.nextText()).isEqualTo("{\"args\":0,\"callbackId\":1,\"more\":true}");
		});
	}

	@Test
	void whileAStreamBegins() {
		each((peer) -> peer.request("{\"route\":\"leave.stream\",\"args\":[0],\"stream\":true}", "1"));
	}

	@Test
	void duringASource() {
		each((peer) -> {
			peer.request("{\"route\":\"subscribeSocket\",\"args\":[\"leave.source\"]}", "1");
			assertThat(peer.nextText()).isEqualTo("{\"args\":1,\"callbackId\":1}");
		});
	}

	@Test
	void whileItSubscribes() {
		each((peer) -> {
			for (int i = 0; i < 10; i++) {
				peer.request("{\"route\":\"subscribeSocket\",\"args\":[\"leave.quick\"],\"current\":true}", "1");
			}
		});
	}

	@Test
	void whileItUnsubscribes() {
		each((peer) -> {
			peer.request("{\"route\":\"subscribeSocket\",\"args\":[\"leave.quick\"]}", "1");
			peer.request("{\"route\":\"unsubscribe\",\"args\":[\"leave.quick\"]}", "1");
		});
	}

	@Test
	void whileOthersPublishToIt() {
		each((peer) -> {
			peer.request("{\"route\":\"subscribeSocket\",\"args\":[\"leave.quick\"]}", "1");
			peer.nextText();
			for (int i = 0; i < 10; i++) {
				bystander.post("leave.quick", "[1]");
			}
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5, 6, 20 })
	void inTheMiddleOfAFrame(int length) {
		byte[] frame = new byte[length];
		byte[] whole = RawPeer.header(RawPeer.TEXT, true, 100);
		System.arraycopy(whole, 0, frame, 0, Math.min(length, whole.length));
		each((peer) -> peer.bytes(frame));
	}

	@Test
	void betweenThePiecesOfAMessage() {
		each((peer) -> peer.frame(RawPeer.TEXT, false, "{\"route\":".getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void whileThisEndWaitsForItsAnswer() {
		each((peer) -> {
			peer.request("{\"route\":\"leave.back\"}", "1");
			assertThat(peer.nextText()).startsWith("{\"route\":\"runRequest\",\"args\":[{\"route\":\"mine\"");
		});
	}

	@Test
	void whileThisEndIsSubscribedToIt() {
		each((peer) -> {
			peer.request("{\"route\":\"leave.watch\"}", "1");
			assertThat(peer.nextText()).contains("\"subscribeSocket\"");
			peer.text("{\"args\":1,\"callbackId\":1}");
			assertThat(peer.nextText()).isEqualTo("{\"args\":true,\"callbackId\":1}");
		});
	}

	@Test
	void withAGoodbyeAfterEverything() {
		each((peer) -> {
			peer.request("{\"route\":\"subscribeSocket\",\"args\":[\"leave.quick\"]}", "1");
			peer.request("{\"route\":\"leave.back\"}", "2");
			peer.frame(RawPeer.CLOSE, true, new byte[] { 3, (byte) 0xE8 });
		});
	}

}
