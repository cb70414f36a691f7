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

package io.github.wssbackend.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.wssbackend.annotation.WssRoute;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StreamAnswerTests {

	private static final String STREAM = "{\"route\":\"feed\",\"args\":[1],\"stream\":true}";

	private static final String END = "{\"callbackId\":\"c\"}";

	private final Feed feed = new Feed();

	private final DispatchFixture peer = DispatchFixture.v1(this.feed);

	@AfterEach
	void stop() {
		this.peer.close();
	}

	@Test
	void elementsAreSentAsTheyComeAndTheEndAfterThem() {
		assertThat(this.peer.request(STREAM)).isEmpty();
		this.feed.run(0).subscriber.onNext(1);
		assertThat(this.peer.written()).containsExactly(element(1));
		this.feed.run(0).subscriber.onNext(2);
		this.feed.run(0).subscriber.onComplete();
		assertThat(this.peer.written()).containsExactly(element(2), END);
		assertNothingLeft();
	}

	@Test
	void failureEndsTheStream() {
		this.peer.request(STREAM);
		this.feed.run(0).subscriber.onError(new IllegalStateException("secret"));
		assertThat(this.peer.written()).containsExactly("{\"callbackId\":\"c\",\"error\":{\"code\":\"internal\","
				+ "\"title\":\"Internal Server Error\",\"status\":500}}");
		assertNothingLeft();
	}

	@Test
	void sixteenElementsAreAskedForAndOneMoreForEachThatLeft() {
		this.peer.request(STREAM);
		assertThat(this.feed.run(0).requested).isEqualTo(16);
		this.peer.peer.transport.hold();
		for (int i = 0; i < 16; i++) {
			this.feed.run(0).subscriber.onNext(i);
		}
		assertThat(this.feed.run(0).requested).isEqualTo(16);
		this.peer.peer.transport.completeNext();
		this.peer.peer.transport.completeNext();
		assertThat(this.feed.run(0).requested).isEqualTo(18);
	}

	@Test
	void cancellationEndsTheStreamAndIsAnswered() {
		this.peer.request(STREAM);
		this.feed.run(0).subscriber.onNext(1);
		this.peer.written();
		assertThat(cancel("\"c\"")).containsExactly(END, "{\"args\":true,\"callbackId\":\"d\"}");
		assertThat(this.feed.run(0).cancelled).isTrue();
		this.feed.run(0).subscriber.onNext(2);
		this.feed.run(0).subscriber.onComplete();
		assertThat(this.peer.written()).isEmpty();
		assertThat(cancel("\"c\"")).containsExactly("{\"args\":false,\"callbackId\":\"d\"}");
		assertNothingLeft();
	}

	@Test
	void streamThatIsCancelledBeforeItsTurnNeverStarts() {
		Queue<Runnable> tasks = new ArrayDeque<>();
		try (DispatchFixture busy = DispatchFixture.on(tasks::add, this.feed, new Slow())) {
			busy.text("{\"route\":\"slow\"}");
			assertThat(busy.request(STREAM)).isEmpty();
			assertThat(busy.text("{\"route\":\"cancelRequest\",\"args\":[\"c\"]}")).containsExactly(END);
			tasks.remove().run();
			assertThat(this.feed.runs).isEmpty();
			assertThat(busy.written()).isEmpty();
			assertThat(busy.dialogue.inFlight()).isZero();
		}
	}

	@Test
	void idOfAStreamThatWasRefusedIsFree() {
		try (DispatchFixture busy = DispatchFixture.v1(this.feed)) {
			CompletableFuture<String> answer = busy.peer.connection.run("r", String.class);
			for (int i = 0; i < 4; i++) {
				busy.text("{\"route\":\"runRequest\",\"args\":[" + STREAM + ",0," + i + "]}");
			}
			busy.written();
			assertThat(busy.request(STREAM)).singleElement().asString().contains("too-many-requests");
			answer.cancel(true);
			busy.text("{\"route\":\"cancelRequest\",\"args\":[0]}");
			busy.written();
			assertThat(busy.request(STREAM)).isEmpty();
			assertThat(this.feed.runs).hasSize(5);
		}
	}

	@Test
	void cancellationOfAnythingElseEndsNothing() {
		this.peer.request(STREAM);
		for (String id : List.of("\"d\"", "1", "null", "[\"c\"]", "{\"a\":\"c\"}", "true")) {
			assertThat(cancel(id)).containsExactly("{\"args\":false,\"callbackId\":\"d\"}");
		}
		assertThat(this.feed.run(0).cancelled).isFalse();
	}

	@Test
	void cancellationOfNothingIsRefused() {
		assertThat(cancel("")).containsExactly("{\"callbackId\":\"d\",\"error\":{\"code\":\"bad-request\","
				+ "\"title\":\"Bad Request\",\"status\":400,\"detail\":\"The args of cancelRequest are [callbackId]\"}}");
	}

	@Test
	void postedCancellationActsWithoutAnAnswer() {
		this.peer.request(STREAM);
		assertThat(this.peer.text("{\"route\":\"cancelRequest\",\"args\":[\"c\"]}")).containsExactly(END);
		assertNothingLeft();
	}

	@Test
	void idOfARunningStreamIsTaken() {
		this.peer.request(STREAM);
		assertThat(this.peer.request(STREAM)).containsExactly("{\"callbackId\":\"c\",\"error\":{\"code\":\"conflict\","
				+ "\"title\":\"Conflict\",\"status\":409,\"detail\":\"A stream of this callbackId is running\"}}");
		assertThat(this.feed.runs).hasSize(1);
		cancel("\"c\"");
		this.peer.request(STREAM);
		assertThat(this.feed.runs).hasSize(2);
	}

	@Test
	void streamEndsWithItsPeer() {
		this.peer.request(STREAM);
		this.peer.leave();
		assertThat(this.feed.run(0).cancelled).isTrue();
		assertNothingLeft();
		this.peer.request(STREAM);
		assertThat(this.feed.runs).allMatch((run) -> run.cancelled);
		assertNothingLeft();
	}

	@Test
	void runThatNobodyStreamsEndsWithItsPeer() {
		this.peer.request("{\"route\":\"feed\",\"args\":[1]}");
		this.peer.text("{\"route\":\"feed\",\"args\":[2]}");
		assertThat(this.feed.runs).hasSize(2).noneMatch((run) -> run.cancelled);
		this.peer.leave();
		assertThat(this.feed.runs).allMatch((run) -> run.cancelled);
		this.peer.text("{\"route\":\"feed\",\"args\":[3]}");
		assertThat(this.feed.runs).allMatch((run) -> run.cancelled);
		assertNothingLeft();
	}

	@Test
	void plainPeerGetsTheLastElementAsTheAnswer() {
		try (DispatchFixture plain = DispatchFixture.plain(this.feed)) {
			assertThat(plain.request(STREAM)).isEmpty();
			this.feed.run(0).subscriber.onNext(1);
			this.feed.run(0).subscriber.onNext(2);
			assertThat(plain.written()).isEmpty();
			this.feed.run(0).subscriber.onComplete();
			assertThat(plain.written()).containsExactly("{\"args\":2,\"callbackId\":\"c\"}");
		}
	}

	@Test
	void noElementFollowsTheEndOfACancelledStream() throws Exception {
		ExecutorService pool = Executors.newFixedThreadPool(1);
		for (int round = 0; round < 500; round++) {
			this.peer.request(STREAM);
			Run run = this.feed.run(round);
			CyclicBarrier start = new CyclicBarrier(2);
			Future<?> elements = pool.submit(() -> {
				start.await();
				for (int i = 0; i < 5; i++) {
					run.subscriber.onNext(i);
				}
				return null;
			});
			start.await();
			this.peer.dialogue.text("{\"route\":\"cancelRequest\",\"args\":[\"c\"]}");
			elements.get();
			assertThat(this.peer.written()).as("round %d", round).endsWith(END).containsOnlyOnce(END);
		}
		pool.shutdownNow();
		assertNothingLeft();
	}

	private List<String> cancel(String id) {
		return this.peer
			.text("{\"route\":\"runRequest\",\"args\":[{\"route\":\"cancelRequest\",\"args\":[" + id + "]},0,\"d\"]}");
	}

	private static String element(int value) {
		return "{\"args\":" + value + ",\"callbackId\":\"c\",\"more\":true}";
	}

	private void assertNothingLeft() {
		assertThat(this.peer.dialogue.inFlight()).isZero();
		assertThat(this.peer.invoker.limited()).isZero();
	}

	static class Slow {

		@WssRoute
		void slow() {
		}

	}

	static class Feed {

		private final List<Run> runs = new ArrayList<>();

		@WssRoute
		Flow.Publisher<Integer> feed(int seed) {
			return (subscriber) -> {
				Run run = new Run(subscriber);
				this.runs.add(run);
				subscriber.onSubscribe(run);
			};
		}

		Run run(int index) {
			return this.runs.get(index);
		}

	}

	private static final class Run implements Flow.Subscription {

		private final Flow.Subscriber<? super Integer> subscriber;

		private volatile long requested;

		private volatile boolean cancelled;

		Run(Flow.Subscriber<? super Integer> subscriber) {
			this.subscriber = subscriber;
		}

		@Override
		public synchronized void request(long n) {
			this.requested += n;
		}

		@Override
		public void cancel() {
			this.cancelled = true;
		}

	}

}
