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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

/**
 * Streams on the wire, to peers that speak {@code wss-backend.v1} and to others.
 */
class V1StreamTests {

	private static TestApplication application;

	private static Streams streams;

	private TestPeer peer;

	@BeforeAll
	static void start() {
		application = TestApplication.start(Streams.class);
		streams = application.bean(Streams.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void connect() {
		this.peer = application.peerV1();
	}

	@AfterEach
	void nothingRuns() {
		await().atMost(Duration.ofSeconds(10)).untilAtomic(streams.running, is(0));
		this.peer.close();
	}

	private void askForStream(String route, String args, String callbackId) {
		this.peer.askFor("{\"route\":\"" + route + "\",\"args\":" + args + ",\"stream\":true}", callbackId);
	}

	private static String element(String callbackId, Object value) {
		return "{\"args\":" + value + ",\"callbackId\":" + callbackId + ",\"more\":true}";
	}

	private static String end(String callbackId) {
		return "{\"callbackId\":" + callbackId + "}";
	}

	@Test
	void elementsSayThatMoreComesAndTheEndSaysNothing() {
		askForStream("streams.count", "[3]", "\"s\"");
		assertThat(List.of(this.peer.next(), this.peer.next(), this.peer.next(), this.peer.next()))
			.containsExactly(element("\"s\"", 1), element("\"s\"", 2), element("\"s\"", 3), end("\"s\""));
		assertThat(this.peer.framesUntilNow()).isEmpty();
	}

	@Test
	void anEmptyStreamIsItsEnd() {
		askForStream("streams.count", "[0]", "1");
		assertThat(this.peer.next()).isEqualTo(end("1"));
	}

	@Test
	void aLongStreamComesWholeAndInOrder() {
		askForStream("streams.count", "[2000]", "1");
		for (int i = 1; i <= 2000; i++) {
			assertThat(this.peer.next()).isEqualTo(element("1", i));
		}
		assertThat(this.peer.next()).isEqualTo(end("1"));
	}

	@Test
	void aFailureIsTheEnd() {
		askForStream("streams.failing", "[2]", "1");
		assertThat(List.of(this.peer.next(), this.peer.next(), this.peer.next())).containsExactly(element("1", 1),
				element("1", 2), Replies.error("1", Replies.internal()));
		assertThat(this.peer.framesUntilNow()).isEmpty();
	}

	@Test
	void whoDoesNotAskForAStreamGetsTheLastElement() {
		this.peer.ask("streams.count", "[3]", "1");
		assertThat(this.peer.next()).isEqualTo(Replies.answer("1", "3"));
		try (TestPeer plain = application.peer()) {
			plain.askFor("{\"route\":\"streams.count\",\"args\":[3],\"stream\":true}", "1");
			assertThat(plain.next()).isEqualTo(Replies.answer("1", "3"));
			assertThat(plain.framesUntilNow()).isEmpty();
		}
	}

	@Test
	void aNodeOfOneResultAnswersOnce() {
		askForStream("streams.one", "[7]", "1");
		assertThat(this.peer.next()).isEqualTo(Replies.answer("1", "7"));
		assertThat(this.peer.framesUntilNow()).isEmpty();
	}

	@Test
	void eachElementIsAnOutput() {
		this.peer.answer("subscribeSocket", "[\"streams.count\"]");
		askForStream("streams.count", "[2]", "1");
		List<String> frames = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			frames.add(this.peer.next().replaceFirst("\"version\":.*", "~"));
		}
		assertThat(frames).containsExactly("{\"args\":1,\"callbackId\":\"streams.count\",~", element("1", 1),
				"{\"args\":2,\"callbackId\":\"streams.count\",~", element("1", 2), end("1"));
	}

	@Test
	void aCancelledStreamEndsAndItsPublisherIsCancelled() {
		askForStream("streams.endless", "[1]", "1");
		assertThat(this.peer.next()).isEqualTo(element("1", 1));
		this.peer.ask("cancelRequest", "[1]", "2");
		List<String> rest = new ArrayList<>();
		for (String frame = this.peer.next(); !frame.equals(Replies.answer("2", "true")); frame = this.peer.next()) {
			rest.add(frame);
		}
		assertThat(rest.get(rest.size() - 1)).isEqualTo(end("1"));
		for (int i = 0; i < rest.size() - 1; i++) {
			assertThat(rest.get(i)).isEqualTo(element("1", i + 2));
		}
		await().atMost(Duration.ofSeconds(10)).untilAtomic(streams.running, is(0));
		assertThat(this.peer.framesUntilNow()).isEmpty();
		this.peer.ask("cancelRequest", "[1]", "3");
		assertThat(this.peer.next()).isEqualTo(Replies.answer("3", "false"));
	}

	@Test
	void nothingComesAfterTheEndOfACancelledStream() {
		for (int i = 0; i < 200; i++) {
			String callbackId = String.valueOf(i);
			askForStream("streams.racing", "[1]", callbackId);
			assertThat(this.peer.next()).isEqualTo(element(callbackId, 1));
			this.peer.post("cancelRequest", "[" + callbackId + "]");
			for (String frame = this.peer.next(); !frame.equals(end(callbackId)); frame = this.peer.next()) {
				assertThat(frame).endsWith(",\"callbackId\":" + callbackId + ",\"more\":true}");
			}
			assertThat(this.peer.framesUntilNow()).isEmpty();
		}
	}

	@Test
	void onlyTheSameCharactersNameAStream() {
		askForStream("streams.endless", "[1]", "1");
		assertThat(this.peer.next()).isEqualTo(element("1", 1));
		try (TestPeer other = application.peerV1()) {
			other.ask("cancelRequest", "[1]", "9");
			assertThat(other.next()).isEqualTo(Replies.answer("9", "false"));
		}
		assertThat(streams.running).hasValue(1);
		this.peer.post("cancelRequest", "[\"1\"]");
		this.peer.post("cancelRequest", "[1.0]");
		assertThat(this.peer.framesUntilNow()).allMatch((frame) -> frame.endsWith(",\"more\":true}"));
		assertThat(streams.running).hasValue(1);
		this.peer.post("cancelRequest", "[1]");
	}

	@Test
	void aSecondStreamOfTheSameCallbackIdIsAConflict() {
		askForStream("streams.quiet", "[1]", "1");
		await().atMost(Duration.ofSeconds(10)).untilAtomic(streams.running, is(1));
		askForStream("streams.quiet", "[1]", "1");
		assertThat(this.peer.next()).isEqualTo(Replies.error("1",
				Replies.words("conflict", "Conflict", 409, "A stream of this callbackId is running")));
		this.peer.post("cancelRequest", "[1]");
		assertThat(this.peer.next()).isEqualTo(end("1"));
		askForStream("streams.count", "[1]", "1");
		assertThat(List.of(this.peer.next(), this.peer.next())).containsExactly(element("1", 1), end("1"));
	}

	@Test
	void aSourceThatIsLeftWhileItPublishesHurtsNobody() {
		for (int i = 0; i < 100; i++) {
			this.peer.answer("subscribeSocket", "[\"streams.ticks\"]");
			this.peer.next();
			this.peer.post("unsubscribe", "[\"streams.ticks\"]");
			this.peer.framesUntilNow();
			assertThat(this.peer.framesUntilNow()).isEmpty();
		}
	}

	@Test
	void aPeerThatDoesNotReadHoldsThePublisherBack() {
		streams.produced.set(0);
		try (RawPeer slow = RawPeer.small(application.port(), "/wss", "Sec-WebSocket-Protocol: wss-backend.v1")) {
			slow.request("{\"route\":\"streams.big\",\"args\":[1],\"stream\":true}", "1");
			AtomicLong seen = new AtomicLong();
			await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(200)).until(() -> {
				long now = streams.produced.get();
				return seen.getAndSet(now) == now && now > 0;
			});
			assertThat(streams.produced.get()).isLessThan(2000);
			assertThat(streams.running).hasValue(1);
		}
	}

	@WssRoute("streams")
	static class Streams {

		final AtomicInteger running = new AtomicInteger();

		final AtomicLong produced = new AtomicLong();

		private <T> Flux<T> watched(Flux<T> flux) {
			return flux.doOnSubscribe((subscription) -> this.running.incrementAndGet())
				.doFinally((signal) -> this.running.decrementAndGet());
		}

		@WssRoute
		Flux<Integer> count(int to) {
			return watched(Flux.range(1, to));
		}

		@WssRoute
		Flux<Integer> failing(int to) {
			return watched(Flux.range(1, to).concatWith(Flux.error(new IllegalStateException(Thrown.CANARY))));
		}

		@WssRoute
		Flux<Integer> endless(int from) {
			return watched(Flux.interval(Duration.ofMillis(1)).onBackpressureDrop().scan(from, (n, tick) -> n + 1));
		}

		@WssRoute
		Flux<Integer> racing(int from) {
			return watched(Flux.range(from, Integer.MAX_VALUE - from).publishOn(Schedulers.parallel(), 1));
		}

		@WssRoute
		Flux<Integer> quiet(int x) {
			return watched(Flux.never());
		}

		@WssRoute
		Flux<String> big(int x) {
			return watched(Flux.<String>generate((sink) -> sink.next("x".repeat(10_000)))
				.doOnNext((text) -> this.produced.incrementAndGet()));
		}

		@WssRoute
		int one(int x) {
			return x;
		}

		@WssRoute
		Flux<Integer> ticks() {
			return racing(1);
		}

	}

}
