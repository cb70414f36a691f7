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

import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Versions, epochs, and subscriptions that begin with the newest state.
 */
class CurrentStateTests {

	private static TestApplication application;

	@BeforeAll
	static void start() {
		// Room enough that nothing of what races is left out.
		application = TestApplication.start(Counter.class, "wss.defaults.outbound.max-messages=1000000",
				"wss.defaults.outbound.max-size=200MB");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static void subscribe(TestPeer peer, String args, String callbackId) {
		peer.askFor("{\"route\":\"subscribeSocket\",\"args\":" + args + ",\"current\":true}", callbackId);
	}

	@Test
	void theNewestStateFollowsTheAnswer() {
		application.graph().publish("plain", "old");
		application.graph().publish("plain", "new");
		String version = "\"version\":" + 2;
		try (TestPeer peer = application.peerV1(); TestPeer other = application.peer()) {
			subscribe(peer, "[\"plain\"]", "\"s\"");
			assertThat(peer.next()).isEqualTo(Replies.answer("\"s\"", "1"));
			String emission = peer.next();
			assertThat(emission)
				.matches("\\{\"args\":\"new\",\"callbackId\":\"plain\"," + version + ",\"epoch\":\"[0-9a-z]+\"}");
			application.graph().publish("plain", "newer");
			assertThat(peer.next())
				.isEqualTo(emission.replace("\"new\"", "\"newer\"").replace(version, "\"version\":3"));
			subscribe(other, "[\"plain\"]", "1");
			assertThat(other.next()).isEqualTo(Replies.answer("1", "1"));
			assertThat(other.framesUntilNow()).isEmpty();
			application.graph().publish("plain", null);
			assertThat(other.next()).isEqualTo("{\"args\":null,\"callbackId\":\"plain\"}");
			assertThat(peer.nextJson().get("version").asLong()).isEqualTo(4);
		}
	}

	@Test
	void withoutAStateOnlyTheAnswerComes() {
		application.graph().declare("untold", true);
		try (TestPeer peer = application.peerV1()) {
			subscribe(peer, "[\"untold\"]", "1");
			assertThat(peer.framesUntilNow()).containsExactly(Replies.answer("1", "1"));
			subscribe(peer, "[\"untold\",\"id\",null,\"x\"]", "2");
			assertThat(peer.framesUntilNow()).containsExactly(Replies.answer("2", "2"));
		}
	}

	@Test
	void thePropertyOfTheNewestStateFollowsTheAnswer() {
		application.graph().publish("object", new Point(1, 2));
		try (TestPeer peer = application.peerV1()) {
			subscribe(peer, "[\"object\",\"id\",null,\"y\"]", "1");
			assertThat(peer.next()).isEqualTo(Replies.answer("1", "1"));
			assertThat(peer.next()).startsWith("{\"args\":2,\"callbackId\":\"object\",\"version\":1,");
			subscribe(peer, "[\"object.z\"]", "2");
			assertThat(peer.framesUntilNow()).containsExactly(Replies.answer("2", "2"));
		}
	}

	@Test
	void underARacingPublisherNothingIsMissedAndNothingComesTwice() throws InterruptedException {
		AtomicBoolean over = new AtomicBoolean();
		Thread publisher = new Thread(() -> {
			for (long i = 1; !over.get(); i++) {
				application.graph().publish("racing", i);
				Thread.onSpinWait();
			}
		});
		application.graph().publish("racing", 0);
		publisher.start();
		try {
			for (int i = 0; i < 50; i++) {
				assertContinuous();
			}
		}
		finally {
			over.set(true);
			publisher.join();
		}
	}

	/**
	 * The publisher counts as the versions do, one behind.
	 */
	private static void assertContinuous() {
		try (TestPeer peer = application.peerV1()) {
			subscribe(peer, "[\"racing\"]", "\"s\"");
			assertThat(peer.next()).isEqualTo(Replies.answer("\"s\"", "1"));
			JsonNode first = peer.nextJson();
			long version = first.get("version").asLong();
			assertThat(first.get("args").asLong()).isEqualTo(version - 1);
			for (int n = 1; n <= 20; n++) {
				JsonNode next = peer.nextJson();
				assertThat(next.get("version").asLong()).isEqualTo(version + n);
				assertThat(next.get("args").asLong()).isEqualTo(version + n - 1);
				assertThat(next.get("epoch")).isEqualTo(first.get("epoch"));
			}
		}
	}

	record Point(int x, int y) {
	}

	@WssRoute
	static class Counter {

		@WssRoute
		int one() {
			return 1;
		}

	}

}
