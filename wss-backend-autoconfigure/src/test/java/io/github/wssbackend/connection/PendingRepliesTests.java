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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnectionLostException;
import io.github.wssbackend.WssTimeoutException;
import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.FrameReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PendingRepliesTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private final RecordingTimer timer = new RecordingTimer();

	private final PendingReplies pending = new PendingReplies(new AtomicLong(), this.timer, Runnable::run);

	@AfterEach
	void stop() {
		this.timer.shutdownNow();
	}

	@Test
	void numbersCountFromOne() {
		assertThat(this.pending.register("r", new Recorded(), HOUR)).isEqualTo(1);
		assertThat(this.pending.register("r", new Recorded(), HOUR)).isEqualTo(2);
		assertThat(this.pending.size()).isEqualTo(2);
	}

	@Test
	void timeoutIsToldOnTheExecutorAndNotOnTheTimer() throws InterruptedException {
		BlockingQueue<Runnable> executor = new LinkedBlockingQueue<>();
		PendingReplies replies = new PendingReplies(new AtomicLong(), this.timer, executor::add);
		Recorded reply = new Recorded();
		replies.register("slow", reply, Duration.ofMillis(1));
		Runnable told = executor.poll(10, TimeUnit.SECONDS);
		assertThat(told).isNotNull();
		assertThat(replies.size()).isZero();
		assertThat(reply.failures).isEmpty();
		told.run();
		assertThat(reply.failures).singleElement().isInstanceOf(WssTimeoutException.class);
	}

	@Test
	void answerReachesItsRequestOnce() {
		Recorded first = new Recorded();
		Recorded second = new Recorded();
		this.pending.register("r", first, HOUR);
		this.pending.register("r", second, HOUR);
		assertThat(this.pending.answered(2, reply("{\"callbackId\":2,\"args\":\"x\"}"))).isTrue();
		assertThat(this.pending.answered(2, reply("{\"callbackId\":2,\"args\":\"y\"}"))).isFalse();
		assertThat(this.pending.answered(3, reply("{\"callbackId\":3}"))).isFalse();
		assertThat(this.pending.answered(0, reply("{\"callbackId\":0}"))).isFalse();
		assertThat(first.answers).isEmpty();
		assertThat(second.answers).containsExactly("\"x\"");
		assertThat(this.pending.size()).isEqualTo(1);
		assertThat(this.timer.getQueue()).hasSize(1);
	}

	@Test
	void elementsLeaveTheRequestPendingAndItsTimerWaiting() {
		Recorded stream = new Recorded();
		this.pending.register("r", stream, HOUR);
		assertThat(this.pending.answered(1, reply("{\"callbackId\":1,\"args\":1,\"more\":true}"))).isTrue();
		assertThat(this.pending.size()).isEqualTo(1);
		assertThat(this.pending.answered(1, reply("{\"callbackId\":1,\"args\":2}"))).isTrue();
		assertThat(stream.answers).containsExactly("1", "2");
		assertNothingLeft();
	}

	@Test
	void timerThatWakesBeforeTheSilenceIsLongEnoughIsSetAgain() {
		Recorded stream = new Recorded();
		this.pending.register("r", stream, HOUR);
		this.timer.commands.get(0).run();
		assertThat(stream.failures).isEmpty();
		assertThat(this.timer.delays).hasSize(2);
		assertThat(this.timer.delays.get(1)).isPositive().isLessThan(HOUR.toNanos());
	}

	@Test
	void timerThatWakesAfterTheAnswerIsNotSetAgain() {
		this.pending.register("r", new Recorded(), HOUR);
		this.pending.answered(1, reply("{\"callbackId\":1}"));
		this.timer.commands.get(0).run();
		assertThat(this.timer.delays).hasSize(1);
		assertNothingLeft();
	}

	@Test
	void silenceEndsTheRequest() throws Exception {
		Recorded reply = new Recorded();
		this.pending.register("slow", reply, Duration.ofMillis(1));
		assertThat(reply.ended.await(60, TimeUnit.SECONDS)).isTrue();
		assertThat(reply.failures).singleElement()
			.isInstanceOf(WssTimeoutException.class)
			.hasToString(WssTimeoutException.class.getName() + ": No answer from 'slow' within PT0.001S");
		assertNothingLeft();
		assertThat(this.pending.answered(1, reply("{\"callbackId\":1}"))).isFalse();
	}

	@Test
	void cancelledRequestIsForgottenWithoutAWord() {
		Recorded reply = new Recorded();
		this.pending.register("r", reply, HOUR);
		assertThat(this.pending.cancel(1)).isTrue();
		assertThat(this.pending.cancel(1)).isFalse();
		assertThat(this.pending.answered(1, reply("{\"callbackId\":1}"))).isFalse();
		assertThat(reply.answers).isEmpty();
		assertThat(reply.failures).isEmpty();
		assertNothingLeft();
	}

	@Test
	void endOfTheConnectionFailsAllThatWaits() {
		Recorded first = new Recorded();
		Recorded second = new Recorded();
		this.pending.register("r", first, HOUR);
		this.pending.register("r", second, HOUR);
		this.pending.close();
		assertThat(first.failures).singleElement().isInstanceOf(WssConnectionLostException.class);
		assertThat(second.failures).singleElement().isInstanceOf(WssConnectionLostException.class);
		assertNothingLeft();
	}

	@Test
	void requestAfterTheEndFailsAtOnce() {
		this.pending.close();
		Recorded late = new Recorded();
		assertThat(this.pending.register("r", late, HOUR)).isZero();
		assertThat(late.failures).singleElement().isInstanceOf(WssConnectException.class);
		assertNothingLeft();
	}

	@Test
	void requestWhileTheTimerStopsLeavesNothingBehind() {
		this.timer.shutdownNow();
		assertThatExceptionOfType(WssConnectException.class)
			.isThrownBy(() -> this.pending.register("r", new Recorded(), HOUR));
		assertNothingLeft();
	}

	@Test
	void endDuringTheRegistrationLeavesNoTimer() {
		this.timer.before = this.pending::close;
		Recorded late = new Recorded();
		this.pending.register("r", late, HOUR);
		assertThat(late.failures).hasSize(1);
		assertNothingLeft();
	}

	@Test
	void beginningToWaitIsToldEachTime() {
		List<Integer> told = new ArrayList<>();
		this.pending.onFirst(() -> told.add(this.pending.size()));
		this.pending.register("r", new Recorded(), HOUR);
		this.pending.register("r", new Recorded(), HOUR);
		assertThat(told).containsExactly(1);
		this.pending.cancel(1);
		this.pending.register("r", new Recorded(), HOUR);
		assertThat(told).containsExactly(1);
		this.pending.cancel(2);
		this.pending.cancel(3);
		this.pending.register("r", new Recorded(), HOUR);
		assertThat(told).containsExactly(1, 1);
	}

	private void assertNothingLeft() {
		assertThat(this.pending.size()).isZero();
		assertThat(this.timer.getQueue()).isEmpty();
	}

	private static Frame.Reply reply(String text) {
		return (Frame.Reply) FrameReader.read(text);
	}

	/**
	 * Remembers what is to run, and when.
	 */
	private static final class RecordingTimer extends ScheduledThreadPoolExecutor {

		private final List<Runnable> commands = new ArrayList<>();

		private final List<Long> delays = new ArrayList<>();

		private Runnable before = () -> {
		};

		RecordingTimer() {
			super(1);
			setRemoveOnCancelPolicy(true);
		}

		@Override
		public synchronized ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
			this.before.run();
			this.commands.add(command);
			this.delays.add(unit.toNanos(delay));
			return super.schedule(command, delay, unit);
		}

	}

	private static final class Recorded implements PendingReply {

		private final List<String> answers = new ArrayList<>();

		private final List<RuntimeException> failures = new ArrayList<>();

		private final CountDownLatch ended = new CountDownLatch(1);

		@Override
		public boolean answered(Frame.Reply reply) {
			this.answers.add(String.valueOf(reply.args()));
			return !reply.more();
		}

		@Override
		public void failed(RuntimeException cause) {
			this.failures.add(cause);
			this.ended.countDown();
		}

	}

}
