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
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.core.ParameterizedTypeReference;

import io.github.wssbackend.WssGraph;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssState;
import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static io.github.wssbackend.api.Frames.emission;
import static io.github.wssbackend.api.Frames.noOutput;
import static io.github.wssbackend.api.Frames.notFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Own code reads, publishes and listens to states.
 */
class WssGraphStateTests {

	private static final ParameterizedTypeReference<List<Item>> ITEMS = new ParameterizedTypeReference<>() {
	};

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Routes.class);

	private final BlockingQueue<WssState> states = new LinkedBlockingQueue<>();

	private WssGraph graph;

	@BeforeEach
	void inject() {
		this.graph = application.graph();
	}

	private WssState told() throws InterruptedException {
		WssState state = this.states.poll(10, TimeUnit.SECONDS);
		assertThat(state).isNotNull();
		return state;
	}

	@Test
	void stateIsTheNewestOutputInTheTypeWanted() {
		this.graph.publish("itemState", new Item("a"));
		this.graph.publish("itemState", new Item("b"));
		assertThat(this.graph.state("itemState", Item.class)).isEqualTo(new Item("b"));
		assertThat(this.graph.state("itemState", Map.class)).isEqualTo(Map.of("name", "b"));
	}

	@Test
	void stateTakesATypeWithParameters() {
		this.graph.publish("itemStates", List.of(Map.of("name", "m")));
		assertThat(this.graph.state("itemStates", ITEMS)).containsExactly(new Item("m"));
	}

	@Test
	void stateOfAMethodIsItsOwn() {
		this.graph.request(WssMessage.call("verb", "y").withMethod("get"), String.class).join();
		assertThat(this.graph.state("verb.get", String.class)).isEqualTo("got y");
	}

	@Test
	void stateIsNullForWhatNeverRanOrDoesNotExist() {
		assertThat(this.graph.state("neverRun", Object.class)).isNull();
		assertThat(this.graph.state("doesNotExist", Object.class)).isNull();
	}

	@Test
	void publishDeclaresAStateThatIsOpenToPeers() {
		TestPeer peer = application.peer();
		this.graph.publish("fresh", 1);
		peer.ask("subscribeSocket", "[\"fresh\",\"" + peer.id() + "\"]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "1"));
		this.graph.publish("fresh", 2);
		assertThat(peer.next()).isEqualTo(emission("fresh", "2"));
		peer.ask("fresh", "[]", "2");
		assertThat(peer.next()).isEqualTo(answer("2", "2"));
	}

	@Test
	void publishKeepsTheValueAsItWasForPeers() {
		TestPeer peer = application.peer();
		this.graph.declare("changing", true);
		peer.ask("subscribeSocket", "[\"changing\",\"" + peer.id() + "\"]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "1"));
		List<String> value = new ArrayList<>(List.of("a"));
		this.graph.publish("changing", value);
		value.add("b");
		assertThat(peer.next()).isEqualTo(emission("changing", "[\"a\"]"));
		peer.ask("changing", "[]", "2");
		assertThat(peer.next()).isEqualTo(answer("2", "[\"a\"]"));
	}

	@Test
	void publishOfAReservedOrEmptyNameIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.graph.publish("setId", 1));
		assertThatIllegalArgumentException().isThrownBy(() -> this.graph.publish("", 1));
	}

	@Test
	void publishOfWhatJsonCannotTellIsRefusedAndChangesNothing() {
		this.graph.publish("kept", "old");
		assertThatIllegalArgumentException().isThrownBy(() -> this.graph.publish("kept", new Circle()));
		assertThat(this.graph.state("kept", String.class)).isEqualTo("old");
	}

	@Test
	void aDeclaredStateCanBeSubscribedToBeforeItIsThere() {
		TestPeer peer = application.peer();
		this.graph.declare("soon", true);
		peer.ask("soon", "[]", "1");
		assertThat(peer.next()).isEqualTo(noOutput("1"));
		peer.ask("subscribeSocket", "[\"soon\",\"" + peer.id() + "\"]", "2");
		assertThat(peer.next()).isEqualTo(answer("2", "1"));
		this.graph.publish("soon", "now");
		assertThat(peer.next()).isEqualTo(emission("soon", "\"now\""));
	}

	@Test
	void aStateDeclaredAsClosedStaysHiddenFromPeers() {
		TestPeer peer = application.peer();
		this.graph.declare("closed", false);
		this.graph.publish("closed", 1);
		peer.ask("closed", "[]", "1");
		assertThat(peer.next()).isEqualTo(notFound("1"));
		this.graph.declare("closed", true);
		peer.ask("closed", "[]", "2");
		assertThat(peer.next()).isEqualTo(answer("2", "1"));
	}

	@Test
	void declareLeavesANodeWithAMethodAsItIs() {
		TestPeer peer = application.peer();
		this.graph.declare("add", false);
		peer.ask("add", "[1,1]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "2"));
	}

	@Test
	void subscribeTellsWhatComesAfterIt() throws Exception {
		this.graph.publish("watched", 1);
		try (WssSubscription subscription = this.graph.subscribe("watched", this.states::add)) {
			this.graph.publish("watched", 2);
			WssState state = told();
			assertThat(state.route()).isEqualTo("watched");
			assertThat(state.value()).isEqualTo(2);
			assertThat(state.version()).isEqualTo(2);
			assertThat(subscription.route()).isEqualTo("watched");
			assertThat(subscription.isActive()).isTrue();
		}
		assertThat(this.states).isEmpty();
	}

	@Test
	void aClosedSubscriptionIsToldNothing() throws Exception {
		WssSubscription closed = this.graph.subscribe("left", this.states::add);
		closed.close();
		closed.close();
		assertThat(closed.isActive()).isFalse();
		BlockingQueue<WssState> others = new LinkedBlockingQueue<>();
		try (WssSubscription open = this.graph.subscribe("left", others::add)) {
			this.graph.publish("left", 1);
			assertThat(others.poll(10, TimeUnit.SECONDS)).isNotNull();
		}
		assertThat(this.states).isEmpty();
	}

	@Test
	void subscribeTakesAPropertyOfANode() throws Exception {
		try (WssSubscription subscription = this.graph.subscribe("item.name", this.states::add)) {
			this.graph.run("item", Item.class, "inner").join();
			WssState state = told();
			assertThat(state.value()).isEqualTo("inner");
			assertThat(state.route()).isEqualTo("item.name");
		}
	}

	@Test
	void aSubscribedListenerThatThrowsGoesOn() throws Exception {
		try (WssSubscription subscription = this.graph.subscribe("rough", (state) -> {
			this.states.add(state);
			throw new IllegalStateException("expected");
		})) {
			this.graph.publish("rough", 1);
			this.graph.publish("rough", 2);
			assertThat(told().value()).isEqualTo(1);
			assertThat(told().value()).isEqualTo(2);
		}
	}

	@Test
	void subscribeListenersRunOnTheExecutor() throws Exception {
		CompletableFuture<String> thread = new CompletableFuture<>();
		try (WssSubscription subscription = this.graph.subscribe("threaded",
				(state) -> thread.complete(Thread.currentThread().getName()))) {
			this.graph.publish("threaded", 1);
			assertThat(thread.get(10, TimeUnit.SECONDS)).startsWith("wss-");
		}
	}

	@Test
	void subscribingToAnUnknownNameOpensNothingToPeers() {
		TestPeer peer = application.peer();
		try (WssSubscription subscription = this.graph.subscribe("unheard", this.states::add)) {
			peer.ask("unheard", "[]", "1");
			assertThat(peer.next()).isEqualTo(notFound("1"));
			this.graph.publish("unheard", 1);
			peer.ask("unheard", "[]", "2");
			assertThat(peer.next()).isEqualTo(answer("2", "1"));
		}
	}

	@Test
	void routesAreASortedSnapshot() {
		this.graph.declare("zz.closed", false);
		assertThat(this.graph.routes()).contains("add", "verb", "hidden", "ping", "echo", "log", "error", "zz.closed")
			.doesNotContain("runRequest", "subscribeSocket");
		assertThat(List.copyOf(this.graph.routes())).isSorted();
	}

	record Item(String name) {
	}

	static class Circle {

		public Circle getSelf() {
			return this;
		}

	}

	@WssRoute
	static class Routes {

		@WssRoute
		int add(int a, int b) {
			return a + b;
		}

		@WssRoute
		Item item(String name) {
			return new Item(name);
		}

		@WssRoute
		int neverRun() {
			return 1;
		}

		@WssRoute(remote = false)
		int hidden() {
			return 1;
		}

		@WssRoute(value = "verb", method = "get")
		String get(String text) {
			return "got " + text;
		}

	}

}
