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

package io.github.wssbackend.state;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import io.github.wssbackend.frame.JsonCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StateStoreRaceTests {

	private static final StateKey KEY = StateKey.of("price");

	private final StateStore store = new StateStore(new JsonCodec(JsonMapper.builder().build()));

	private final ExecutorService pool = Executors.newFixedThreadPool(4);

	@AfterEach
	void stop() {
		this.pool.shutdownNow();
	}

	@Test
	void twoPublishersMakeOneOrderForAllListeners() throws Exception {
		OrderListener first = new OrderListener();
		OrderListener second = new OrderListener();
		this.store.listen(KEY, first);
		this.store.listen(KEY, second);
		together(() -> publish(20_000), () -> publish(20_000));
		List<Long> expected = LongStream.rangeClosed(1, 40_000).boxed().toList();
		assertThat(first.versions).isEqualTo(expected);
		assertThat(second.versions).isEqualTo(expected);
	}

	@Test
	void whatWasPublishedWasAcceptedByAll() throws Exception {
		OrderListener listener = new OrderListener();
		AtomicLong accepted = new AtomicLong();
		this.store.listen(KEY, listener);
		this.store.listen(KEY, new OutputListener() {

			@Override
			public void accept(Output output) {
				accepted.set(output.version());
			}

			@Override
			public void flush() {
			}

		});
		Runnable publisher = () -> {
			for (int i = 0; i < 20_000; i++) {
				assertThat(this.store.publish(KEY, i).version()).isLessThanOrEqualTo(accepted.get());
			}
		};
		together(publisher, publisher);
	}

	@Test
	void currentAndWhatFollowsHaveNoHoleAndNoRepeat() throws Exception {
		for (int round = 0; round < 1000; round++) {
			StateKey key = StateKey.of("price" + round);
			OrderListener listener = new OrderListener();
			AtomicLong current = new AtomicLong();
			together(() -> publish(key, 20), () -> this.store.withCurrent(key, (newest) -> {
				current.set((newest != null) ? newest.version() : 0);
				this.store.listen(key, listener);
			}));
			assertThat(listener.versions).isEqualTo(LongStream.rangeClosed(current.get() + 1, 20).boxed().toList());
		}
	}

	@Test
	void statesThatComeAndGoLoseNoListener() throws Exception {
		for (int round = 0; round < 5000; round++) {
			OrderListener listener = new OrderListener();
			List<Registration> kept = new ArrayList<>();
			together(() -> this.store.listen(KEY, new OrderListener()).close(), () -> {
				kept.add(this.store.listen(KEY, listener));
				this.store.publish(KEY, 1);
				this.store.remove(KEY);
			});
			assertThat(listener.versions).hasSize(1);
			kept.get(0).close();
			assertThat(this.store.keys()).isEmpty();
		}
	}

	@Test
	void listenerThatWaitedWhileAStateWasForgottenIsNotForgotten() throws Exception {
		OrderListener listener = new OrderListener();
		Thread waiting = new Thread(() -> this.store.listen(KEY, listener));
		this.store.withCurrent(KEY, (newest) -> {
			waiting.start();
			while (waiting.getState() != Thread.State.WAITING) {
				Thread.yield();
			}
		});
		waiting.join();
		this.store.publish(KEY, 1);
		assertThat(listener.versions).containsExactly(1L);
	}

	private void publish(int times) {
		publish(KEY, times);
	}

	private void publish(StateKey key, int times) {
		for (int i = 0; i < times; i++) {
			this.store.publish(key, i);
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

	/**
	 * Not safe by itself: it relies on the lock of the state.
	 */
	private static final class OrderListener implements OutputListener {

		private final List<Long> versions = new ArrayList<>();

		@Override
		public void accept(Output output) {
			this.versions.add(output.version());
		}

		@Override
		public void flush() {
		}

	}

}
