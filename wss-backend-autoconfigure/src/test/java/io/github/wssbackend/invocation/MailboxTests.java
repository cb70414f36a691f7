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

package io.github.wssbackend.invocation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.wssbackend.state.Registration;
import io.github.wssbackend.state.StateKey;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What waits for one listener.
 */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class MailboxTests {

	private static final StateKey KEY = StateKey.of("x");

	private final Application application = Application.of();

	private final List<Long> read = Collections.synchronizedList(new ArrayList<>());

	private Registration listen(Mailbox.Reader reader, Executor executor) {
		return this.application.store.listen(KEY, new Mailbox("slow\none", reader, executor, this.application.timer));
	}

	private void publish(int times) {
		for (int i = 0; i < times; i++) {
			this.application.store.publish(KEY, i);
		}
	}

	private CompletableFuture<?> read(long version) {
		this.read.add(version);
		return CompletableFuture.completedFuture(null);
	}

	@Test
	void outputsAreReadInOrder() {
		listen((output) -> read(output.version()), Runnable::run);
		publish(3);
		assertThat(this.read).containsExactly(1L, 2L, 3L);
	}

	@Test
	void nextOutputWaitsForTheEndOfTheLast() {
		Deque<CompletableFuture<Object>> running = new ArrayDeque<>();
		listen((output) -> {
			read(output.version());
			running.add(new CompletableFuture<>());
			return running.getLast();
		}, Runnable::run);
		publish(3);
		assertThat(this.read).containsExactly(1L);
		running.removeFirst().complete(null);
		assertThat(this.read).containsExactly(1L, 2L);
		running.removeFirst().completeExceptionally(new IllegalStateException());
		assertThat(this.read).containsExactly(1L, 2L, 3L);
	}

	@Test
	void readerThatThrowsGoesOn() {
		listen((output) -> {
			read(output.version());
			throw new AssertionError("secret");
		}, Runnable::run);
		publish(2);
		assertThat(this.read).containsExactly(1L, 2L);
	}

	@Test
	void oldestGoesWhenTooManyWaitAndTheLogSaysSoOnce(CapturedOutput log) {
		List<Runnable> tasks = new ArrayList<>();
		listen((output) -> read(output.version()), tasks::add);
		publish(Mailbox.MAX_WAITING + 10);
		assertThat(tasks).hasSize(1);
		tasks.get(0).run();
		assertThat(this.read).hasSize(Mailbox.MAX_WAITING).startsWith(11L).endsWith(Mailbox.MAX_WAITING + 10L);
		assertThat(log.getAll()).containsOnlyOnce("slow?one is too slow");
	}

	@Test
	void fullExecutorIsTriedAgain() {
		AtomicInteger refusals = new AtomicInteger(2);
		listen((output) -> read(output.version()), (task) -> {
			if (refusals.getAndDecrement() > 0) {
				throw new RejectedExecutionException();
			}
			task.run();
		});
		publish(1);
		this.application.timer.advance(Duration.ofMillis(100));
		assertThat(this.read).isEmpty();
		this.application.timer.advance(Duration.ofMillis(100));
		assertThat(this.read).containsExactly(1L);
		assertThat(this.application.timer.pending()).isZero();
	}

	@Test
	void closedMailboxHandsNothingOn() {
		List<Runnable> tasks = new ArrayList<>();
		Mailbox mailbox = new Mailbox("x", (output) -> read(output.version()), tasks::add, this.application.timer);
		this.application.store.listen(KEY, mailbox);
		publish(2);
		mailbox.close();
		publish(1);
		tasks.forEach(Runnable::run);
		assertThat(this.read).isEmpty();
	}

	@Test
	void manyPublishersLoseNothingAndKeepTheOrder() throws Exception {
		ExecutorService readers = Executors.newFixedThreadPool(2);
		ExecutorService publishers = Executors.newFixedThreadPool(4);
		listen((output) -> CompletableFuture.runAsync(() -> this.read.add(output.version()), readers), readers);
		for (int round = 1; round <= 50; round++) {
			List<Future<?>> tasks = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				tasks.add(publishers.submit(() -> publish(10)));
			}
			for (Future<?> task : tasks) {
				task.get();
			}
			while (this.read.size() < round * 40) {
				Thread.onSpinWait();
			}
		}
		assertThat(this.read).containsExactlyElementsOf(LongStream.rangeClosed(1, 2000).boxed().toList());
		publishers.shutdown();
		readers.shutdown();
	}

}
