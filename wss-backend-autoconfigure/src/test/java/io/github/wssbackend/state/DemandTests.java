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
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.wssbackend.frame.JsonCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DemandTests {

	private static final StateKey KEY = StateKey.of("source");

	private final StateStore store = new StateStore(new JsonCodec(JsonMapper.builder().build()));

	private final RecordingDemand demand = new RecordingDemand();

	@Test
	void firstListenerStartsAndLastOneEnds() {
		this.store.onDemand(KEY, this.demand);
		Registration first = listen();
		Registration second = listen();
		first.close();
		assertThat(this.demand.calls).containsExactly("started");
		second.close();
		second.close();
		assertThat(this.demand.calls).containsExactly("started", "ended");
		listen();
		assertThat(this.demand.calls).containsExactly("started", "ended", "started");
	}

	@Test
	void demandThatComesLateIsTold() {
		listen();
		this.store.onDemand(KEY, this.demand);
		assertThat(this.demand.calls).containsExactly("started");
	}

	@Test
	void demandIsToldAfterTheActionThatMadeIt() {
		this.store.onDemand(KEY, this.demand);
		this.store.withCurrent(KEY, (newest) -> {
			listen();
			assertThat(this.demand.calls).isEmpty();
		});
		assertThat(this.demand.calls).containsExactly("started");
	}

	@Test
	void listeningAndLeavingInOneStepIsNoDemand() {
		this.store.onDemand(KEY, this.demand);
		this.store.withCurrent(KEY, (newest) -> listen().close());
		assertThat(this.demand.calls).isEmpty();
	}

	@Test
	void sourceMayPublishAndLoseItsListenerWhileItIsStarted() {
		RecordingOutputListener listener = new RecordingOutputListener();
		List<Registration> registrations = new ArrayList<>();
		this.store.onDemand(KEY, new Demand() {

			@Override
			public void started() {
				DemandTests.this.demand.started();
				DemandTests.this.store.publish(KEY, 1);
				registrations.get(0).close();
			}

			@Override
			public void ended() {
				DemandTests.this.demand.ended();
			}

		});
		this.store.withCurrent(KEY, (newest) -> registrations.add(this.store.listen(KEY, listener)));
		assertThat(listener.versions()).containsExactly(1L);
		assertThat(this.demand.calls).containsExactly("started", "ended");
	}

	@Test
	void demandThatThrowsIsToldTheNextTime() {
		this.store.onDemand(KEY, new Demand() {

			@Override
			public void started() {
				throw new StackOverflowError();
			}

			@Override
			public void ended() {
				DemandTests.this.demand.calls.add("ended");
			}

		});
		listen().close();
		assertThat(this.demand.calls).containsExactly("ended");
	}

	@Test
	void callsAlternateAndNeverOverlap() throws Exception {
		this.store.onDemand(KEY, this.demand);
		ExecutorService pool = Executors.newFixedThreadPool(4);
		Callable<Boolean> visitor = () -> {
			for (int i = 0; i < 20_000; i++) {
				listen().close();
			}
			return true;
		};
		for (Future<Boolean> visit : pool.invokeAll(List.of(visitor, visitor, visitor, visitor))) {
			visit.get();
		}
		pool.shutdown();
		assertThat(this.demand.overlaps).hasValue(0);
		assertThat(this.demand.repeats).hasValue(0);
		assertThat(this.demand.wanted).isFalse();
		assertThat(this.store.listenerCount()).isZero();
	}

	private Registration listen() {
		return this.store.listen(KEY, new RecordingOutputListener());
	}

	private static final class RecordingDemand implements Demand {

		private final List<String> calls = new CopyOnWriteArrayList<>();

		private final AtomicInteger inside = new AtomicInteger();

		private final AtomicInteger overlaps = new AtomicInteger();

		private final AtomicInteger repeats = new AtomicInteger();

		private volatile boolean wanted;

		@Override
		public void started() {
			change("started", true);
		}

		@Override
		public void ended() {
			change("ended", false);
		}

		private void change(String call, boolean wanted) {
			this.overlaps.addAndGet((this.inside.incrementAndGet() > 1) ? 1 : 0);
			this.repeats.addAndGet((this.wanted == wanted) ? 1 : 0);
			this.wanted = wanted;
			if (this.calls.size() < 10) {
				this.calls.add(call);
			}
			this.inside.decrementAndGet();
		}

	}

}
