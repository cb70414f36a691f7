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

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.FrameReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PendingRepliesRaceTests {

	private static final int ROUNDS = 2_000;

	private static final Duration HOUR = Duration.ofHours(1);

	private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

	private final ExecutorService pool = Executors.newFixedThreadPool(2);

	PendingRepliesRaceTests() {
		this.timer.setRemoveOnCancelPolicy(true);
	}

	@AfterEach
	void stop() {
		this.timer.shutdownNow();
		this.pool.shutdownNow();
	}

	@Test
	void answerTimeoutAndCancellationEndARequestOnce() throws Exception {
		Frame.Reply reply = (Frame.Reply) FrameReader.read("{\"callbackId\":1}");
		for (int round = 0; round < ROUNDS; round++) {
			PendingReplies pending = new PendingReplies(new AtomicLong(), this.timer, Runnable::run);
			Counted counted = new Counted();
			pending.register("r", counted, Duration.ofNanos(round % 50 * 1_000L));
			AtomicInteger cancelled = new AtomicInteger();
			together(() -> pending.answered(1, reply), () -> cancelled.addAndGet(pending.cancel(1) ? 1 : 0));
			this.timer.submit(() -> {
			}).get();
			assertThat(counted.ends.get() + cancelled.get()).as("round %d", round).isEqualTo(1);
			assertNothingLeft(pending);
		}
	}

	@Test
	void answerAndEndOfTheConnectionEndARequestOnce() throws Exception {
		Frame.Reply reply = (Frame.Reply) FrameReader.read("{\"callbackId\":1}");
		for (int round = 0; round < ROUNDS; round++) {
			PendingReplies pending = new PendingReplies(new AtomicLong(), this.timer, Runnable::run);
			Counted counted = new Counted();
			pending.register("r", counted, HOUR);
			together(() -> pending.answered(1, reply), pending::close);
			assertThat(counted.ends).as("round %d", round).hasValue(1);
			assertNothingLeft(pending);
		}
	}

	@Test
	void requestThatComesWhileTheConnectionEndsFailsOnce() throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			PendingReplies pending = new PendingReplies(new AtomicLong(), this.timer, Runnable::run);
			Counted counted = new Counted();
			together(() -> pending.register("r", counted, HOUR), pending::close);
			assertThat(counted.ends).as("round %d", round).hasValue(1);
			assertNothingLeft(pending);
		}
	}

	@Test
	void timerThatIsSetAgainWhileTheAnswerComesIsNotLeftBehind() throws Exception {
		Frame.Reply element = (Frame.Reply) FrameReader.read("{\"callbackId\":1,\"more\":true}");
		Frame.Reply end = (Frame.Reply) FrameReader.read("{\"callbackId\":1}");
		for (int round = 0; round < ROUNDS; round++) {
			PendingReplies pending = new PendingReplies(new AtomicLong(), this.timer, Runnable::run);
			Counted counted = new Counted();
			pending.register("r", counted, Duration.ofNanos(20_000));
			for (int i = 0; i < round % 20; i++) {
				pending.answered(1, element);
			}
			pending.answered(1, end);
			this.timer.submit(() -> {
			}).get();
			assertThat(counted.ends).as("round %d", round).hasValue(1);
			assertNothingLeft(pending);
		}
	}

	private void assertNothingLeft(PendingReplies pending) {
		assertThat(pending.size()).isZero();
		assertThat(this.timer.getQueue()).isEmpty();
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

	private static final class Counted implements PendingReply {

		private final AtomicInteger ends = new AtomicInteger();

		@Override
		public boolean answered(Frame.Reply reply) {
			if (!reply.more()) {
				this.ends.incrementAndGet();
			}
			return !reply.more();
		}

		@Override
		public void failed(RuntimeException cause) {
			this.ends.incrementAndGet();
		}

	}

}
