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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.stereotype.Service;

import io.github.wssbackend.annotation.WssListener;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static io.github.wssbackend.api.Frames.emission;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nodes and methods that run on the outputs of other nodes.
 */
class ListenersTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Market.class, Watcher.class);

	private Watcher watcher;

	@BeforeEach
	void clear() {
		this.watcher = application.bean(Watcher.class);
		this.watcher.seen.clear();
	}

	private String seen() {
		try {
			String seen = this.watcher.seen.poll(10, TimeUnit.SECONDS);
			return (seen != null) ? seen : "nothing";
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aListenerOfAnyBeanIsToldOfEachOutput() {
		application.graph().publish("price", 2.5);
		assertThat(seen()).isEqualTo("price 2.5");
	}

	@Test
	void theOutputOfAListenerFlowsOnThroughSeveralLevels() {
		TestPeer peer = application.peer();
		for (String route : List.of("market.half", "market.average", "market.alert")) {
			peer.ask("subscribeSocket", "[\"" + route + "\",\"" + peer.id() + "\"]", "0");
			peer.next();
		}
		peer.ask("market.half", "[300]", "1");
		assertThat(List.of(peer.next(), peer.next(), peer.next(), peer.next())).containsExactlyInAnyOrder(
				emission("market.half", "150.0"), answer("1", "150.0"), emission("market.average", "150.0"),
				emission("market.alert", "\"150.0 is high\""));
		assertThat(application.graph().state("market.alert", String.class)).isEqualTo("150.0 is high");
	}

	@Test
	void aNodeThatListensCanBeRunByPeersToo() {
		TestPeer peer = application.peer();
		peer.ask("market.alert", "[1]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "\"1.0 is high\""));
	}

	@Test
	void aListenerIsToldOfTheOutputsOfOneMethod() {
		application.peer().askFor("{\"route\":\"market.item\",\"method\":\"get\"}", "1");
		assertThat(seen()).isEqualTo("read item");
	}

	@Test
	void aListenerIsToldOfOneProperty() {
		application.peer().post("market.quote", "[7]");
		assertThat(seen()).isEqualTo("symbol ABC");
	}

	@Test
	void aListenerHearsSeveralNodes() {
		application.graph().publish("left", "l");
		assertThat(seen()).isEqualTo("either l");
		application.graph().publish("right", "r");
		assertThat(seen()).isEqualTo("either r");
	}

	@Test
	void anOutputIsOneArgumentAndNeverSpread() {
		application.graph().publish("numbers", List.of(1, 2, 3));
		assertThat(seen()).isEqualTo("numbers [1, 2, 3]");
	}

	@Test
	void aListenerWithoutArgumentsIsToldToo() {
		application.graph().publish("tick", "x");
		assertThat(seen()).isEqualTo("tick");
	}

	@Test
	void nullIsAnOutputForListeners() {
		application.graph().publish("maybe", null);
		assertThat(seen()).isEqualTo("maybe null");
	}

	@Test
	void aListenerSeesOneOutputAtATimeInTheirOrder() {
		for (int i = 0; i < 1000; i++) {
			application.graph().publish("ordered", i);
		}
		for (int i = 0; i < 1000; i++) {
			assertThat(seen()).isEqualTo("ordered " + i);
		}
		assertThat(this.watcher.overlaps).hasValue(0);
	}

	@Test
	void anAnswerDoesNotWaitForListeners() {
		TestPeer peer = application.peer();
		peer.ask("market.gated", "[1]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "1"));
		this.watcher.gate.countDown();
		assertThat(seen()).isEqualTo("gated 1");
	}

	@Test
	void aListenerThatThrowsHarmsNobody() {
		application.graph().publish("fragile", "error");
		application.graph().publish("fragile", "fine");
		assertThat(List.of(seen(), seen(), seen())).containsExactlyInAnyOrder("sturdy error", "fragile fine",
				"sturdy fine");
	}

	@Test
	void aListenerGetsThePublishedValueItselfWhereTheTypeFits() {
		Quote quote = new Quote("X", 1);
		application.graph().publish("same", quote);
		assertThat(seen()).isEqualTo("same " + System.identityHashCode(quote));
	}

	@Test
	void peersCannotRunAPlainListener() {
		TestPeer peer = application.peer();
		peer.ask("onPrice", "[1]", "1");
		assertThat(peer.next()).isEqualTo(Frames.notFound("1"));
	}

	@Test
	void peersMaySubscribeToANameThatIsOnlyListenedToOnceItIsPublished() {
		TestPeer peer = application.peer();
		application.graph().publish("price", 1.0);
		peer.ask("subscribeSocket", "[\"price\",\"" + peer.id() + "\"]", "0");
		assertThat(peer.next()).isEqualTo(answer("0", "1"));
		application.graph().publish("price", 4.0);
		assertThat(peer.next()).isEqualTo(emission("price", "4.0"));
		assertThat(List.of(seen(), seen())).containsExactly("price 1.0", "price 4.0");
	}

	record Quote(String symbol, int amount) {
	}

	@WssRoute("market")
	static class Market {

		@WssRoute("half")
		double halve(double x) {
			return x / 2;
		}

		@WssRoute
		@WssListener("market.half")
		double average(double price) {
			return price;
		}

		@WssRoute
		@WssListener("market.average")
		String alert(double average) {
			return average + " is high";
		}

		@WssRoute(value = "item", method = "get")
		String read() {
			return "item";
		}

		@WssRoute(value = "item", method = "post")
		String write() {
			return "wrong";
		}

		@WssRoute
		Quote quote(int amount) {
			return new Quote("ABC", amount);
		}

		@WssRoute
		int gated(int value) {
			return value;
		}

	}

	@Service
	static class Watcher {

		final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

		final AtomicInteger running = new AtomicInteger();

		final AtomicInteger overlaps = new AtomicInteger();

		final CountDownLatch gate = new CountDownLatch(1);

		@WssListener("price")
		void onPrice(double price) {
			this.seen.add("price " + price);
		}

		@WssListener("market.item.get")
		void onRead(String item) {
			this.seen.add("read " + item);
		}

		@WssListener("market.quote.symbol")
		void onSymbol(String symbol) {
			this.seen.add("symbol " + symbol);
		}

		@WssListener({ "left", "right" })
		void onEither(String value) {
			this.seen.add("either " + value);
		}

		@WssListener("numbers")
		void onNumbers(List<Integer> numbers) {
			this.seen.add("numbers " + numbers);
		}

		@WssListener("tick")
		void onTick() {
			this.seen.add("tick");
		}

		@WssListener("maybe")
		void onMaybe(@Nullable String value) {
			this.seen.add("maybe " + value);
		}

		@WssListener("ordered")
		void onOrdered(int value) {
			if (this.running.getAndIncrement() != 0) {
				this.overlaps.incrementAndGet();
			}
			this.seen.add("ordered " + value);
			this.running.decrementAndGet();
		}

		@WssListener("market.gated")
		void onGated(int value) throws InterruptedException {
			this.gate.await();
			this.seen.add("gated " + value);
		}

		@WssListener("fragile")
		void onFragile(String value) {
			if ("error".equals(value)) {
				throw new StackOverflowError("expected");
			}
			this.seen.add("fragile " + value);
		}

		@WssListener("fragile")
		void onSturdy(String value) {
			this.seen.add("sturdy " + value);
		}

		@WssListener("same")
		void onSame(Quote quote) {
			this.seen.add("same " + System.identityHashCode(quote));
		}

	}

}
