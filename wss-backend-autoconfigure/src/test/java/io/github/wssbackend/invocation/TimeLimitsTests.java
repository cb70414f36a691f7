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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.wssbackend.testing.ManualTimer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The queues of the time limits, and what they ask of the timer.
 */
@Timeout(60)
class TimeLimitsTests {

	private static final Duration TIME = Duration.ofSeconds(30);

	private final ManualTimer timer = new ManualTimer();

	private final TimeLimits limits = new TimeLimits(this.timer, this.timer::nanoTime);

	private final List<String> expired = new ArrayList<>();

	@Test
	void manyShortRunsAskTheTimerOnce() {
		for (int i = 0; i < 1000; i++) {
			TimeLimit limit = armed("run");
			limit.close();
		}
		assertThat(this.timer.pending()).isOne();
		assertThat(this.limits.armed()).isZero();
	}

	@Test
	void timerIsLeftAloneWhenNothingRunsAnyMore() {
		armed("a").close();
		this.timer.advance(TIME);
		assertThat(this.timer.pending()).isZero();
		armed("b");
		assertThat(this.timer.untilNext()).isEqualTo(TIME);
	}

	@Test
	void limitThatWasArmedLaterIsDueLaterAndNotSoonerOrMuchLater() {
		armed("first").close();
		this.timer.advance(TIME.dividedBy(3));
		armed("second");
		this.timer.advance(TIME.dividedBy(3).multipliedBy(2));
		assertThat(this.timer.untilNext()).isEqualTo(TIME.dividedBy(3));
		this.timer.advance(TIME.dividedBy(3).minusNanos(1));
		assertThat(this.expired).isEmpty();
		this.timer.advance(Duration.ofNanos(1));
		assertThat(this.expired).containsExactly("second");
		assertThat(this.timer.pending()).isZero();
	}

	@Test
	void allThatAreDueExpireInTheirOrder() {
		TimeLimit again = armed("again");
		armed("a");
		TimeLimit gone = armed("gone");
		armed("b");
		gone.disarm();
		again.arm();
		this.timer.advance(TIME);
		assertThat(this.expired).containsExactly("a", "b", "again");
		assertThat(this.limits.armed()).isZero();
	}

	@Test
	void firstAndLastMayLeave() {
		TimeLimit first = armed("first");
		armed("middle");
		TimeLimit last = armed("last");
		first.close();
		last.close();
		last.close();
		this.timer.advance(TIME);
		assertThat(this.expired).containsExactly("middle");
	}

	@Test
	void closedLimitIsNotArmedAgain() {
		TimeLimit limit = armed("closed");
		limit.close();
		limit.arm();
		assertThat(this.limits.armed()).isZero();
	}

	@Test
	void expiredLimitMayBeArmedAgain() {
		TimeLimit limit = armed("twice");
		this.timer.advance(TIME);
		limit.arm();
		this.timer.advance(TIME);
		assertThat(this.expired).containsExactly("twice", "twice");
	}

	@Test
	void eachDurationIsWaitedForByItself() {
		armed("long");
		limit(Duration.ofMillis(5), () -> this.expired.add("short")).arm();
		this.timer.advance(Duration.ofMillis(5));
		assertThat(this.expired).containsExactly("short");
	}

	@Test
	void noTimeIsAnyTime() {
		for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(Long.MIN_VALUE))) {
			limit(none, () -> this.expired.add("none")).arm();
		}
		assertThat(this.timer.pending()).isZero();
		assertThat(this.limits.armed()).isZero();
	}

	@Test
	void longestOfTimesIsNotOverAtOnce() {
		limit(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999), () -> this.expired.add("never")).arm();
		this.timer.advance(Duration.ofDays(36_500));
		assertThat(this.expired).isEmpty();
		assertThat(this.limits.armed()).isOne();
	}

	@Test
	void actionThatThrowsKeepsNoOtherFromExpiring() {
		limit(TIME, () -> {
			throw new AssertionError("expected");
		}).arm();
		armed("other");
		this.timer.advance(TIME);
		assertThat(this.expired).containsExactly("other");
	}

	@Test
	void timerThatIsShutDownIsNoFailure() {
		ScheduledExecutorService stopped = Executors.newSingleThreadScheduledExecutor();
		stopped.shutdown();
		TimeLimits stopping = new TimeLimits(stopped, System::nanoTime);
		TimeLimit limit = stopping.create(TIME, () -> this.expired.add("stopping"));
		limit.arm();
		limit.close();
		assertThat(stopping.armed()).isZero();
	}

	@Test
	void threadsArmAndCloseWhileTheTimerTakesOut() throws Exception {
		int rounds = 3000;
		AtomicInteger expirations = new AtomicInteger();
		CountDownLatch left = new CountDownLatch(3 * rounds);
		ScheduledExecutorService real = Executors.newSingleThreadScheduledExecutor();
		ExecutorService threads = Executors.newFixedThreadPool(3);
		try {
			TimeLimits racing = new TimeLimits(real, System::nanoTime);
			Callable<Void> arming = () -> {
				for (int i = 0; i < rounds; i++) {
					racing.create(Duration.ofMillis(1), () -> {
						expirations.incrementAndGet();
						left.countDown();
					}).arm();
					TimeLimit over = racing.create(Duration.ofMillis(1), Thread::onSpinWait);
					over.arm();
					over.close();
				}
				return null;
			};
			for (Future<Void> end : threads.invokeAll(List.of(arming, arming, arming))) {
				end.get();
			}
			assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
			assertThat(racing.armed()).isZero();
			real.shutdown();
			assertThat(real.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
			assertThat(expirations).hasValue(3 * rounds);
		}
		finally {
			threads.shutdownNow();
			real.shutdownNow();
		}
	}

	private TimeLimit armed(String name) {
		TimeLimit limit = limit(TIME, () -> this.expired.add(name));
		limit.arm();
		return limit;
	}

	private TimeLimit limit(Duration duration, Runnable action) {
		return this.limits.create(duration, action);
	}

}
