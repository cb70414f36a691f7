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
package io.github.wssbackend.outbound;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.github.wssbackend.WssOverflow;
import io.github.wssbackend.frame.EncodedFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of {@link FlushGuard} on its own thread.
 */
class FlushGuardTests {

	private final FlushGuard guard = new FlushGuard();

	@Test
	void whatIsDueIsFlushedAndNothingIsLeft() throws Exception {
		for (int round = 0; round < 200; round++) {
			CountDownLatch flushed = new CountDownLatch(3);
			for (int i = 0; i < 3; i++) {
				new Thread(() -> this.guard.later(flushed::countDown)).start();
			}
			assertThat(flushed.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void aFlushThatFailsStopsNoOther() {
		AtomicInteger flushed = new AtomicInteger();
		this.guard.later(() -> {
			throw new IllegalStateException("on purpose");
		});
		this.guard.later(flushed::incrementAndGet);
		await().until(() -> flushed.get() == 1);
		this.guard.later(flushed::incrementAndGet);
		await().until(() -> flushed.get() == 2);
	}

	@Test
	void itsThreadIsTold() {
		AtomicInteger told = new AtomicInteger();
		this.guard.later(() -> told.set(FlushGuard.isTicking() ? 1 : 2));
		await().until(() -> told.get() == 1);
		assertThat(FlushGuard.isTicking()).isFalse();
	}

	@Test
	void whatWaitedForAFrameIsToldOnTheExecutorAndNotOnTheTickingThread() {
		QueueFixture fixture = new QueueFixture(64, WssOverflow.LATEST, 100);
		AtomicInteger told = new AtomicInteger();
		fixture.queue
			.offer(OutboundFrame.reply(EncodedFrame.text("a"), () -> told.set(FlushGuard.isTicking() ? 2 : 1)));
		this.guard.later(fixture.queue::flush);
		await().until(() -> fixture.queue.isIdle());
		assertThat(told).hasValue(0);
		fixture.runTasks();
		assertThat(told).hasValue(1);
	}

	@Test
	void withoutAThreadTheCallerFlushes() {
		FlushGuard threadless = new FlushGuard((task) -> {
			throw new OutOfMemoryError("on purpose");
		});
		AtomicInteger flushed = new AtomicInteger();
		threadless.later(flushed::incrementAndGet);
		threadless.later(flushed::incrementAndGet);
		assertThat(flushed).hasValue(2);
	}

}
