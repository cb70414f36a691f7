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

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.wssbackend.WssOverflow;
import io.github.wssbackend.frame.EncodedFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link OutboundQueue} on a transport that takes several frames in one write.
 */
class GatheredWritesTests {

	private final QueueFixture fixture = new QueueFixture(1024, WssOverflow.LATEST, 100);

	private final FakeTransport transport = this.fixture.transport;

	private final OutboundQueue queue = this.fixture.queue;

	@Test
	void allThatWaitsLeavesInOneWrite() {
		IntStream.range(0, 5).forEach((i) -> this.queue.offer(QueueFixture.reply("" + i)));
		this.queue.flush();
		assertThat(this.transport.texts()).containsExactly("0", "1", "2", "3", "4");
		assertThat(this.transport.batches()).containsExactly(5);
		assertThat(this.queue.isIdle()).isTrue();
	}

	@Test
	void aWriteHasSoManyBytesAndNoMore() {
		IntStream.range(0, 3).forEach((i) -> this.queue.offer(QueueFixture.reply(i + "x".repeat(49))));
		this.queue.flush();
		assertThat(this.transport.batches()).containsExactly(2, 1);
	}

	@Test
	void aFrameLargerThanAWriteLeavesAlone() {
		this.queue.offer(QueueFixture.reply("a"));
		this.queue.offer(QueueFixture.reply("b".repeat(101)));
		this.queue.offer(QueueFixture.reply("c"));
		this.queue.flush();
		assertThat(this.transport.batches()).containsExactly(1, 1, 1);
	}

	@Test
	void whatComesDuringAWriteLeavesWithTheNext() {
		this.transport.hold();
		this.queue.send(QueueFixture.reply("a"));
		IntStream.range(0, 3).forEach((i) -> this.queue.send(QueueFixture.reply("" + i)));
		this.transport.completeNext();
		assertThat(this.transport.batches()).containsExactly(1, 3);
	}

	@Test
	void theWordOfAGapStandsRightBeforeItsEmission() {
		QueueFixture full = new QueueFixture(2, WssOverflow.DROP_OLDEST, 100);
		full.transport.hold();
		full.queue.send(QueueFixture.reply("R"));
		full.queue.send(QueueFixture.emission("b1"));
		full.queue.send(QueueFixture.emission("a1"));
		full.queue.send(QueueFixture.emission("a2"));
		full.queue.send(QueueFixture.emission("a3"));
		full.transport.completeNext();
		assertThat(full.transport.texts()).containsExactly("R", "gap a 1", "a2", "a3");
	}

	@Test
	void eachThatWaitedIsToldInOrder() {
		AtomicInteger told = new AtomicInteger();
		StringBuilder order = new StringBuilder();
		for (String text : new String[] { "a", "b", "c" }) {
			this.queue.offer(OutboundFrame.reply(EncodedFrame.text(text), () -> {
				told.incrementAndGet();
				order.append(text);
			}));
		}
		this.transport.hold();
		this.queue.flush();
		assertThat(told).hasValue(0);
		this.transport.completeNext();
		assertThat(order).hasToString("abc");
	}

	@Test
	void aFailedWriteTellsNobodyAndEndsTheQueue() {
		AtomicInteger told = new AtomicInteger();
		this.transport.failWith(new IllegalStateException("broken"));
		this.queue.offer(OutboundFrame.reply(EncodedFrame.text("a"), told::incrementAndGet));
		this.queue.offer(QueueFixture.reply("b"));
		this.queue.flush();
		assertThat(told).hasValue(0);
		assertThat(this.queue.send(QueueFixture.reply("c"))).isFalse();
	}

}
