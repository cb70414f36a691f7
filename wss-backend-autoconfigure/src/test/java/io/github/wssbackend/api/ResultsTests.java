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

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.publisher.TestPublisher;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static io.github.wssbackend.api.Frames.element;
import static io.github.wssbackend.api.Frames.emission;
import static io.github.wssbackend.api.Frames.error;
import static io.github.wssbackend.api.Frames.internal;
import static io.github.wssbackend.api.Frames.noOutput;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a node may return, and what its caller gets.
 */
class ResultsTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Routes.class);

	private TestPeer peer;

	private Routes routes;

	@BeforeEach
	void connect() {
		this.peer = application.peerV1();
		this.routes = application.bean(Routes.class);
	}

	private String ask(String route, String args) {
		this.peer.ask(route, args, "1");
		return this.peer.next();
	}

	private void stream(TestPeer peer, String route, String args, String callbackId) {
		peer.askFor("{\"route\":\"" + route + "\",\"args\":" + args + ",\"stream\":true}", callbackId);
	}

	private void subscribe(String route) {
		this.peer.ask("subscribeSocket", "[\"" + route + "\",\"" + this.peer.id() + "\"]", "0");
		assertThat(this.peer.next()).isEqualTo(answer("0", "1"));
	}

	@Test
	void anyJacksonValueIsAnAnswer() {
		assertThat(ask("report", "[]")).isEqualTo(answer("1", "{\"title\":\"t\",\"lines\":[1,2.5],\"next\":null}"));
	}

	@Test
	void nullIsAnOutput() {
		subscribe("nothing");
		assertThat(ask("nothing", "[]")).contains("\"args\":null").contains("\"callbackId\":\"nothing\"");
		assertThat(this.peer.next()).isEqualTo(answer("1", "null"));
	}

	@Test
	void voidIsNoOutput() {
		subscribe("silent");
		assertThat(ask("silent", "[]")).isEqualTo(noOutput("1"));
		assertThat(this.peer.framesUntilNow()).isEmpty();
		assertThat(application.graph().state("silent", Object.class)).isNull();
	}

	@Test
	void aFutureAnswersWhenItCompletes() {
		CompletableFuture<Integer> future = new CompletableFuture<>();
		this.routes.future.set(future);
		this.peer.ask("later", "[]", "1");
		assertThat(this.peer.framesUntilNow()).isEmpty();
		future.complete(5);
		assertThat(this.peer.next()).isEqualTo(answer("1", "5"));
	}

	@Test
	void aFutureOfVoidIsNoOutput() {
		assertThat(ask("laterNothing", "[]")).isEqualTo(noOutput("1"));
	}

	@Test
	void aFutureOfNullIsAnOutput() {
		this.routes.future.set(CompletableFuture.completedFuture(null));
		assertThat(ask("later", "[]")).isEqualTo(answer("1", "null"));
	}

	@Test
	void aFailedFutureIsAnError() {
		this.routes.future.set(CompletableFuture.failedFuture(new IllegalStateException("secret")));
		assertThat(ask("later", "[]")).isEqualTo(internal("1"));
	}

	@Test
	void aMonoAnswersWithItsValue() {
		assertThat(ask("mono", "[\"x\"]")).isEqualTo(answer("1", "\"x!\""));
	}

	@Test
	void anEmptyMonoIsNoOutput() {
		subscribe("mono");
		assertThat(ask("mono", "[\"\"]")).isEqualTo(noOutput("1"));
		assertThat(this.peer.framesUntilNow()).isEmpty();
	}

	@Test
	void aFluxAnswersWithItsLastElement() {
		assertThat(ask("count", "[3]")).isEqualTo(answer("1", "3"));
	}

	@Test
	void anEmptyFluxIsNoOutput() {
		assertThat(ask("count", "[0]")).isEqualTo(noOutput("1"));
	}

	@Test
	void eachElementIsAnOutput() {
		TestPeer reader = application.peer();
		reader.ask("subscribeSocket", "[\"count\",\"" + reader.id() + "\"]", "0");
		assertThat(reader.next()).isEqualTo(answer("0", "1"));
		assertThat(ask("count", "[3]")).isEqualTo(answer("1", "3"));
		assertThat(List.of(reader.next(), reader.next(), reader.next())).containsExactly(emission("count", "1"),
				emission("count", "2"), emission("count", "3"));
		assertThat(reader.framesUntilNow()).isEmpty();
		assertThat(application.graph().state("count", Integer.class)).isEqualTo(3);
	}

	@Test
	void aStreamSendsEachElementAndThenItsEnd() {
		stream(this.peer, "count", "[3]", "9");
		assertThat(List.of(this.peer.next(), this.peer.next(), this.peer.next(), this.peer.next()))
			.containsExactly(element("9", "1"), element("9", "2"), element("9", "3"), noOutput("9"));
	}

	@Test
	void aStreamThatIsLongerThanTheWindowComesWhole() {
		stream(this.peer, "count", "[500]", "9");
		for (int i = 1; i <= 500; i++) {
			assertThat(this.peer.next()).isEqualTo(element("9", Integer.toString(i)));
		}
		assertThat(this.peer.next()).isEqualTo(noOutput("9"));
	}

	@Test
	void aPlainPeerThatAsksForAStreamGetsTheLastElement() {
		TestPeer plain = application.peer();
		stream(plain, "count", "[3]", "9");
		assertThat(plain.next()).isEqualTo(answer("9", "3"));
		assertThat(plain.framesUntilNow()).isEmpty();
	}

	@Test
	void aStreamThatFailsEndsWithTheError() {
		stream(this.peer, "broken", "[1]", "9");
		assertThat(this.peer.next()).isEqualTo(element("9", "1"));
		assertThat(this.peer.next()).isEqualTo(internal("9"));
	}

	@Test
	void aNodeThatIsNoStreamAnswersAStreamWithItsOneAnswer() {
		stream(this.peer, "mono", "[\"x\"]", "9");
		assertThat(this.peer.next()).isEqualTo(answer("9", "\"x!\""));
	}

	@Test
	void eachRunIsItsOwnStream() {
		TestPublisher<String> first = TestPublisher.create();
		TestPublisher<String> second = TestPublisher.create();
		this.routes.publisher.set(first.flux());
		stream(this.peer, "publisher", "[1]", "1");
		this.peer.framesUntilNow();
		this.routes.publisher.set(second.flux());
		stream(this.peer, "publisher", "[1]", "2");
		this.peer.framesUntilNow();
		second.next("b");
		first.next("a");
		assertThat(this.peer.next()).isEqualTo(element("2", "\"b\""));
		assertThat(this.peer.next()).isEqualTo(element("1", "\"a\""));
		second.complete();
		assertThat(this.peer.next()).isEqualTo(noOutput("2"));
		first.complete();
		assertThat(this.peer.next()).isEqualTo(noOutput("1"));
	}

	@Test
	void aStreamCanBeCancelled() {
		TestPublisher<String> publisher = TestPublisher.create();
		this.routes.publisher.set(publisher.flux());
		stream(this.peer, "publisher", "[1]", "\"s\"");
		this.peer.framesUntilNow();
		publisher.next("a");
		assertThat(this.peer.next()).isEqualTo(element("\"s\"", "\"a\""));
		this.peer.ask("cancelRequest", "[\"s\"]", "2");
		assertThat(List.of(this.peer.next(), this.peer.next())).containsExactlyInAnyOrder(noOutput("\"s\""),
				answer("2", "true"));
		publisher.assertCancelled();
		this.peer.ask("cancelRequest", "[\"s\"]", "3");
		assertThat(this.peer.next()).isEqualTo(answer("3", "false"));
	}

	@Test
	void aStreamIsCancelledWhenItsPeerLeaves() {
		TestPublisher<String> publisher = TestPublisher.create();
		this.routes.publisher.set(publisher.flux());
		stream(this.peer, "publisher", "[1]", "1");
		this.peer.framesUntilNow();
		this.peer.abort();
		await().untilAsserted(publisher::assertCancelled);
	}

	@Test
	void aFlowPublisherIsAStreamToo() {
		SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>();
		this.routes.flow.set(publisher);
		stream(this.peer, "flow", "[1]", "1");
		assertThat(this.peer.framesUntilNow()).isEmpty();
		publisher.submit(1);
		publisher.submit(2);
		publisher.close();
		assertThat(this.peer.next()).isEqualTo(element("1", "1"));
		assertThat(this.peer.next()).isEqualTo(element("1", "2"));
		assertThat(this.peer.next()).isEqualTo(noOutput("1"));
	}

	@Test
	void aStreamThatIsQuietForTooLongTimesOut() {
		Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer();
		this.routes.publisher.set(sink.asFlux());
		stream(this.peer, "quiet", "[1]", "1");
		sink.tryEmitNext("a").orThrow();
		assertThat(this.peer.next()).isEqualTo(element("1", "\"a\""));
		assertThat(this.peer.next()).isEqualTo(error("1", "timeout", "Gateway Timeout", 504, null));
		assertThat(sink.currentSubscriberCount()).isZero();
	}

	@Test
	void aResultThatJsonCannotTellIsInternal() {
		assertThat(ask("circle", "[]")).isEqualTo(internal("1"));
		assertThat(ask("report", "[]")).contains("\"title\":\"t\"");
	}

	@Test
	void aNodeThatReturnsNoFutureWhereOneIsDueIsInternal() {
		this.routes.future.set(null);
		assertThat(ask("later", "[]")).isEqualTo(internal("1"));
	}

	record Report(String title, List<Number> lines, @Nullable Report next) {
	}

	static class Circle {

		public Circle getSelf() {
			return this;
		}

	}

	@WssRoute
	static class Routes {

		final AtomicReference<@Nullable CompletableFuture<Integer>> future = new AtomicReference<>();

		final AtomicReference<Flux<String>> publisher = new AtomicReference<>();

		final AtomicReference<Flow.Publisher<Integer>> flow = new AtomicReference<>();

		@WssRoute
		Report report() {
			return new Report("t", List.of(1, 2.5), null);
		}

		@WssRoute
		@Nullable String nothing() {
			return null;
		}

		@WssRoute
		void silent() {
		}

		@WssRoute
		@Nullable CompletableFuture<Integer> later() {
			return this.future.get();
		}

		@WssRoute
		CompletableFuture<Void> laterNothing() {
			return CompletableFuture.completedFuture(null);
		}

		@WssRoute
		Mono<String> mono(String text) {
			return text.isEmpty() ? Mono.empty() : Mono.just(text + "!");
		}

		@WssRoute
		Flux<Integer> count(int to) {
			return Flux.range(1, to);
		}

		@WssRoute
		Flux<Integer> broken(int first) {
			return Flux.just(first).concatWith(Flux.error(new IllegalStateException("secret")));
		}

		@WssRoute
		Flux<String> publisher(int any) {
			return this.publisher.get();
		}

		@WssRoute(timeout = "200ms")
		Flux<String> quiet(int any) {
			return this.publisher.get();
		}

		@WssRoute
		Flow.Publisher<Integer> flow(int any) {
			return this.flow.get();
		}

		@WssRoute
		Object circle() {
			return new Circle();
		}

	}

}
