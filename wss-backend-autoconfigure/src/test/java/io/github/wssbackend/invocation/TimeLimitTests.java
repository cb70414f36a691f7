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
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.wssbackend.WssTimeoutException;
import io.github.wssbackend.annotation.WssRoute;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs that take too long.
 */
@Timeout(60)
class TimeLimitTests {

	private final Nodes nodes = new Nodes();

	private final Application application = Application.of(this.nodes);

	private final ExecutorService thread = Executors.newSingleThreadExecutor();

	@AfterEach
	void nothingIsLeftBehind() {
		this.thread.shutdownNow();
		assertThat(this.application.limited()).isZero();
	}

	@Test
	void futureThatNeverEndsIsATimeoutAndCancelled() {
		CompletableFuture<Outcome> outcome = this.application.start("never", "[]");
		this.application.timer.advance(Application.TIMEOUT.minusMillis(1));
		assertThat(outcome).isNotDone();
		this.application.timer.advance(Duration.ofMillis(1));
		assertTimedOut(outcome.join());
		assertThat(this.nodes.never).isCancelled();
		assertThat(this.application.state("never")).isNull();
	}

	@Test
	void timeLimitOfTheNodeCounts() {
		CompletableFuture<Outcome> outcome = this.application.start("brief", "[]");
		this.application.timer.advance(Duration.ofSeconds(2));
		assertTimedOut(outcome.join());
	}

	@Test
	void lateResultIsDropped() {
		CompletableFuture<Outcome> outcome = this.application.start("uncancellable", "[]");
		this.application.timer.advance(Application.TIMEOUT);
		this.nodes.late.complete("late");
		assertTimedOut(outcome.join());
		assertThat(this.application.state("uncancellable")).isNull();
	}

	@Test
	void threadInsideTheNodeIsInterruptedAndLeavesWithoutInterrupt() throws Exception {
		LastElement receiver = new LastElement();
		Future<Boolean> left = this.thread.submit(() -> {
			this.application.invoker.invoke(this.application.call("hang", "[]"), receiver);
			return Thread.currentThread().isInterrupted();
		});
		this.nodes.entered.await();
		this.application.timer.advance(Application.TIMEOUT);
		assertTimedOut(receiver.future().get(10, TimeUnit.SECONDS));
		assertThat(left.get(10, TimeUnit.SECONDS)).isFalse();
		assertThat(this.nodes.interrupted.get()).isOne();
	}

	@Test
	void interruptedThreadTellsTheTimeoutItselfWhereTheExecutorIsBusy() throws Exception {
		Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
		Application busy = Application.with(this.nodes).executor(waiting::add).build();
		AtomicInteger ends = new AtomicInteger();
		CompletableFuture<Outcome> outcome = new CompletableFuture<>();
		Future<?> left = this.thread
			.submit(() -> busy.invoker.stream(busy.call("hang", "[]"), new EndCounter(ends, outcome)));
		this.nodes.entered.await();
		busy.timer.advance(Application.TIMEOUT);
		left.get(10, TimeUnit.SECONDS);
		assertTimedOut(outcome.getNow(null));
		waiting.forEach(Runnable::run);
		assertThat(ends).hasValue(1);
	}

	@Test
	void nodeThatSetsTheInterruptAgainLeavesWithoutIt() throws Exception {
		Future<Boolean> left = this.thread.submit(() -> {
			this.application.invoker.invoke(this.application.call("restore", "[]"));
			return Thread.currentThread().isInterrupted();
		});
		this.nodes.entered.await();
		this.application.timer.advance(Application.TIMEOUT);
		assertThat(left.get(10, TimeUnit.SECONDS)).isFalse();
	}

	@Test
	void interruptOfSomebodyElseStays() throws Exception {
		Thread.currentThread().interrupt();
		Outcome outcome = this.application.run("interruptible", "[]");
		assertThat(Thread.interrupted()).isTrue();
		assertThat(((Outcome.Failed) outcome).error().code()).isEqualTo("internal");
	}

	@Test
	void interruptNeverReachesAThreadThatLeft() throws Exception {
		for (int round = 0; round < 3000; round++) {
			RunThreads threads = new RunThreads();
			CountDownLatch start = new CountDownLatch(1);
			Future<?> interrupter = this.thread.submit(() -> {
				start.await();
				threads.interrupt();
				return null;
			});
			start.countDown();
			if (threads.enter()) {
				Thread.onSpinWait();
				threads.leave();
			}
			assertThat(Thread.currentThread().isInterrupted()).isFalse();
			interrupter.get();
			assertThat(Thread.currentThread().isInterrupted()).isFalse();
		}
	}

	@Test
	void resultTimeLimitAndCancellationRaceForOneOutcome() throws Exception {
		for (int round = 0; round < 2000; round++) {
			Nodes fresh = this.nodes.renew();
			AtomicInteger ends = new AtomicInteger();
			CompletableFuture<Outcome> outcome = new CompletableFuture<>();
			long before = version();
			StreamControl control = this.application.invoker.stream(this.application.call("uncancellable", "[]"),
					new EndCounter(ends, outcome));
			CountDownLatch start = new CountDownLatch(1);
			Future<?> completer = this.thread.submit(() -> {
				start.await();
				return fresh.late.complete("value");
			});
			start.countDown();
			if (round % 2 == 0) {
				this.application.timer.advance(Application.TIMEOUT);
			}
			else {
				control.cancel();
			}
			completer.get();
			assertThat(ends.get()).isOne();
			boolean published = outcome.join() instanceof Outcome.Value;
			assertThat(version() - before).isEqualTo(published ? 1 : 0);
			assertThat(this.application.limited()).isZero();
		}
	}

	@Test
	void runWhoseOutcomeCannotBeMadeStillEnds() {
		AtomicInteger ends = new AtomicInteger();
		CompletableFuture<Outcome> outcome = new CompletableFuture<>();
		NodeRun run = new NodeRun(this.application.call("never", "[]"), new EndCounter(ends, outcome), true,
				(call, started) -> this.application.invoker.limits().create(Application.TIMEOUT, started::cancel));
		run.start();
		assertThat(run.end(() -> {
			throw new AssertionError("secret");
		})).isTrue();
		assertThat(((Outcome.Failed) outcome.join()).error().code()).isEqualTo("internal");
		assertThat(ends).hasValue(1);
	}

	private long version() {
		String state = this.application.state("uncancellable");
		return (state != null) ? Long.parseLong(state.substring(state.indexOf('#') + 1)) : 0;
	}

	private static void assertTimedOut(Outcome outcome) {
		Outcome.Failed failed = (Outcome.Failed) outcome;
		assertThat(failed.error().code()).isEqualTo("timeout");
		assertThat(failed.cause()).isInstanceOf(WssTimeoutException.class);
	}

	/** Counts how often a run ends. */
	record EndCounter(AtomicInteger ends, CompletableFuture<Outcome> outcome) implements StreamReceiver {

		@Override
		public void onStart(StreamControl control) {
			control.request(Long.MAX_VALUE);
		}

		@Override
		public void onElement(Object value, io.github.wssbackend.frame.JsonText json) {
		}

		@Override
		public void onEnd(Outcome end) {
			this.ends.incrementAndGet();
			this.outcome.complete(end);
		}

	}

	static class Nodes {

		final CompletableFuture<String> never = new CompletableFuture<>();

		final CountDownLatch entered = new CountDownLatch(1);

		final AtomicInteger interrupted = new AtomicInteger();

		volatile CompletableFuture<String> late = new CompletableFuture<>();

		Nodes renew() {
			this.late = new CompletableFuture<>();
			return this;
		}

		@WssRoute
		CompletableFuture<String> never() {
			return this.never;
		}

		@WssRoute(timeout = "2s")
		CompletableFuture<String> brief() {
			return new CompletableFuture<>();
		}

		@WssRoute
		CompletableFuture<String> uncancellable() {
			return this.late.thenApply((value) -> value);
		}

		@WssRoute
		String hang() {
			this.entered.countDown();
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				this.interrupted.incrementAndGet();
			}
			return "too late";
		}

		@WssRoute
		String restore() {
			this.entered.countDown();
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return "too late";
		}

		@WssRoute
		String interruptible() throws InterruptedException {
			new CountDownLatch(1).await();
			return "";
		}

	}

}
