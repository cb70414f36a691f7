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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.WssState;
import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.WssTimeoutException;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.state.StateKey;

import org.springframework.core.ParameterizedTypeReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What own code can do with the nodes.
 */
@Timeout(60)
class LocalGraphTests {

	private static final ParameterizedTypeReference<List<Point>> POINTS = new ParameterizedTypeReference<>() {
	};

	private final Nodes nodes = new Nodes();

	private final Application application = Application.of(this.nodes);

	private final LocalGraph graph = this.application.graph;

	@Test
	void runsANodeAndConvertsItsOutput() {
		assertThat(this.graph.run("add", Integer.class, 1, 2)).isCompletedWithValue(3);
		assertThat(this.graph.run("add", int.class, 1, 2)).isCompletedWithValue(3);
		assertThat(this.graph.run("add", String.class, 1, 2)).isCompletedWithValue("3");
		assertThat(this.graph.run("add", Void.class, 1, 2)).isCompletedWithValue(null);
		assertThat(this.graph.run("points", POINTS)).isCompletedWithValue(List.of(new Point(1, 2)));
		assertThat(this.graph.run("nothing", Object.class)).isCompletedWithValue(null);
		assertThat(this.application.state("add")).isEqualTo("3#4");
	}

	@Test
	void runsWhatPeersMayNot() {
		assertThat(this.graph.run("hidden", String.class)).isCompletedWithValue("mine");
	}

	@Test
	void requestSaysEverythingACallCanSay() {
		assertThat(this.graph.request(WssMessage.call("item", 5).withMethod("POST"), Integer.class))
			.isCompletedWithValue(5);
		assertThat(this.application.store.current(StateKey.of("item", "post"))).isNotNull();
		assertThat(this.application.state("item")).isNull();
		assertThat(this.graph.request(WssMessage.call("add", 1, 2), Integer.class)).isCompletedWithValue(3);
		assertThat(this.graph.request(WssMessage.call("points"), POINTS))
			.isCompletedWithValue(List.of(new Point(1, 2)));
	}

	@Test
	void failuresAreInTheFuture() {
		assertFails(this.graph.run("none", String.class), WssRequestException.class, "route-not-found");
		assertFails(this.graph.request(WssMessage.call("item", 1).withMethod("delete"), String.class),
				WssRequestException.class, "route-not-found");
		assertFails(this.graph.run("", String.class), IllegalArgumentException.class, "route");
		assertFails(this.graph.run("add", Integer.class, 1), WssRequestException.class, "bad-request");
		assertFails(this.graph.run("failing", String.class), IllegalStateException.class, "as it is");
		this.graph.publish("plain", 1);
		assertFails(this.graph.run("plain", String.class), WssRequestException.class, "route-not-found");
	}

	private static void assertFails(CompletableFuture<?> future, Class<? extends Throwable> type, String text) {
		assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class)
			.cause()
			.isInstanceOf(type)
			.hasMessageContaining(text);
	}

	@Test
	void blockingNodeRunsOnTheExecutorAndAnotherOnTheCaller() {
		List<Runnable> tasks = new ArrayList<>();
		Application later = Application.with(this.nodes).executor(tasks::add).build();
		CompletableFuture<Integer> sum = later.graph.run("add", Integer.class, 1, 2);
		assertThat(sum).isNotDone();
		assertThat(later.graph.run("fast", Integer.class, 1)).isCompletedWithValue(1);
		tasks.remove(0).run();
		assertThat(sum).isCompletedWithValue(3);
	}

	@Test
	void fullExecutorIsOverloaded() {
		Application full = Application.with(this.nodes).executor((task) -> {
			throw new RejectedExecutionException();
		}).build();
		assertFails(full.graph.run("add", Integer.class, 1, 2), WssRequestException.class, "overloaded");
	}

	@Test
	void runThatTakesTooLongIsATimeout() {
		CompletableFuture<String> answer = this.graph.run("never", String.class);
		this.application.timer.advance(Application.TIMEOUT);
		assertFails(answer, WssTimeoutException.class, "never");
	}

	@Test
	void cancellingARunCancelsItsResult() {
		this.graph.run("never", String.class).cancel(true);
		assertThat(this.nodes.never).isCancelled();
		assertThat(this.application.limited()).isZero();
	}

	@Test
	void cancellingARunInterruptsTheNode() throws Exception {
		ExecutorService executor = Executors.newSingleThreadExecutor();
		Application other = Application.with(this.nodes).executor(executor).build();
		CompletableFuture<String> answer = other.graph.run("hang", String.class);
		this.nodes.entered.await();
		answer.cancel(true);
		executor.shutdown();
		assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
		assertThat(other.limited()).isZero();
	}

	@Test
	void stateIsTheNewestOutput() {
		assertThat(this.graph.state("add", Integer.class)).isNull();
		assertThat(this.graph.state("none", Integer.class)).isNull();
		this.graph.run("add", Integer.class, 1, 2);
		assertThat(this.graph.state("add", Integer.class)).isEqualTo(3);
		this.graph.run("points", POINTS);
		assertThat(this.graph.state("points", POINTS)).containsExactly(new Point(1, 2));
		this.graph.publish("where", new Point(3, 4));
		assertThat(this.graph.state("where", Map.class)).isEqualTo(Map.of("x", 3, "y", 4));
		assertThat(this.graph.state("where.x", Integer.class)).isEqualTo(3);
		assertThat(this.graph.state("where.z", Integer.class)).isNull();
		this.application.store.publish(StateKey.of("socket1"), "kept");
		assertThat(this.graph.state("socket1", String.class)).isEqualTo("kept");
	}

	@Test
	void publishingDeclaresTheNameOpen() {
		this.graph.publish("fresh", 1);
		assertThat(this.application.table.find("fresh").remote()).isTrue();
		assertThat(this.graph.routes()).contains("fresh", "add");
		this.graph.publish("fresh.part", 1);
		assertThat(this.application.state("fresh.part")).isEqualTo("1#1");
		assertThat(this.application.state("fresh")).isEqualTo("1#1");
	}

	@Test
	void publishingToANodeSetsItsState() {
		this.graph.publish("add", 7);
		assertThat(this.graph.state("add", Integer.class)).isEqualTo(7);
		this.graph.publish("item.post", 8);
		assertThat(this.application.store.current(StateKey.of("item", "post")).value()).isEqualTo(8);
		assertThat(this.application.table.find("item.post")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "runRequest", "subscribeSocket", "unsubscribe", "cancelRequest", "setId", "", " " })
	void reservedNamesCannotBePublishedOrDeclared(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.graph.publish(name, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> this.graph.declare(name, true));
	}

	@Test
	void valueThatJsonCannotTellChangesNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.graph.publish("fresh", new Untold()));
		assertThat(this.graph.routes()).doesNotContain("fresh");
		assertThat(this.application.state("fresh")).isNull();
	}

	@Test
	void subscriberIsToldWhatComesAfterwards() {
		List<WssState> seen = new ArrayList<>();
		this.graph.publish("fresh", 1);
		WssSubscription subscription = this.graph.subscribe("fresh", seen::add);
		this.graph.publish("fresh", 2);
		this.graph.publish("fresh", 2);
		assertThat(seen).extracting(WssState::value).containsExactly(2, 2);
		assertThat(seen).extracting(WssState::version).containsExactly(2L, 3L);
		assertThat(subscription.route()).isEqualTo("fresh");
		assertThat(subscription.isActive()).isTrue();
		assertThat(subscription.ended().toCompletableFuture()).isNotDone();
		subscription.close();
		subscription.close();
		this.graph.publish("fresh", 3);
		assertThat(seen).hasSize(2);
		assertThat(subscription.isActive()).isFalse();
		assertThat(subscription.ended().toCompletableFuture()).isCompletedWithValue(null);
		assertThat(this.application.store.listenerCount()).isZero();
	}

	@Test
	void subscriberOfAPropertyIsToldThatProperty() {
		List<WssState> seen = new ArrayList<>();
		this.graph.publish("where", new Point(0, 0));
		this.graph.subscribe("where.y", seen::add);
		this.graph.publish("where", new Point(3, 4));
		this.graph.publish("where", "no point");
		assertThat(seen).extracting(WssState::route, WssState::value).containsExactly(tuple("where.y", 4));
	}

	@Test
	void nameThatIsSubscribedToIsClosedUntilItIsPublished() {
		this.graph.subscribe("awaited", (state) -> {
		});
		assertThat(this.application.table.find("awaited").remote()).isFalse();
		this.graph.publish("awaited", 1);
		assertThat(this.application.table.find("awaited").remote()).isTrue();
	}

	@Test
	void subscriberThatThrowsIsToldTheNext() {
		List<WssState> seen = new ArrayList<>();
		this.graph.subscribe("fresh", (state) -> {
			seen.add(state);
			throw new AssertionError("secret");
		});
		this.graph.publish("fresh", 1);
		this.graph.publish("fresh", 2);
		assertThat(seen).hasSize(2);
	}

	record Point(int x, int y) {
	}

	static class Nodes {

		final CompletableFuture<String> never = new CompletableFuture<>();

		final CountDownLatch entered = new CountDownLatch(1);

		@WssRoute
		int add(int a, int b) {
			return a + b;
		}

		@WssRoute(blocking = false)
		int fast(int x) {
			return x;
		}

		@WssRoute
		List<Point> points() {
			return List.of(new Point(1, 2));
		}

		@WssRoute
		void nothing() {
		}

		@WssRoute(remote = false)
		String hidden() {
			return "mine";
		}

		@WssRoute(value = "item", method = "get")
		int read() {
			return 0;
		}

		@WssRoute(value = "item", method = "post")
		int write(int x) {
			return x;
		}

		@WssRoute
		String failing() {
			throw new IllegalStateException("as it is");
		}

		@WssRoute
		CompletableFuture<String> never() {
			return this.never;
		}

		@WssRoute
		String hang() throws InterruptedException {
			this.entered.countDown();
			new CountDownLatch(1).await();
			return "";
		}

	}

}
