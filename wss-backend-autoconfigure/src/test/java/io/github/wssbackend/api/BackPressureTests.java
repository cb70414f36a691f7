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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static io.github.wssbackend.api.Frames.error;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens at {@code max-in-flight}.
 */
class BackPressureTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Routes.class)
		.with("wss.servers[0].path=/wss", "wss.servers[0].max-in-flight=4");

	private TestPeer peer;

	private Routes routes;

	@BeforeEach
	void connect() {
		this.peer = application.peer();
		this.routes = application.bean(Routes.class);
		this.routes.gate = new Gate();
		this.routes.taken.clear();
	}

	@Test
	void nothingIsLostOfTenThousandPosts() {
		for (int i = 0; i < 10_000; i++) {
			this.peer.post("take", "[" + i + "]");
		}
		assertThat(this.peer.framesUntilNow()).isEmpty();
		assertThat(this.routes.taken).containsExactlyElementsOf(IntStream.range(0, 10_000).boxed().toList());
	}

	@Test
	void noMoreCallsRunThanMayBeInFlight() {
		for (int i = 0; i < 2_000; i++) {
			this.peer.post("together", "[]");
		}
		this.peer.ask("togetherDone", "[]", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "true"));
		assertThat(this.routes.peak.get()).isBetween(1, 4);
	}

	@Test
	void readingPausesAtTheLimitAndResumesWhenHalfHasEnded() {
		for (int i = 0; i < 4; i++) {
			this.peer.ask("gated", "[]", Integer.toString(i));
		}
		this.peer.ask("cancelRequest", "[0]", "\"unread\"");
		this.routes.gate.awaitEntered();
		this.routes.gate.open();
		List<String> answers = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			answers.add(this.peer.next());
		}
		assertThat(answers.subList(0, 2)).containsExactly(answer("0", "\"passed\""), answer("1", "\"passed\""));
		assertThat(answers).contains(answer("\"unread\"", "false"));
	}

	@Test
	void aPausedPeerIsReadAgainWhenThisEndWaitsForIt() {
		for (int i = 0; i < 4; i++) {
			this.peer.ask("gated", "[]", Integer.toString(i));
		}
		this.routes.gate.awaitEntered();
		CompletableFuture<Integer> answer = application.connection(this.peer).run("there", Integer.class);
		this.peer.next();
		this.peer.send("{\"args\":5,\"callbackId\":1}");
		assertThat(answer.join()).isEqualTo(5);
		this.routes.gate.open();
		List<String> answers = new ArrayList<>(
				List.of(this.peer.next(), this.peer.next(), this.peer.next(), this.peer.next()));
		assertThat(answers).containsExactlyInAnyOrder(answer("0", "\"passed\""), answer("1", "\"passed\""),
				answer("2", "\"passed\""), answer("3", "\"passed\""));
		assertThat(this.peer.framesUntilNow()).isEmpty();
	}

	@Test
	void callsPastTheLimitAreRefusedWhileThePeerOwesAnAnswer() {
		this.peer.ask("back", "[]", "1");
		assertThat(this.peer.next()).isEqualTo(
				"{\"route\":\"runRequest\",\"args\":[{\"route\":\"there\",\"args\":[]},\"" + this.peer.id() + "\",1]}");
		for (int i = 2; i <= 4; i++) {
			this.peer.ask("gated", "[]", Integer.toString(i));
		}
		this.peer.ask("take", "[1]", "5");
		assertThat(this.peer.next())
			.isEqualTo(error("5", "too-many-requests", "Too Many Requests", 429, "Too many calls are in flight"));
		this.peer.send("{\"args\":7,\"callbackId\":1}");
		assertThat(this.peer.next()).isEqualTo(answer("1", "7"));
		this.routes.gate.open();
		assertThat(List.of(this.peer.next(), this.peer.next(), this.peer.next()))
			.containsExactlyInAnyOrder(answer("2", "\"passed\""), answer("3", "\"passed\""), answer("4", "\"passed\""));
		this.peer.ask("take", "[1]", "6");
		assertThat(this.peer.next()).isEqualTo(answer("6", "1"));
		assertThat(this.routes.taken).containsExactly(1);
	}

	@WssRoute
	static class Routes {

		final List<Integer> taken = Collections.synchronizedList(new ArrayList<>());

		final AtomicInteger running = new AtomicInteger();

		final AtomicInteger peak = new AtomicInteger();

		volatile Gate gate = new Gate();

		@WssRoute
		int take(int number) {
			this.taken.add(number);
			return number;
		}

		@WssRoute(concurrent = true)
		void together() {
			this.peak.accumulateAndGet(this.running.incrementAndGet(), Math::max);
			Thread.yield();
			this.running.decrementAndGet();
		}

		@WssRoute(concurrent = true)
		boolean togetherDone() {
			return true;
		}

		@WssRoute
		String gated() {
			this.gate.pass();
			return "passed";
		}

		@WssRoute
		int back(WssConnection connection) {
			return connection.run("there", Integer.class).join();
		}

	}

}
