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

import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;

import io.github.wssbackend.WssCloseStatus;
import io.github.wssbackend.WssOverflow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutboundQueueEndTests {

	private final QueueFixture fixture = new QueueFixture();

	private final FakeTransport transport = this.fixture.transport;

	private final RecordingListener listener = this.fixture.listener;

	private final OutboundQueue queue = this.fixture.queue;

	@Test
	void closeWritesWhatWaitsFirst() {
		this.transport.hold();
		this.queue.send(QueueFixture.reply("a"));
		this.queue.send(QueueFixture.reply("b"));
		this.queue.close(WssCloseStatus.GOING_AWAY);
		assertThat(this.queue.send(QueueFixture.reply("c"))).isFalse();
		this.transport.completeNext();
		assertThat(this.fixture.tasks).isEmpty();
		this.transport.completeNext();
		assertThat(this.fixture.tasks).hasSize(1);
		this.fixture.runTasks();
		assertThat(this.transport.texts()).containsExactly("a", "b");
		assertThat(this.transport.closes()).containsExactly(WssCloseStatus.GOING_AWAY);
		assertThat(this.transport.isAborted()).isFalse();
	}

	@Test
	void closeOfAnIdleQueueClosesOnTheExecutor() {
		this.queue.close(WssCloseStatus.NORMAL);
		assertThat(this.transport.closes()).isEmpty();
		this.fixture.runTasks();
		assertThat(this.transport.closes()).containsExactly(WssCloseStatus.NORMAL);
	}

	@Test
	void closeFlushesWhatWasOnlyOffered() {
		this.queue.offer(QueueFixture.reply("a"));
		this.queue.close(WssCloseStatus.NORMAL);
		assertThat(this.transport.texts()).containsExactly("a");
	}

	@Test
	void closingTwiceClosesOnce() {
		this.queue.close(WssCloseStatus.NORMAL);
		this.queue.close(WssCloseStatus.GOING_AWAY);
		this.fixture.runTasks();
		assertThat(this.transport.closes()).containsExactly(WssCloseStatus.NORMAL);
	}

	@Test
	void abortDropsWhatWaitsAndWaitsForNoWrite() {
		this.transport.hold();
		this.queue.send(QueueFixture.reply("a"));
		this.queue.send(QueueFixture.reply("b"));
		this.queue.abort(WssCloseStatus.SLOW_READER);
		assertThat(this.transport.closes()).isEmpty();
		assertThat(this.queue.waitingMessages()).isZero();
		this.fixture.runTasks();
		assertThat(this.transport.closes()).containsExactly(WssCloseStatus.SLOW_READER);
		assertThat(this.transport.isAborted()).isTrue();
		this.transport.failNext(new IOException());
		assertThat(this.transport.texts()).containsExactly("a");
		assertThat(this.listener.failures).isEmpty();
	}

	@Test
	void abortEndsACloseThatHangs() {
		this.transport.hold();
		this.queue.send(QueueFixture.reply("a"));
		this.queue.close(WssCloseStatus.NORMAL);
		this.queue.abort(WssCloseStatus.SLOW_READER);
		this.fixture.runTasks();
		assertThat(this.transport.closes()).containsExactly(WssCloseStatus.SLOW_READER);
		assertThat(this.transport.isAborted()).isTrue();
		this.transport.completeNext();
		this.fixture.runTasks();
		assertThat(this.transport.closes()).hasSize(1);
	}

	@Test
	void abortAfterAnOrderlyCloseOnlyDropsTheConnection() {
		this.queue.close(WssCloseStatus.NORMAL);
		this.queue.abort(WssCloseStatus.SLOW_READER);
		this.queue.abort(WssCloseStatus.SLOW_READER);
		assertThat(this.fixture.tasks).hasSize(2);
		this.fixture.runTasks();
		assertThat(this.transport.closes()).containsExactly(WssCloseStatus.NORMAL);
		assertThat(this.transport.isAborted()).isTrue();
	}

	@Test
	void failureInlineDropsWhatWaitsAndIsToldOnce() {
		IOException failure = new IOException("gone");
		this.queue.offer(QueueFixture.reply("a"));
		this.queue.offer(QueueFixture.reply("b"));
		this.transport.failWith(failure);
		this.queue.flush();
		assertThat(this.transport.texts()).containsExactly("a");
		assertThat(this.listener.failures).containsExactly(failure);
		assertThat(this.queue.offer(QueueFixture.reply("c"))).isFalse();
		assertThat(this.queue.isIdle()).isTrue();
		assertThat(this.queue.stalledNanos()).isZero();
	}

	@Test
	void failureLaterDropsWhatWaitsAndIsToldOnce() {
		IOException failure = new IOException("gone");
		this.transport.hold();
		this.queue.send(QueueFixture.reply("a"));
		this.queue.send(QueueFixture.reply("b"));
		this.transport.failNext(failure);
		assertThat(this.transport.texts()).containsExactly("a");
		assertThat(this.listener.failures).containsExactly(failure);
		assertThat(this.queue.isIdle()).isTrue();
	}

	@Test
	void transportThatThrowsHasFailed() {
		IllegalStateException failure = new IllegalStateException("closed");
		this.transport.throwing(failure);
		this.queue.send(QueueFixture.reply("a"));
		assertThat(this.listener.failures).containsExactly(failure);
	}

	@Test
	void brokenQueueIsAbortedByClose() {
		this.transport.failWith(new IOException());
		this.queue.send(QueueFixture.reply("a"));
		this.queue.close(WssCloseStatus.NORMAL);
		this.fixture.runTasks();
		assertThat(this.transport.isAborted()).isTrue();
	}

	@Test
	void failureWhileClosingStillEndsTheSocket() {
		IOException failure = new IOException();
		this.transport.hold();
		this.queue.send(QueueFixture.reply("a"));
		this.queue.send(QueueFixture.reply("b"));
		this.queue.close(WssCloseStatus.GOING_AWAY);
		this.transport.failNext(failure);
		this.fixture.runTasks();
		assertThat(this.listener.failures).containsExactly(failure);
		assertThat(this.transport.closes()).containsExactly(WssCloseStatus.GOING_AWAY);
		assertThat(this.transport.isAborted()).isTrue();
	}

	@Test
	void overflowedQueueWithAHangingWriteCanBeAborted() {
		QueueFixture small = new QueueFixture(1, 100, WssOverflow.DISCONNECT);
		small.transport.hold();
		small.queue.send(QueueFixture.reply("R0"));
		small.queue.send(QueueFixture.emission("a1"));
		small.queue.send(QueueFixture.emission("a2"));
		small.queue.abort(small.listener.overflows.get(0));
		small.runTasks();
		assertThat(small.transport.closes()).containsExactly(WssCloseStatus.SLOW_READER);
	}

	@Test
	void executorThatTakesNothingLeavesNoSocketOpen() {
		QueueFixture stopped = new QueueFixture((task) -> {
			throw new RejectedExecutionException();
		});
		stopped.queue.close(WssCloseStatus.GOING_AWAY);
		assertThat(stopped.transport.isAborted()).isTrue();
	}

}
