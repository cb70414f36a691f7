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

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.wssbackend.WssState;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.error;
import static io.github.wssbackend.api.Frames.notFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The last data message of each peer as a state, where the server keeps it.
 */
class KeepStateTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of()
		.with("wss.servers[0].path=/wss", "wss.servers[0].keep-state=true", "wss.servers[1].path=/forgetful");

	@Test
	void theLastMessageIsTheStateNamedByTheConnection() {
		TestPeer peer = application.peer();
		peer.send("{\"x\":1}");
		peer.send("{\"x\":2}");
		await()
			.untilAsserted(() -> assertThat(application.graph().state(peer.id(), String.class)).isEqualTo("{\"x\":2}"));
	}

	@Test
	void callsAreMessagesToo() {
		TestPeer peer = application.peer();
		peer.framesUntilNow();
		assertThat(application.graph().state(peer.id(), String.class))
			.isEqualTo("{\"route\":\"runRequest\",\"args\":[{\"route\":\"ping\",\"args\":[]},\"" + peer.id()
					+ "\",\"fence1\"]}");
	}

	@Test
	void aBinaryMessageIsKeptAsItsBytes() {
		TestPeer peer = application.peer();
		peer.sendBinary(new byte[] { 1, 2 });
		await()
			.untilAsserted(() -> assertThat(application.graph().state(peer.id(), byte[].class)).containsExactly(1, 2));
	}

	@Test
	void theStateIsForgottenWithTheConnection() {
		TestPeer peer = application.peer();
		peer.framesUntilNow();
		assertThat(application.graph().state(peer.id(), String.class)).isNotNull();
		peer.close();
		await().untilAsserted(() -> assertThat(application.graph().state(peer.id(), String.class)).isNull());
	}

	@Test
	void peersCanNeitherReadNorSubscribe() {
		TestPeer peer = application.peer();
		TestPeer other = application.peer();
		peer.framesUntilNow();
		other.ask(peer.id(), "[]", "1");
		assertThat(other.next()).isEqualTo(notFound("1"));
		other.ask("subscribeSocket", "[\"" + peer.id() + "\",\"\"]", "2");
		assertThat(other.next()).isEqualTo(error("2", "route-not-found", "Not Found", 404, "There is no such route"));
		assertThat(application.graph().routes()).doesNotContain(peer.id());
	}

	@Test
	void ownCodeMayListen() throws Exception {
		TestPeer peer = application.peer();
		BlockingQueue<WssState> states = new LinkedBlockingQueue<>();
		try (var subscription = application.graph().subscribe(peer.id(), states::add)) {
			peer.send("news");
			WssState state = states.poll(10, TimeUnit.SECONDS);
			assertThat(state).isNotNull();
			assertThat(state.value()).isEqualTo("news");
		}
		TestPeer other = application.peer();
		other.ask(peer.id(), "[]", "1");
		assertThat(other.next()).isEqualTo(notFound("1"));
	}

	@Test
	void aServerThatDoesNotSaySoKeepsNothing() {
		TestPeer peer = application.peer("/forgetful");
		peer.framesUntilNow();
		assertThat(application.graph().state(peer.id(), String.class)).isNull();
	}

}
