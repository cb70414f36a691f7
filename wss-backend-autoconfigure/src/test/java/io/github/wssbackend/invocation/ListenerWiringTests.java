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
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.annotation.WssListener;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.state.StateKey;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The flow graph at work.
 */
@ExtendWith(OutputCaptureExtension.class)
class ListenerWiringTests {

	private final Nodes nodes = new Nodes();

	private final List<Runnable> tasks = new ArrayList<>();

	private Application started(Object... beans) {
		Application application = Application.of(beans);
		application.wiring.start();
		return application;
	}

	@Test
	void outputFlowsFromNodeToNode() {
		Application application = started(this.nodes);
		assertThat(application.output("price", "[4]")).isEqualTo("4.0");
		assertThat(application.state("half")).isEqualTo("2.0#1");
		assertThat(application.state("quarter")).isEqualTo("1.0#1");
		assertThat(this.nodes.seen).containsExactly("half 2.0");
	}

	@Test
	void publishedStateFlowsToo() {
		Application application = started(this.nodes);
		application.graph.publish("price", 8);
		assertThat(application.state("quarter")).isEqualTo("2.0#1");
	}

	@Test
	void whatWasThereBeforeTheStartIsToldFirst() {
		Application application = Application.of(this.nodes);
		application.graph.publish("price", 8);
		assertThat(application.state("half")).isNull();
		application.wiring.start();
		assertThat(application.state("half")).isEqualTo("4.0#1");
	}

	@Test
	void listIsOneArgument() {
		Application application = started(this.nodes);
		application.graph.publish("list", List.of(1, 2));
		assertThat(this.nodes.seen).containsExactly("list [1, 2]");
	}

	@Test
	void propertyIsToldWhereItIsThere() {
		Application application = started(this.nodes);
		application.graph.publish("order", Map.of("name", "a"));
		application.graph.publish("order", Map.of("other", "b"));
		application.graph.publish("order", 5);
		assertThat(this.nodes.seen).containsExactly("name a");
	}

	@Test
	void listenerOfAMethodHearsThatMethodOnly() {
		Application application = started(this.nodes);
		application.run(application.call("item", "post", "[1]", null, null));
		application.run(application.call("item", null, "[2]", null, null));
		assertThat(this.nodes.seen).containsExactly("item 1");
	}

	@Test
	void blockingListenerRunsOnTheExecutorAndTheAnswerDoesNotWait() {
		Application application = Application.with(this.nodes).executor(this.tasks::add).build();
		application.wiring.start();
		assertThat(application.output("price", "[4]")).isEqualTo("4.0");
		assertThat(application.state("half")).isNull();
		while (!this.tasks.isEmpty()) {
			this.tasks.remove(0).run();
		}
		assertThat(application.state("quarter")).isEqualTo("1.0#1");
	}

	@Test
	void asynchronousListenerSeesOneOutputAtATime() {
		Application application = started(this.nodes);
		application.graph.publish("slow", 1);
		application.graph.publish("slow", 2);
		assertThat(this.nodes.running).hasSize(1);
		this.nodes.running.get(0).complete("done");
		assertThat(this.nodes.running).hasSize(2);
	}

	@Test
	void listenerThatFailsHurtsNobody(CapturedOutput log) {
		Application application = started(this.nodes);
		application.graph.publish("bad", 1);
		assertThat(application.output("bad", "[]")).isEqualTo("1");
		assertThat(this.nodes.failures).hasValue(2);
		assertThat(log.getAll()).contains("Nodes.fail(int)");
	}

	@Test
	void outputThatDoesNotFitIsLogged(CapturedOutput log) {
		Application application = started(this.nodes);
		application.graph.publish("price", "no number");
		assertThat(log.getAll()).contains("could not take an output").contains("does not fit");
		assertThat(application.state("half")).isNull();
	}

	@Test
	void listenerWithoutAPeerGetsNull() {
		Application application = started(this.nodes);
		application.graph.publish("peer", 1);
		assertThat(this.nodes.seen).containsExactly("peer null");
	}

	@Test
	void nothingIsLeftAfterTheStop() {
		Application application = started(this.nodes);
		application.wiring.stop();
		assertThat(application.store.listenerCount()).isZero();
		application.graph.publish("price", 8);
		assertThat(application.state("half")).isNull();
		assertThat(application.store.current(StateKey.of("price"))).isNotNull();
		assertThat(application.limited()).isZero();
	}

	static class Nodes {

		final List<String> seen = new ArrayList<>();

		final List<CompletableFuture<String>> running = new ArrayList<>();

		final AtomicInteger failures = new AtomicInteger();

		@WssRoute
		double price(double price) {
			return price;
		}

		@WssRoute
		@WssListener("price")
		double half(double price) {
			return price / 2;
		}

		@WssRoute(blocking = false)
		@WssListener("half")
		double quarter(double price) {
			return price / 2;
		}

		@WssListener("half")
		void onHalf(double half) {
			this.seen.add("half " + half);
		}

		@WssListener("list")
		void onList(List<Integer> list) {
			this.seen.add("list " + list);
		}

		@WssListener("order.name")
		void onName(String name) {
			this.seen.add("name " + name);
		}

		@WssRoute
		Object order(Object order) {
			return order;
		}

		@WssRoute(value = "item", method = "post")
		int write(int item) {
			return item;
		}

		@WssListener("item.post")
		void onItem(int item) {
			this.seen.add("item " + item);
		}

		@WssListener("slow")
		CompletableFuture<String> slowly(int x) {
			this.running.add(new CompletableFuture<>());
			return this.running.get(this.running.size() - 1);
		}

		@WssRoute
		int bad() {
			return 1;
		}

		@WssListener("bad")
		void fail(int x) {
			this.failures.incrementAndGet();
			throw new AssertionError("secret");
		}

		@WssListener("peer")
		void onPeer(int x, @Nullable WssConnection peer) {
			this.seen.add("peer " + peer);
		}

	}

}
