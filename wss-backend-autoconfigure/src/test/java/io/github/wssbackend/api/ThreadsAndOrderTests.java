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
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssServerOptions;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * On which threads nodes run, and what waits for what. That something has not started is
 * proven by the answer to a {@code cancelRequest} that was sent after it, because that
 * never waits.
 */
class ThreadsAndOrderTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Routes.class);

	private TestPeer peer;

	private Routes routes;

	@BeforeEach
	void connect() {
		this.peer = application.peer();
		this.routes = application.bean(Routes.class);
		this.routes.gate = new Gate();
		this.routes.log.clear();
	}

	private void assertEverythingSentWasRead() {
		this.peer.ask("cancelRequest", "[99]", "\"read\"");
		assertThat(this.peer.next()).isEqualTo(answer("\"read\"", "false"));
	}

	private String threadOf(String route) {
		this.peer.ask(route, "[1]", "1");
		return this.peer.nextJson().get("args").asString();
	}

	@Test
	void aPlainMethodRunsOnTheExecutor() {
		assertThat(threadOf("plainThread")).startsWith("wss-");
	}

	@Test
	void aMethodThatDoesNotBlockRunsOnTheReadingThread() {
		assertThat(threadOf("inlineThread")).startsWith("http-nio-");
	}

	@Test
	void asynchronousMethodsRunOnTheReadingThread() {
		assertThat(threadOf("futureThread")).startsWith("http-nio-");
		assertThat(threadOf("monoThread")).startsWith("http-nio-");
		assertThat(threadOf("fluxThread")).startsWith("http-nio-");
	}

	@Test
	void aBlockingNodeEndsBeforeTheNextStarts() {
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 500; i++) {
			this.peer.post("logged", "[" + i + "]");
			expected.add("start " + i);
			expected.add("end " + i);
		}
		assertThat(this.peer.framesUntilNow()).isEmpty();
		assertThat(this.routes.log).containsExactlyElementsOf(expected);
	}

	@Test
	void aCallThatDoesNotBlockWaitsForTheBlockingOneBefore() {
		this.peer.ask("gated", "[]", "1");
		this.routes.gate.awaitEntered();
		this.peer.ask("mark", "[\"late\"]", "2");
		assertEverythingSentWasRead();
		assertThat(this.routes.log).isEmpty();
		this.routes.gate.open();
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"passed\""));
		assertThat(this.peer.next()).isEqualTo(answer("2", "\"late\""));
	}

	@Test
	void verbsTakeTheirTurnAmongTheCalls() {
		this.peer.ask("gated", "[]", "1");
		this.routes.gate.awaitEntered();
		this.peer.ask("subscribeSocket", "[\"mark\",\"" + this.peer.id() + "\"]", "2");
		this.peer.ask("unsubscribe", "[\"mark\"]", "3");
		assertEverythingSentWasRead();
		this.routes.gate.open();
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"passed\""));
		assertThat(this.peer.next()).isEqualTo(answer("2", "1"));
		assertThat(this.peer.next()).isEqualTo(answer("3", "true"));
	}

	@Test
	void callsOvertakeAConcurrentNode() {
		this.peer.ask("gatedConcurrent", "[]", "1");
		this.routes.gate.awaitEntered();
		this.peer.ask("mark", "[\"early\"]", "2");
		assertThat(this.peer.next()).isEqualTo(answer("2", "\"early\""));
		this.routes.gate.open();
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"passed\""));
	}

	@Test
	void callsOvertakeAnAsynchronousResult() {
		this.routes.future = new CompletableFuture<>();
		this.peer.ask("future", "[]", "1");
		this.peer.ask("mark", "[\"early\"]", "2");
		assertThat(this.peer.next()).isEqualTo(answer("2", "\"early\""));
		this.routes.future.complete("late");
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"late\""));
	}

	@Test
	void aConcurrentNodeStartsAfterTheBlockingOneBeforeItEnded() {
		this.peer.post("gated", "[]");
		this.routes.gate.awaitEntered();
		this.peer.post("concurrentMark", "[\"late\"]");
		assertEverythingSentWasRead();
		assertThat(this.routes.log).isEmpty();
		this.routes.gate.open();
		assertThat(this.peer.framesUntilNow()).isEmpty();
	}

	@Test
	void connectionsDoNotWaitForEachOther() {
		this.peer.ask("gated", "[]", "1");
		this.routes.gate.awaitEntered();
		TestPeer other = application.peer();
		other.ask("mark", "[\"free\"]", "1");
		assertThat(other.next()).isEqualTo(answer("1", "\"free\""));
		this.routes.gate.open();
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"passed\""));
	}

	@Test
	void answersAreHandledWhileANodeBlocks() throws Exception {
		this.peer.ask("gated", "[]", "1");
		this.routes.gate.awaitEntered();
		WssConnection connection = application.connection(this.peer);
		CompletableFuture<Integer> answer = connection.run("there", Integer.class);
		this.peer.next();
		this.peer.send("{\"args\":5,\"callbackId\":1}");
		assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(5);
		this.routes.gate.open();
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"passed\""));
	}

	@Test
	void emissionsAreHandledWhileANodeBlocks() throws Exception {
		WssConnection connection = application.connection(this.peer);
		CompletableFuture<String> emitted = new CompletableFuture<>();
		connection.subscribe("news", String.class, emitted::complete);
		this.peer.next();
		this.peer.send("{\"args\":1,\"callbackId\":1}");
		this.peer.ask("gated", "[]", "1");
		this.routes.gate.awaitEntered();
		this.peer.send("{\"args\":\"extra\",\"callbackId\":\"news\"}");
		assertThat(emitted.get(10, TimeUnit.SECONDS)).isEqualTo("extra");
		this.routes.gate.open();
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"passed\""));
	}

	@Test
	void callsStartAtOnceWhileThePeerOwesAnAnswer() {
		this.peer.ask("gated", "[]", "1");
		this.routes.gate.awaitEntered();
		CompletableFuture<Integer> answer = application.connection(this.peer).run("there", Integer.class);
		this.peer.next();
		this.peer.ask("mark", "[\"at once\"]", "2");
		assertThat(this.peer.next()).isEqualTo(answer("2", "\"at once\""));
		this.routes.gate.open();
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"passed\""));
		this.peer.send("{\"args\":5,\"callbackId\":1}");
		assertThat(answer.join()).isEqualTo(5);
	}

	@Test
	void waitingCallsStartWhenThisEndBeginsToWaitForThePeer() {
		this.peer.ask("gated", "[]", "1");
		this.routes.gate.awaitEntered();
		this.peer.ask("plainMark", "[\"freed\"]", "2");
		assertEverythingSentWasRead();
		assertThat(this.routes.log).isEmpty();
		CompletableFuture<Integer> answer = application.connection(this.peer).run("there", Integer.class);
		assertThat(List.of(this.peer.next(), this.peer.next())).contains(answer("2", "\"freed\""));
		this.peer.send("{\"args\":5,\"callbackId\":1}");
		assertThat(answer.join()).isEqualTo(5);
		this.routes.gate.open();
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"passed\""));
	}

	@Test
	void callsTakeTurnsAgainOnceThePeerHasAnswered() {
		CompletableFuture<Integer> answer = application.connection(this.peer).run("there", Integer.class);
		this.peer.next();
		this.peer.send("{\"args\":5,\"callbackId\":1}");
		assertThat(answer.join()).isEqualTo(5);
		this.peer.ask("gated", "[]", "1");
		this.routes.gate.awaitEntered();
		this.peer.ask("mark", "[\"late\"]", "2");
		assertEverythingSentWasRead();
		this.routes.gate.open();
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"passed\""));
		assertThat(this.peer.next()).isEqualTo(answer("2", "\"late\""));
	}

	@Test
	void noCallIsLostOrRunTwiceWhileRequestsComeAndGo() {
		application.servers().setup(WssServerOptions.path("/wide").maxInFlight(100_000).build());
		TestPeer wide = application.peer("/wide");
		WssConnection connection = application.connection(wide);
		List<String> expected = new ArrayList<>();
		for (int round = 1; round <= 200; round++) {
			CompletableFuture<Integer> answer = connection.run("there", Integer.class);
			for (int i = 0; i < 10; i++) {
				wide.post((i % 2 == 0) ? "plainMark" : "mark", "[\"" + round + "." + i + "\"]");
				expected.add(round + "." + i);
			}
			wide.next();
			wide.send("{\"args\":" + round + ",\"callbackId\":" + round + "}");
			assertThat(answer.join()).isEqualTo(round);
		}
		await().untilAsserted(() -> assertThat(this.routes.log).hasSize(2_000));
		assertThat(this.routes.log).containsExactlyInAnyOrderElementsOf(expected);
	}

	@WssRoute
	static class Routes {

		final Queue<String> log = new ConcurrentLinkedQueue<>();

		volatile Gate gate = new Gate();

		volatile CompletableFuture<String> future = new CompletableFuture<>();

		private static String thread() {
			return Thread.currentThread().getName();
		}

		@WssRoute
		String plainThread() {
			return thread();
		}

		@WssRoute(blocking = false)
		String inlineThread() {
			return thread();
		}

		@WssRoute
		CompletableFuture<String> futureThread() {
			return CompletableFuture.completedFuture(thread());
		}

		@WssRoute
		Mono<String> monoThread() {
			return Mono.just(thread());
		}

		@WssRoute
		Flux<String> fluxThread(int any) {
			return Flux.just(thread());
		}

		@WssRoute
		void logged(int number) {
			this.log.add("start " + number);
			Thread.yield();
			this.log.add("end " + number);
		}

		@WssRoute
		String gated() {
			this.gate.pass();
			return "passed";
		}

		@WssRoute(concurrent = true)
		String gatedConcurrent() {
			this.gate.pass();
			return "passed";
		}

		@WssRoute
		CompletableFuture<String> future() {
			return this.future;
		}

		@WssRoute(blocking = false)
		String mark(String text) {
			this.log.add(text);
			return text;
		}

		@WssRoute
		String plainMark(String text) {
			this.log.add(text);
			return text;
		}

		@WssRoute(concurrent = true)
		String concurrentMark(String text) {
			this.log.add(text);
			return text;
		}

	}

}
