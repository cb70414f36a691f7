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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.wssbackend.WssCloseStatus;
import io.github.wssbackend.WssOverflow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutboundQueueRaceTests {

	private static final int THREADS = 16;

	private final ExecutorService pool = Executors.newFixedThreadPool(THREADS + 1);

	@AfterEach
	void stop() {
		this.pool.shutdownNow();
	}

	@Test
	void orderOfEachThreadIsKeptWhenWritesEndAtOnce() throws Exception {
		QueueFixture fixture = new QueueFixture(1 << 20, Long.MAX_VALUE, WssOverflow.LATEST);
		sendFromAllThreads(fixture, 5000);
		fixture.runTasks();
		assertOrder(fixture, 5000);
	}

	@Test
	void orderOfEachThreadIsKeptWhenWritesEndLater() throws Exception {
		QueueFixture fixture = new QueueFixture(1 << 20, Long.MAX_VALUE, WssOverflow.LATEST);
		fixture.transport.hold();
		AtomicBoolean sent = new AtomicBoolean();
		Future<?> completer = this.pool.submit(() -> {
			while (fixture.transport.completeNext() || !sent.get()) {
				Thread.yield();
			}
		});
		sendFromAllThreads(fixture, 5000);
		sent.set(true);
		completer.get();
		assertOrder(fixture, 5000);
	}

	private void sendFromAllThreads(QueueFixture fixture, int each) throws Exception {
		CyclicBarrier start = new CyclicBarrier(THREADS);
		List<Future<?>> senders = new ArrayList<>();
		for (int thread = 0; thread < THREADS; thread++) {
			String name = (char) ('a' + thread) + ":";
			senders.add(this.pool.submit(() -> {
				start.await();
				for (int i = 0; i < each; i++) {
					fixture.queue.send(QueueFixture.reply(name + i));
				}
				return null;
			}));
		}
		for (Future<?> sender : senders) {
			sender.get();
		}
	}

	private static void assertOrder(QueueFixture fixture, int each) {
		List<String> texts = fixture.transport.texts();
		assertThat(fixture.queue.isIdle()).isTrue();
		assertThat(fixture.transport.hasOverlapped()).isFalse();
		assertThat(texts).hasSize(THREADS * each);
		for (int thread = 0; thread < THREADS; thread++) {
			String name = (char) ('a' + thread) + ":";
			List<String> expected = IntStream.range(0, each).mapToObj((i) -> name + i).toList();
			assertThat(texts.stream().filter((text) -> text.startsWith(name)).toList()).isEqualTo(expected);
		}
	}

	@Test
	void noWakeUpIsLost() throws Exception {
		for (int round = 0; round < 5_000; round++) {
			QueueFixture fixture = new QueueFixture();
			together(() -> fixture.queue.send(QueueFixture.reply("a")),
					() -> fixture.queue.send(QueueFixture.reply("b")));
			assertThat(fixture.transport.texts()).containsExactlyInAnyOrder("a", "b");
			assertThat(fixture.queue.isIdle()).isTrue();
		}
	}

	@Test
	void noWakeUpIsLostWhenAWriteEndsWhileItReturns() throws Exception {
		int frames = 200;
		for (int round = 0; round < 100; round++) {
			QueueFixture fixture = new QueueFixture();
			fixture.transport.hold();
			IntStream.range(0, frames).forEach((i) -> fixture.queue.offer(QueueFixture.reply("" + i)));
			together(fixture.queue::flush, () -> complete(fixture.transport, frames));
			assertThat(fixture.transport.frames()).hasSize(frames);
			assertThat(fixture.queue.isIdle()).isTrue();
			assertThat(fixture.transport.hasOverlapped()).isFalse();
		}
	}

	private static void complete(FakeTransport transport, int writes) {
		int left = writes;
		while (left > 0 && !Thread.currentThread().isInterrupted()) {
			left -= (transport.completeNext()) ? 1 : 0;
		}
	}

	@Test
	void whatWasTakenBeforeACloseIsWrittenBeforeIt() throws Exception {
		for (int round = 0; round < 5_000; round++) {
			QueueFixture fixture = new QueueFixture();
			AtomicInteger taken = new AtomicInteger();
			together(() -> {
				while (fixture.queue.send(QueueFixture.reply("a"))) {
					taken.incrementAndGet();
				}
			}, () -> fixture.queue.close(WssCloseStatus.NORMAL));
			assertThat(fixture.tasks).hasSize(1);
			assertThat(fixture.transport.frames()).hasSize(taken.get());
		}
	}

	@Test
	void closeAndAbortTogetherEndTheSocket() throws Exception {
		for (int round = 0; round < 5_000; round++) {
			List<Runnable> tasks = new CopyOnWriteArrayList<>();
			QueueFixture fixture = new QueueFixture(tasks::add);
			together(() -> fixture.queue.close(WssCloseStatus.NORMAL),
					() -> fixture.queue.abort(WssCloseStatus.SLOW_READER));
			tasks.forEach(Runnable::run);
			assertThat(fixture.transport.closes()).hasSize(1);
			assertThat(fixture.transport.isAborted()).isTrue();
		}
	}

	@Test
	void gapsAndEmissionsAddUpWhateverOverflows() throws Exception {
		for (WssOverflow overflow : List.of(WssOverflow.LATEST, WssOverflow.DROP_OLDEST)) {
			QueueFixture fixture = new QueueFixture(8, 1 << 20, overflow);
			fixture.transport.hold();
			AtomicBoolean sent = new AtomicBoolean();
			Future<?> reader = this.pool.submit(() -> {
				while (fixture.transport.completeNext() || !sent.get()) {
					Thread.yield();
				}
			});
			List<Future<?>> publishers = new ArrayList<>();
			for (String topic : List.of("a", "b", "c")) {
				publishers.add(this.pool.submit(() -> IntStream.rangeClosed(1, 20_000)
					.forEach((i) -> fixture.queue.send(QueueFixture.emission(topic + i)))));
			}
			for (Future<?> publisher : publishers) {
				publisher.get();
			}
			sent.set(true);
			reader.get();
			for (String topic : List.of("a", "b", "c")) {
				fixture.transport.inline();
				fixture.queue.send(QueueFixture.emission(topic + 20_001));
				assertEveryNumberAccountedFor(fixture.transport.texts(), topic, 20_001);
			}
		}
	}

	private static void assertEveryNumberAccountedFor(List<String> texts, String topic, int last) {
		int expected = 1;
		for (String text : texts) {
			if (text.startsWith("gap " + topic)) {
				expected += Integer.parseInt(text.substring(6));
			}
			else if (text.startsWith(topic)) {
				assertThat(text).isEqualTo(topic + expected);
				expected++;
			}
		}
		assertThat(expected).isEqualTo(last + 1);
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
