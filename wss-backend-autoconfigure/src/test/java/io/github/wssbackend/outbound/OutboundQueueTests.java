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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.wssbackend.WssOverflow;
import io.github.wssbackend.frame.EncodedFrame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutboundQueueTests {

	private static final int MANY = 100_000;

	private final QueueFixture fixture = new QueueFixture(MANY, Long.MAX_VALUE, WssOverflow.LATEST);

	private final FakeTransport transport = this.fixture.transport;

	private final OutboundQueue queue = this.fixture.queue;

	@Test
	void offerOnlyEnqueues() {
		assertThat(this.queue.offer(QueueFixture.reply("a"))).isTrue();
		assertThat(this.transport.texts()).isEmpty();
		assertThat(this.queue.waitingMessages()).isEqualTo(1);
		assertThat(this.queue.waitingBytes()).isEqualTo(1);
		assertThat(this.queue.isIdle()).isFalse();
	}

	@Test
	void flushWritesInOrder() {
		this.queue.offer(QueueFixture.reply("a"));
		this.queue.offer(QueueFixture.emission("b"));
		this.queue.offer(QueueFixture.reply("c"));
		this.queue.flush();
		assertThat(this.transport.texts()).containsExactly("a", "b", "c");
		assertThat(this.queue.isIdle()).isTrue();
	}

	@Test
	void nextWriteWaitsForTheOneBefore() {
		this.transport.hold();
		this.queue.send(QueueFixture.reply("a"));
		this.queue.send(QueueFixture.reply("b"));
		assertThat(this.transport.texts()).containsExactly("a");
		assertThat(this.queue.waitingMessages()).isEqualTo(1);
		this.transport.completeNext();
		assertThat(this.transport.texts()).containsExactly("a", "b");
		assertThat(this.queue.isIdle()).isFalse();
		this.transport.completeNext();
		assertThat(this.queue.isIdle()).isTrue();
	}

	@Test
	void whoeverFlushesWhileAnotherWritesReturnsAtOnce() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		this.transport.block(gate);
		this.queue.offer(QueueFixture.reply("a"));
		Thread writer = new Thread(this.queue::flush);
		writer.start();
		while (this.transport.texts().isEmpty()) {
			Thread.yield();
		}
		this.queue.send(QueueFixture.reply("b"));
		assertThat(this.transport.texts()).containsExactly("a");
		gate.countDown();
		writer.join();
		assertThat(this.transport.texts()).containsExactly("a", "b");
	}

	@Test
	void manyWritesThatEndAtOnceNeedNoStack() {
		IntStream.range(0, MANY).forEach((i) -> this.queue.offer(QueueFixture.reply("" + i)));
		this.queue.flush();
		this.fixture.runTasks();
		assertThat(this.transport.frames()).hasSize(MANY);
	}

	@Test
	void whoeverFlushesIsNotKeptByAQueueThatFillsAsFast() {
		AtomicInteger left = new AtomicInteger(MANY);
		this.queue.send(OutboundFrame.reply(EncodedFrame.text("x"), () -> sendAgain(left)));
		assertThat(this.transport.frames()).hasSize(1024);
		assertThat(this.queue.isIdle()).isFalse();
		assertThat(this.queue.stalledNanos()).isZero();
		this.fixture.runTasks();
		assertThat(this.transport.frames()).hasSize(MANY + 1);
		assertThat(this.queue.isIdle()).isTrue();
	}

	@Test
	void whoeverFlushesGoesOnWhereTheExecutorHasNoRoom() {
		QueueFixture full = new QueueFixture((task) -> {
			throw new RejectedExecutionException();
		});
		IntStream.range(0, 1024).forEach((i) -> full.queue.offer(QueueFixture.reply("" + i)));
		full.transport.hold();
		full.queue.flush();
		full.queue.send(QueueFixture.reply("last"));
		full.transport.inline();
		full.transport.completeNext();
		assertThat(full.transport.frames()).hasSize(1025);
		assertThat(full.queue.isIdle()).isTrue();
	}

	@Test
	void sendingFromWhenWrittenNeedsNoStack() {
		AtomicInteger left = new AtomicInteger(MANY);
		this.queue.send(OutboundFrame.reply(EncodedFrame.text("x"), () -> sendAgain(left)));
		this.fixture.runTasks();
		assertThat(this.transport.frames()).hasSize(MANY + 1);
	}

	private void sendAgain(AtomicInteger left) {
		if (left.getAndDecrement() > 0) {
			this.queue.send(OutboundFrame.reply(EncodedFrame.text("x"), () -> sendAgain(left)));
		}
	}

	@Test
	void manyWritesThatEndLaterNeedNoStack() {
		this.transport.hold();
		IntStream.range(0, MANY).forEach((i) -> this.queue.send(QueueFixture.reply("" + i)));
		int completed = 0;
		while (this.transport.completeNext()) {
			completed++;
		}
		assertThat(completed).isEqualTo(MANY);
		assertThat(this.queue.isIdle()).isTrue();
	}

	@Test
	void threadThatEndsAWriteGoesOn() {
		this.transport.hold();
		IntStream.range(0, 10).forEach((i) -> this.queue.send(QueueFixture.reply("" + i)));
		this.transport.inline();
		this.transport.completeNext();
		assertThat(this.transport.frames()).hasSize(10);
	}

	@Test
	void transportThatCallsTwiceMakesNoSecondWriter() {
		AtomicInteger resumed = new AtomicInteger();
		OutboundWriter writer = new OutboundWriter(this.transport, Runnable::run, (next) -> {
			resumed.incrementAndGet();
			return null;
		}, (failure) -> resumed.addAndGet(100));
		OutboundBatch batch = new OutboundBatch(writer, 0);
		assertThat(batch.leaveToCallback()).isTrue();
		batch.written();
		batch.written();
		batch.failed(new IllegalStateException());
		assertThat(resumed).hasValue(1);
		assertThat(batch.failure()).isNull();
	}

	@Test
	void whenWrittenComesOnceTheFrameLeft() {
		AtomicInteger written = new AtomicInteger();
		this.transport.hold();
		this.queue.send(OutboundFrame.reply(EncodedFrame.text("a"), written::incrementAndGet));
		assertThat(written).hasValue(0);
		this.transport.completeNext();
		assertThat(written).hasValue(1);
	}

	@Test
	void whenWrittenThatThrowsStopsNothing() {
		this.transport.hold();
		this.queue.send(OutboundFrame.reply(EncodedFrame.text("a"), () -> {
			throw new StackOverflowError();
		}));
		this.queue.send(QueueFixture.reply("b"));
		this.transport.completeNext();
		this.transport.completeNext();
		assertThat(this.transport.texts()).containsExactly("a", "b");
		assertThat(this.fixture.listener.failures).isEmpty();
	}

	@Test
	void stalledNanosGrowWhileAWriteHangs() {
		this.transport.hold();
		assertThat(this.queue.stalledNanos()).isZero();
		this.queue.send(QueueFixture.reply("a"));
		long before = this.queue.stalledNanos();
		assertThat(before).isPositive();
		assertThat(this.queue.stalledNanos()).isGreaterThanOrEqualTo(before);
		this.transport.completeNext();
		assertThat(this.queue.stalledNanos()).isZero();
	}

}
