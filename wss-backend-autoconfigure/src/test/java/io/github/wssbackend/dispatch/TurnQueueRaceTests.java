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

package io.github.wssbackend.dispatch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TurnQueueRaceTests {

	private static final int TURNS = 100_000;

	private final ExecutorService pool = Executors.newFixedThreadPool(4);

	private final AtomicIntegerArray ends = new AtomicIntegerArray(TURNS);

	private final CountDownLatch left = new CountDownLatch(TURNS);

	private final AtomicInteger running = new AtomicInteger();

	private final AtomicInteger last = new AtomicInteger(-1);

	private final AtomicBoolean overlapped = new AtomicBoolean();

	private final AtomicBoolean disordered = new AtomicBoolean();

	@AfterEach
	void stop() {
		this.pool.shutdownNow();
	}

	@Test
	void noTurnIsLostOrDoubledWhileUrgencyComesAndGoes() throws Exception {
		AtomicBoolean urgent = new AtomicBoolean();
		TurnQueue queue = new TurnQueue(this.pool, urgent::get, Runnable::run);
		becomeUrgentNowAndThen(queue, urgent);
		submitAll(queue, Turn.Mode.values());
		assertEachEndedOnce(queue);
	}

	@Test
	void noTurnIsLostOrDoubledWhileTheExecutorHasNoRoomNowAndThen() throws Exception {
		Executor full = (task) -> {
			if (ThreadLocalRandom.current().nextInt(8) == 0) {
				throw new RejectedExecutionException();
			}
			this.pool.execute(task);
		};
		AtomicBoolean urgent = new AtomicBoolean();
		TurnQueue queue = new TurnQueue(full, urgent::get, Runnable::run);
		becomeUrgentNowAndThen(queue, urgent);
		submitAll(queue, Turn.Mode.values());
		assertEachEndedOnce(queue);
	}

	@Test
	void orderedTurnsNeverOverlapAndKeepTheirOrder() throws Exception {
		TurnQueue queue = new TurnQueue(this.pool, () -> false, Runnable::run);
		submitAll(queue, Turn.Mode.ORDERED, Turn.Mode.ORDERED, Turn.Mode.INLINE);
		assertEachEndedOnce(queue);
		assertThat(this.overlapped).isFalse();
		assertThat(this.disordered).isFalse();
	}

	/**
	 * As a connection does it: first it waits, then it tells the queue.
	 */
	private void becomeUrgentNowAndThen(TurnQueue queue, AtomicBoolean urgent) {
		this.pool.execute(() -> {
			while (this.left.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
				urgent.set(true);
				queue.release();
				Thread.yield();
				urgent.set(false);
				for (int i = ThreadLocalRandom.current().nextInt(200); i > 0; i--) {
					Thread.onSpinWait();
				}
			}
		});
	}

	private void submitAll(TurnQueue queue, Turn.Mode... modes) {
		for (int i = 0; i < TURNS; i++) {
			queue.submit(new Counted(i, modes[ThreadLocalRandom.current().nextInt(modes.length)]));
		}
	}

	private void assertEachEndedOnce(TurnQueue queue) throws InterruptedException {
		this.left.await();
		for (int i = 0; i < TURNS; i++) {
			if (this.ends.get(i) != 1) {
				assertThat(this.ends.get(i)).as("turn %d", i).isEqualTo(1);
			}
		}
		assertThat(queue.size()).isZero();
	}

	private final class Counted implements Turn {

		private final int number;

		private final Mode mode;

		Counted(int number, Mode mode) {
			this.number = number;
			this.mode = mode;
		}

		@Override
		public Mode mode() {
			return this.mode;
		}

		@Override
		public void run() {
			TurnQueueRaceTests all = TurnQueueRaceTests.this;
			if (all.running.incrementAndGet() > 1) {
				all.overlapped.set(true);
			}
			if (all.last.getAndSet(this.number) > this.number) {
				all.disordered.set(true);
			}
			all.running.decrementAndGet();
			end();
		}

		@Override
		public void refused() {
			end();
		}

		private void end() {
			TurnQueueRaceTests.this.ends.incrementAndGet(this.number);
			TurnQueueRaceTests.this.left.countDown();
		}

	}

}
