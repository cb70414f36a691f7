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

package io.github.wssbackend.connection;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RemoteRoutesRaceTests {

	private static final int ROUNDS = 2_000;

	private final JsonCodec codec = new JsonCodec(JsonMapper.shared());

	private final ExecutorService pool = Executors.newFixedThreadPool(2);

	@AfterEach
	void stop() {
		this.pool.shutdownNow();
	}

	@Test
	void whoComesWhileTheLastOneGoesIsSubscribed() throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			AtPeer peer = new AtPeer();
			RemoteRoutes routes = new RemoteRoutes(peer, this.codec);
			WssSubscription leaving = subscribe(routes, new CopyOnWriteArrayList<>()).join();
			List<Integer> seen = new CopyOnWriteArrayList<>();
			together(leaving::close, () -> subscribe(routes, seen).join());
			assertThat(peer.open).as("round %d", round).hasValue(1);
			assertThat(routes.size()).isEqualTo(1);
			routes.emitted("price", this.codec.encode(1), null);
			assertThat(seen).containsExactly(1);
		}
	}

	@Test
	void everySubscriptionThatEndsLeavesNothing() throws Exception {
		AtPeer peer = new AtPeer();
		RemoteRoutes routes = new RemoteRoutes(peer, this.codec);
		Runnable comeAndGo = () -> {
			for (int round = 0; round < ROUNDS; round++) {
				subscribe(routes, new CopyOnWriteArrayList<>()).join().close();
			}
		};
		together(comeAndGo, comeAndGo);
		assertThat(peer.open).hasValue(0);
		assertThat(routes.size()).isZero();
	}

	@Test
	void whoComesWhileTheConnectionEndsIsToldAndLeavesNothing() throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			AtPeer peer = new AtPeer();
			RemoteRoutes routes = new RemoteRoutes(peer, this.codec);
			List<CompletableFuture<WssSubscription>> asked = new CopyOnWriteArrayList<>();
			together(() -> {
				for (int i = 0; i < 5; i++) {
					asked.add(subscribe(routes, new CopyOnWriteArrayList<>()));
				}
			}, () -> {
				peer.closed = true;
				routes.close();
			});
			assertThat(asked).hasSize(5).allMatch(CompletableFuture::isDone);
			routes.close();
			assertThat(routes.size()).isZero();
		}
	}

	@Test
	void latecomerSeesEachOutputAtMostOnceAndInOrder() throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			RemoteRoutes routes = new RemoteRoutes(new AtPeer(), this.codec);
			subscribe(routes, new CopyOnWriteArrayList<>()).join();
			List<Integer> seen = new CopyOnWriteArrayList<>();
			List<JsonText> values = List.of(this.codec.encode(1), this.codec.encode(2), this.codec.encode(3));
			together(() -> values.forEach((value) -> routes.emitted("price", value, null)),
					() -> subscribe(routes, seen).join());
			assertThat(seen).as("round %d", round).isSorted().doesNotHaveDuplicates().endsWith(3);
		}
	}

	private CompletableFuture<WssSubscription> subscribe(RemoteRoutes routes, List<Integer> seen) {
		return routes.<Integer>subscribe("price", Integer.class, seen::add, null);
	}

	private void together(Runnable first, Runnable second) throws Exception {
		CyclicBarrier start = new CyclicBarrier(2);
		Future<?> one = this.pool.submit(() -> {
			start.await();
			first.run();
			return null;
		});
		Future<?> other = this.pool.submit(() -> {
			start.await();
			second.run();
			return null;
		});
		one.get();
		other.get();
	}

	/**
	 * A peer that answers at once.
	 */
	private static final class AtPeer implements RemoteRoutes.Verbs {

		private final AtomicLong numbers = new AtomicLong();

		private final AtomicInteger open = new AtomicInteger();

		private volatile boolean closed;

		@Override
		public void subscribe(String route, CompletableFuture<Long> confirmed) {
			if (this.closed) {
				confirmed.completeExceptionally(new IllegalStateException("closed"));
				return;
			}
			this.open.incrementAndGet();
			confirmed.complete(this.numbers.incrementAndGet());
		}

		@Override
		public CompletableFuture<Boolean> unsubscribe(String route, long number) {
			this.open.decrementAndGet();
			return CompletableFuture.completedFuture(true);
		}

	}

}
