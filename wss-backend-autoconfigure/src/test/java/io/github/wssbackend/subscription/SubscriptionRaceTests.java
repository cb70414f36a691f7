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

package io.github.wssbackend.subscription;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.state.StateKey;
import io.github.wssbackend.state.StateStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SubscriptionRaceTests {

	private static final Spelling SPELLING = new Spelling("price", null, false);

	private final JsonCodec codec = new JsonCodec(JsonMapper.builder().build());

	private final StateStore store = new StateStore(this.codec);

	private final SubscriptionRegistry registry = new SubscriptionRegistry(this.store, this.codec);

	private final ExecutorService pool = Executors.newFixedThreadPool(1);

	@AfterEach
	void stop() {
		this.pool.shutdownNow();
	}

	@Test
	void currentAndEmissionsHaveNoHoleAndNoRepeat() throws Exception {
		int last = 20;
		for (int round = 0; round < 1000; round++) {
			StateKey key = StateKey.of("price" + round);
			FakePeer peer = new FakePeer("peer", round % 2 == 0);
			this.store.publish(key, 0);
			together(() -> IntStream.rangeClosed(1, last).forEach((i) -> this.store.publish(key, i)),
					() -> this.registry.subscribe(peer, key, null, SPELLING, true, peer::answer));
			List<String> texts = peer.texts();
			assertThat(texts.get(0)).isEqualTo("#1");
			assertThat(peer.isFlushed()).isTrue();
			int first = last + 2 - texts.size();
			for (int i = 1; i < texts.size(); i++) {
				assertThat(texts.get(i)).startsWith("{\"args\":" + (first + i - 1) + ",");
			}
		}
	}

	@Test
	void peerThatLeavesWhileItSubscribesLeavesNothing() throws Exception {
		StateKey key = StateKey.of("price");
		for (int round = 0; round < 10_000; round++) {
			FakePeer peer = new FakePeer("peer", false);
			together(() -> {
				this.registry.subscribe(peer, key, null, SPELLING, false, peer::answer);
				this.registry.subscribe(peer, key, null, SPELLING, false, peer::answer);
			}, () -> this.registry.remove(peer));
			assertThat(this.registry.size()).isZero();
			assertThat(this.store.listenerCount()).isZero();
			assertThat(this.store.keys()).isEmpty();
		}
	}

	@Test
	void peerThatLeavesWhileItsSubscriptionWaitsLeavesNothing() throws Exception {
		StateKey busy = StateKey.of("busy");
		FakePeer peer = new FakePeer("peer", false);
		this.registry.subscribe(peer, StateKey.of("price"), null, SPELLING, false, peer::answer);
		Thread late = new Thread(
				() -> this.registry.subscribe(peer, busy, null, SPELLING, false, (number) -> peer.answer(-1)));
		this.store.withCurrent(busy, (newest) -> {
			late.start();
			while (late.getState() != Thread.State.WAITING) {
				Thread.yield();
			}
			this.registry.remove(peer);
		});
		late.join();
		assertThat(peer.texts()).containsExactly("#1");
		assertThat(this.registry.size()).isZero();
		assertThat(this.store.keys()).isEmpty();
	}

	@Test
	void subscribingAndUnsubscribingTogetherEndsInOneOfBoth() throws Exception {
		StateKey key = StateKey.of("price");
		for (int round = 0; round < 10_000; round++) {
			FakePeer peer = new FakePeer("peer", false);
			this.registry.subscribe(peer, key, null, SPELLING, false, peer::answer);
			together(() -> this.registry.subscribe(peer, key, null, SPELLING, false, peer::answer),
					() -> this.registry.unsubscribe(peer, "price", null));
			this.store.publish(key, round);
			assertThat(peer.topics()).hasSize(this.registry.count(peer));
			this.registry.remove(peer);
			assertThat(this.store.listenerCount()).isZero();
		}
	}

	@Test
	void nothingIsEmittedAfterUnsubscribe() throws Exception {
		StateKey key = StateKey.of("price");
		for (int round = 0; round < 5000; round++) {
			FakePeer peer = new FakePeer("peer", false);
			this.registry.subscribe(peer, key, null, SPELLING, false, peer::answer);
			together(() -> IntStream.range(0, 5).forEach((i) -> this.store.publish(key, i)), () -> {
				this.registry.unsubscribe(peer, "price", 1);
				peer.answer(0);
			});
			assertThat(peer.texts()).last().isEqualTo("#0");
		}
	}

	private void together(Runnable first, Runnable second) throws Exception {
		CyclicBarrier start = new CyclicBarrier(2);
		Future<?> other = this.pool.submit(() -> {
			start.await();
			second.run();
			return null;
		});
		start.await();
		first.run();
		other.get();
	}

}
