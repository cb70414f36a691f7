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

package io.github.wssbackend.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;

import io.github.wssbackend.dispatch.Turn.Mode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The executor runs a task when the test says so.
 */
class TurnQueueTests {

	private final List<String> seen = new ArrayList<>();

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private boolean full;

	private boolean urgent;

	private final TurnQueue queue = new TurnQueue(this::execute, () -> this.urgent, Runnable::run);

	@Test
	void inlineTurnRunsAtOnce() {
		submit("a", Mode.INLINE);
		assertThat(this.seen).containsExactly("a");
		assertThat(this.tasks).isEmpty();
	}

	@Test
	void orderedTurnsRunOneAfterAnotherOnOneThread() {
		submit("a", Mode.ORDERED);
		submit("b", Mode.ORDERED);
		assertThat(this.seen).isEmpty();
		assertThat(this.tasks).hasSize(1);
		runTask();
		assertThat(this.seen).containsExactly("a", "b");
		assertThat(this.tasks).isEmpty();
	}

	@Test
	void inlineTurnWaitsForTheOrderedOneBeforeIt() {
		submit("a", Mode.ORDERED);
		submit("b", Mode.INLINE);
		assertThat(this.seen).isEmpty();
		runTask();
		assertThat(this.seen).containsExactly("a", "b");
	}

	@Test
	void concurrentTurnsRunBesideEachOther() {
		submit("a", Mode.CONCURRENT);
		submit("b", Mode.CONCURRENT);
		submit("c", Mode.INLINE);
		assertThat(this.seen).containsExactly("c");
		assertThat(this.tasks).hasSize(2);
	}

	@Test
	void concurrentTurnWaitsForTheOrderedOneBeforeIt() {
		submit("a", Mode.ORDERED);
		submit("b", Mode.CONCURRENT);
		assertThat(this.tasks).hasSize(1);
		runTask();
		assertThat(this.seen).containsExactly("a");
		runTask();
		assertThat(this.seen).containsExactly("a", "b");
	}

	@Test
	void turnsThatComeWhileOneRunsAreRunByItsThread() {
		this.queue.submit(new Recorded("a", Mode.ORDERED, () -> submit("b", Mode.ORDERED)));
		runTask();
		assertThat(this.seen).containsExactly("a", "b");
		assertThat(this.tasks).isEmpty();
		submit("c", Mode.ORDERED);
		assertThat(this.tasks).hasSize(1);
	}

	@Test
	void turnWithoutRoomIsRefusedAndTheQueueGoesOn() {
		this.full = true;
		submit("a", Mode.ORDERED);
		submit("b", Mode.CONCURRENT);
		assertThat(this.seen).containsExactly("a refused", "b refused");
		this.full = false;
		submit("c", Mode.ORDERED);
		runTask();
		assertThat(this.seen).containsExactly("a refused", "b refused", "c");
	}

	@Test
	void concurrentTurnWithoutRoomBehindAnOrderedOneIsRefusedAndTheQueueGoesOn() {
		submit("a", Mode.ORDERED);
		submit("b", Mode.CONCURRENT);
		submit("c", Mode.ORDERED);
		this.full = true;
		runTask();
		assertThat(this.seen).containsExactly("a", "b refused", "c");
	}

	@Test
	void threadIsGivenBackAfter64Turns() {
		for (int i = 1; i <= 130; i++) {
			submit("t" + i, Mode.ORDERED);
		}
		runTask();
		assertThat(this.seen).hasSize(64).endsWith("t64");
		runTask();
		assertThat(this.seen).hasSize(128).endsWith("t128");
		runTask();
		assertThat(this.seen).hasSize(130).endsWith("t130");
		assertThat(this.tasks).isEmpty();
	}

	@Test
	void threadIsKeptWhereTheExecutorHasNoRoomForAnotherStint() {
		for (int i = 1; i <= 200; i++) {
			submit("t" + i, Mode.ORDERED);
		}
		this.full = true;
		runTask();
		assertThat(this.seen).hasSize(200).endsWith("t200").noneMatch((text) -> text.endsWith("refused"));
	}

	@Test
	void threadIsGivenBackLaterWhereThereWasNoRoomAtFirst() {
		for (int i = 1; i <= 200; i++) {
			this.queue.submit(new Recorded("t" + i, Mode.ORDERED, (i == 100) ? () -> this.full = false : () -> {
			}));
		}
		this.full = true;
		runTask();
		assertThat(this.seen).hasSize(128);
		assertThat(this.tasks).hasSize(1);
	}

	@Test
	void urgentTurnsStartAtOnceAndTakeAlongWhatWaits() {
		submit("a", Mode.ORDERED);
		submit("b", Mode.ORDERED);
		submit("c", Mode.INLINE);
		this.urgent = true;
		submit("d", Mode.ORDERED);
		assertThat(this.queue.size()).isZero();
		assertThat(this.tasks).hasSize(4);
		submit("e", Mode.INLINE);
		assertThat(this.seen).containsExactly("e");
		while (!this.tasks.isEmpty()) {
			runTask();
		}
		assertThat(this.seen).containsExactly("e", "a", "b", "c", "d");
	}

	@Test
	void releaseStartsAllThatWaits() {
		submit("a", Mode.ORDERED);
		submit("b", Mode.ORDERED);
		this.queue.release();
		assertThat(this.tasks).hasSize(2);
		this.queue.release();
		assertThat(this.tasks).hasSize(2);
	}

	@Test
	void releasedTurnWithoutRoomIsRefused() {
		submit("a", Mode.ORDERED);
		submit("b", Mode.ORDERED);
		this.full = true;
		this.queue.release();
		assertThat(this.seen).containsExactly("b refused");
		runTask();
		assertThat(this.seen).containsExactly("b refused", "a");
	}

	private void submit(String name, Mode mode) {
		this.queue.submit(new Recorded(name, mode, () -> {
		}));
	}

	private void execute(Runnable task) {
		if (this.full) {
			throw new RejectedExecutionException();
		}
		this.tasks.add(task);
	}

	private void runTask() {
		this.tasks.remove().run();
	}

	private final class Recorded implements Turn {

		private final String name;

		private final Mode mode;

		private final Runnable action;

		Recorded(String name, Mode mode, Runnable action) {
			this.name = name;
			this.mode = mode;
			this.action = action;
		}

		@Override
		public Mode mode() {
			return this.mode;
		}

		@Override
		public void run() {
			TurnQueueTests.this.seen.add(this.name);
			this.action.run();
		}

		@Override
		public void refused() {
			TurnQueueTests.this.seen.add(this.name + " refused");
		}

	}

}
