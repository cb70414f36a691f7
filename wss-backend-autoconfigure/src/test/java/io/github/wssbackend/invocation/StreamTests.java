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

package io.github.wssbackend.invocation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.publisher.TestPublisher;

import io.github.wssbackend.annotation.WssRoute;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nodes that return a publisher and take payload: each run is its own stream.
 */
@Timeout(60)
class StreamTests {

	private final Nodes nodes = new Nodes();

	private final Application application = Application.of(this.nodes);

	private final Elements elements = new Elements();

	@AfterEach
	void nothingIsLeftBehind() {
		assertThat(this.application.limited()).isZero();
	}

	private StreamControl stream(String route, String args) {
		return this.application.invoker.stream(this.application.call(route, args), this.elements);
	}

	@Test
	void eachElementIsAnOutputAndTheLastOneTheAnswer() {
		assertThat(this.application.output("count", "[3]")).isEqualTo("3");
		assertThat(this.application.state("count")).isEqualTo("3#3");
	}

	@Test
	void flowPublisherIsAStreamToo() {
		assertThat(this.application.start("flow", "[3]").join()).isInstanceOf(Outcome.Value.class);
		assertThat(this.application.state("flow")).isEqualTo("3#3");
	}

	@Test
	void streamWithoutElementsHasNoOutput() {
		assertThat(this.application.run("count", "[0]")).isEqualTo(new Outcome.None());
	}

	@Test
	void failureAfterElementsIsTheOutcome() {
		assertThat(this.application.error("failing", "[2]").code()).isEqualTo("internal");
		assertThat(this.application.state("failing")).isEqualTo("2#2");
	}

	@Test
	void elementsComeAsTheyAreAskedFor() {
		StreamControl control = stream("count", "[3]");
		assertThat(this.elements.json()).isEmpty();
		control.request(2);
		assertThat(this.elements.json()).containsExactly("1", "2");
		assertThat(this.elements.end()).isNull();
		control.request(1);
		assertThat(this.elements.json()).containsExactly("1", "2", "3");
		assertThat(this.elements.end()).isEqualTo(new Outcome.None());
	}

	@Test
	void elementCanAskForTheNext() {
		this.elements.requestEach();
		stream("count", "[5000]");
		assertThat(this.elements.json()).hasSize(5000);
		assertThat(this.elements.end()).isEqualTo(new Outcome.None());
	}

	@Test
	void nodeThatIsNoStreamEndsWithItsOutput() {
		stream("plain", "[7]");
		assertThat(this.elements.json()).isEmpty();
		assertThat(((Outcome.Value) this.elements.end()).json()).hasToString("7");
	}

	@Test
	void cancellingEndsTheRunAndThePublisher() {
		StreamControl control = stream("steered", "[1]");
		control.request(5);
		this.nodes.publisher.next(1);
		assertThat(control.cancel()).isTrue();
		assertThat(control.cancel()).isFalse();
		this.nodes.publisher.assertCancelled();
		this.nodes.publisher.next(2);
		assertThat(this.elements.json()).containsExactly("1");
		assertThat(this.elements.ends()).isOne();
		assertThat(this.application.state("steered")).isEqualTo("1#1");
	}

	@Test
	void timeLimitHoldsForTheFirstElementAndEachGap() {
		stream("steered", "[1]").request(5);
		this.application.timer.advance(Application.TIMEOUT.dividedBy(2));
		this.nodes.publisher.next(1);
		this.application.timer.advance(Application.TIMEOUT.dividedBy(2));
		assertThat(this.elements.end()).isNull();
		this.application.timer.advance(Application.TIMEOUT.dividedBy(2));
		assertThat(((Outcome.Failed) this.elements.end()).error().code()).isEqualTo("timeout");
		this.nodes.publisher.assertCancelled();
	}

	@Test
	void noTimePassesWhileNothingIsAskedFor() {
		StreamControl control = stream("steered", "[1]");
		this.application.timer.advance(Duration.ofDays(1));
		control.request(1);
		this.nodes.publisher.next(1);
		this.application.timer.advance(Duration.ofDays(1));
		assertThat(this.elements.end()).isNull();
		control.request(1);
		this.application.timer.advance(Application.TIMEOUT);
		assertThat(this.elements.ends()).isOne();
	}

	@Test
	void elementThatJsonCannotTellEndsTheStream() {
		stream("steered", "[1]").request(5);
		this.nodes.publisher.next(1).next(new Untold()).next(2);
		assertThat(((Outcome.Failed) this.elements.end()).error().code()).isEqualTo("internal");
		this.nodes.publisher.assertCancelled();
		assertThat(this.application.state("steered")).isEqualTo("1#1");
	}

	@Test
	void publisherThatSendsMoreThanAskedForIsCutOff() {
		stream("rude", "[1]").request(1);
		assertThat(this.elements.json()).containsExactly("1");
		assertThat(((Outcome.Failed) this.elements.end()).error().code()).isEqualTo("internal");
	}

	@Test
	void publisherThatThrowsOnSubscribeIsAFailure() {
		stream("throwing", "[1]").request(1);
		assertThat(((Outcome.Failed) this.elements.end()).error().code()).isEqualTo("internal");
	}

	@Test
	void monoIsNotCancelledAfterItsElement() {
		assertThat(this.application.output("mono", "[1]")).isEqualTo("1");
		assertThat(this.nodes.monoCompleted).isTrue();
	}

	@Test
	void endWaitsForTheElementThatIsBeingHandedOn() throws Exception {
		CountDownLatch inside = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		this.elements.onNext(() -> {
			inside.countDown();
			awaitQuietly(go);
			assertThat(this.elements.end()).isNull();
		});
		StreamControl control = stream("steered", "[1]");
		control.request(5);
		Thread publisher = new Thread(() -> this.nodes.publisher.next(1));
		publisher.start();
		inside.await();
		assertThat(control.cancel()).isTrue();
		assertThat(this.elements.end()).isNull();
		go.countDown();
		publisher.join();
		assertThat(this.elements.ends()).isOne();
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void cancellationRacesWithElementsAndTheirEnd() throws Exception {
		for (int round = 0; round < 500; round++) {
			Elements receiver = new Elements();
			StreamControl control = this.application.invoker.stream(this.application.call("flow", "[3]"), receiver);
			control.request(10);
			Thread canceller = new Thread(control::cancel);
			canceller.start();
			receiver.awaitEnd();
			canceller.join();
			assertThat(receiver.ends()).isOne();
			assertThat(receiver.elementsAfterEnd()).isZero();
		}
	}

	static class Nodes {

		final TestPublisher<Object> publisher = TestPublisher.create();

		volatile boolean monoCompleted;

		@WssRoute
		Flux<Integer> count(int n) {
			return Flux.range(1, n);
		}

		@WssRoute
		Flow.Publisher<Integer> flow(int n) {
			SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(Runnable::run, 16);
			return (subscriber) -> {
				publisher.subscribe(subscriber);
				Stream.iterate(1, (x) -> x + 1).limit(n).forEach(publisher::submit);
				publisher.close();
			};
		}

		@WssRoute
		Flux<Integer> failing(int n) {
			return Flux.range(1, n).concatWith(Flux.error(new IllegalStateException("secret")));
		}

		@WssRoute
		int plain(int n) {
			return n;
		}

		@WssRoute
		Flux<Object> steered(int n) {
			return this.publisher.flux();
		}

		@WssRoute
		Flow.Publisher<Integer> rude(int n) {
			return (subscriber) -> subscriber.onSubscribe(new Flow.Subscription() {

				@Override
				public void request(long count) {
					subscriber.onNext(1);
					subscriber.onNext(2);
					subscriber.onNext(3);
				}

				@Override
				public void cancel() {
				}

			});
		}

		@WssRoute
		Flow.Publisher<Integer> throwing(int n) {
			return (subscriber) -> {
				throw new IllegalStateException("secret");
			};
		}

		@WssRoute
		Mono<Integer> mono(int n) {
			return Mono.just(n).doOnSuccess((value) -> this.monoCompleted = true);
		}

	}

}
