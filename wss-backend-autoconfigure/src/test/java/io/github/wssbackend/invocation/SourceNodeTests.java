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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssState;
import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.annotation.WssRoute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Sources: subscribed to while somebody wants them.
 */
@Timeout(60)
class SourceNodeTests {

	private final Nodes nodes = new Nodes();

	private final Application application = Application.of(this.nodes);

	@BeforeEach
	void start() {
		this.application.wiring.start();
	}

	@AfterEach
	void nothingIsLeftBehind() {
		assertThat(this.application.limited()).isZero();
		assertThat(this.application.store.listenerCount()).isZero();
		assertThat(this.nodes.sink.currentSubscriberCount()).isZero();
	}

	@Test
	void sourceIsSubscribedToWhileThereAreListeners() {
		List<Object> seen = new ArrayList<>();
		assertThat(this.nodes.subscriptions).hasValue(0);
		WssSubscription first = this.application.graph.subscribe("hot", (state) -> seen.add(state.value()));
		WssSubscription second = this.application.graph.subscribe("hot", (state) -> seen.add(state.value()));
		assertThat(this.nodes.subscriptions).hasValue(1);
		this.nodes.sink.tryEmitNext(1);
		first.close();
		this.nodes.sink.tryEmitNext(2);
		assertThat(this.nodes.sink.currentSubscriberCount()).isOne();
		second.close();
		assertThat(this.nodes.sink.currentSubscriberCount()).isZero();
		assertThat(seen).containsExactly(1, 1, 2);
		assertThat(this.application.state("hot")).isEqualTo("2#2");
	}

	@Test
	void requestWaitsForTheFirstElementAndLetsGo() {
		CompletableFuture<Outcome> outcome = this.application.start("hot", "[]");
		assertThat(outcome).isNotDone();
		this.nodes.sink.tryEmitNext(1);
		assertThat(((Outcome.Value) outcome.join()).value()).isEqualTo(1);
		assertThat(this.application.state("hot")).isEqualTo("1#1");
	}

	@Test
	void requestIsAnsweredWithTheNewestElement() {
		WssSubscription subscription = this.application.graph.subscribe("hot", (state) -> {
		});
		this.nodes.sink.tryEmitNext(1);
		this.nodes.sink.tryEmitNext(2);
		assertThat(this.application.output("hot", "[]")).isEqualTo("2");
		assertThat(this.application.state("hot")).isEqualTo("2#2");
		subscription.close();
	}

	@Test
	void requestToAnIdleSourceGetsAFreshElement() {
		assertThat(this.application.output("cold", "[]")).isEqualTo("1");
		assertThat(this.application.output("cold", "[]")).isEqualTo("2");
		assertThat(this.application.state("cold")).isEqualTo("2#2");
	}

	@Test
	void quietSourceIsAnsweredWithWhatItLastSaid() {
		CompletableFuture<Outcome> first = this.application.start("hot", "[]");
		this.nodes.sink.tryEmitNext(1);
		assertThat(first).isDone();
		CompletableFuture<Outcome> second = this.application.start("hot", "[]");
		this.application.timer.advance(Application.TIMEOUT);
		assertThat(((Outcome.Value) second.join()).value()).isEqualTo(1);
	}

	@Test
	void sourceThatNeverSaidAnythingIsATimeout() {
		CompletableFuture<Outcome> outcome = this.application.start("hot", "[]");
		this.application.timer.advance(Application.TIMEOUT);
		assertThat(((Outcome.Failed) outcome.join()).error().code()).isEqualTo("timeout");
	}

	@Test
	void failedSourceIsAFailureAndSubscribedAnew() {
		assertThat(this.application.error("flaky", "[]").code()).isEqualTo("internal");
		assertThat(this.application.output("flaky", "[]")).isEqualTo("\"up\"");
	}

	@Test
	void requestRevivesASourceThatFailedWhileOthersListen() {
		List<Object> seen = new ArrayList<>();
		WssSubscription subscription = this.application.graph.subscribe("flaky", (state) -> seen.add(state.value()));
		assertThat(this.application.output("flaky", "[]")).isEqualTo("\"up\"");
		assertThat(seen).containsExactly("up");
		subscription.close();
	}

	@Test
	void emptySourceHasNoOutput() {
		assertThat(this.application.run("empty", "[]")).isEqualTo(new Outcome.None());
	}

	@Test
	void elementThatJsonCannotTellEndsTheSource() {
		List<WssState> seen = new ArrayList<>();
		WssSubscription subscription = this.application.graph.subscribe("hot", seen::add);
		this.nodes.sink.tryEmitNext(new Untold());
		assertThat(seen).isEmpty();
		assertThat(this.nodes.sink.currentSubscriberCount()).isZero();
		subscription.close();
	}

	@Test
	void streamOfASourceBeginsWithTheNewestElement() {
		WssSubscription subscription = this.application.graph.subscribe("hot", (state) -> {
		});
		this.nodes.sink.tryEmitNext(1);
		this.nodes.sink.tryEmitNext(2);
		Elements elements = new Elements();
		StreamControl control = this.application.invoker.stream(this.application.call("hot", "[]"), elements);
		control.request(2);
		this.nodes.sink.tryEmitNext(3);
		this.nodes.sink.tryEmitNext(4);
		assertThat(elements.json()).containsExactly("2", "3");
		control.request(1);
		assertThat(elements.json()).containsExactly("2", "3", "4");
		assertThat(control.cancel()).isTrue();
		assertThat(this.application.state("hot")).isEqualTo("4#4");
		subscription.close();
	}

	@Test
	void sourceForTheCallerIsAStreamOfEachCall() {
		WssConnection peer = mock();
		assertThat(this.application.run(this.application.call("own", null, "[]", peer, null)))
			.isInstanceOfSatisfying(Outcome.Value.class, (value) -> assertThat(value.value()).isEqualTo(2));
		assertThat(this.application.state("own")).isNull();
	}

	@Test
	void stoppingCancelsSources() {
		WssSubscription subscription = this.application.graph.subscribe("hot", (state) -> {
		});
		this.application.wiring.stop();
		assertThat(this.nodes.sink.currentSubscriberCount()).isZero();
		subscription.close();
	}

	@Test
	void demandRacesWithItself() throws Exception {
		ExecutorService other = Executors.newSingleThreadExecutor();
		for (int round = 0; round < 500; round++) {
			Future<?> churn = other.submit(() -> this.application.graph.subscribe("hot", (state) -> {
			}).close());
			CompletableFuture<Outcome> outcome = this.application.start("hot", "[]");
			while (!outcome.isDone()) {
				this.nodes.sink.tryEmitNext(round);
			}
			churn.get();
			assertThat(outcome.join()).isInstanceOf(Outcome.Value.class);
			assertThat(this.application.store.listenerCount()).isZero();
		}
		other.shutdown();
	}

	static class Nodes {

		final Sinks.Many<Object> sink = Sinks.many().multicast().directBestEffort();

		final AtomicInteger subscriptions = new AtomicInteger();

		private final AtomicInteger reading = new AtomicInteger();

		private final AtomicInteger attempts = new AtomicInteger();

		@WssRoute
		Flux<Object> hot() {
			this.subscriptions.incrementAndGet();
			return this.sink.asFlux();
		}

		@WssRoute
		Flux<Integer> cold() {
			return Flux.defer(() -> Flux.just(this.reading.incrementAndGet()).concatWith(Flux.never()));
		}

		@WssRoute
		Flux<String> flaky() {
			return (this.attempts.incrementAndGet() == 1) ? Flux.error(new IllegalStateException("secret"))
					: Flux.just("up").concatWith(Flux.never());
		}

		@WssRoute
		Flux<String> empty() {
			return Flux.empty();
		}

		@WssRoute
		Flux<Integer> own(WssConnection peer) {
			return Flux.just(1, 2);
		}

	}

}
