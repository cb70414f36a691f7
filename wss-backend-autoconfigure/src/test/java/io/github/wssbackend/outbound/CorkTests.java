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
import java.util.concurrent.Executor;

import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;

import io.github.wssbackend.WssOverflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of {@link Cork} and of the {@link FlushGuard} behind it.
 */
class CorkTests {

	private final QueueFixture fixture = new QueueFixture(64, WssOverflow.LATEST, 100);

	private final FakeTransport transport = this.fixture.transport;

	private final OutboundQueue queue = this.fixture.queue;

	private void send(String text) {
		this.queue.send(QueueFixture.reply(text));
	}

	private void emit(String text) {
		this.queue.offer(QueueFixture.emission(text));
		this.queue.flushEmissions();
	}

	@Test
	void whatATaskSendsLeavesTogetherAtItsEnd() {
		Cork.during(() -> {
			send("a");
			send("b");
			assertThat(this.transport.texts()).isEmpty();
		});
		assertThat(this.transport.texts()).containsExactly("a", "b");
		assertThat(this.transport.batches()).containsExactly(2);
	}

	@Test
	void aTaskThatFailsStillLetsItsFramesLeave() {
		assertThatIllegalStateException().isThrownBy(() -> Cork.during(() -> {
			send("a");
			throw new IllegalStateException();
		}));
		assertThat(this.transport.texts()).containsExactly("a");
		assertThat(Cork.current()).isNull();
	}

	@Test
	void tasksInsideTasksLeaveWithTheOuterOne() {
		Cork.during(() -> {
			Cork.during(() -> send("a"));
			send("b");
		});
		assertThat(this.transport.batches()).containsExactly(2);
	}

	@Test
	void pulledInBetweenItLetsGoOfWhatItHolds() {
		Cork.during(() -> {
			send("a");
			Cork.pull();
			assertThat(this.transport.texts()).containsExactly("a");
			send("b");
		});
		assertThat(this.transport.batches()).containsExactly(1, 1);
	}

	@Test
	void aFullWriteWaitsForNothing() {
		Cork.during(() -> {
			send("a".repeat(99));
			assertThat(this.transport.texts()).isEmpty();
			send("b");
			assertThat(this.transport.texts()).hasSize(2);
		});
	}

	@Test
	void aQueueMoreThanHalfFullWaitsForNothing() {
		QueueFixture small = new QueueFixture(4, WssOverflow.LATEST, 100);
		Cork.during(() -> {
			small.queue.send(QueueFixture.emission("a1"));
			small.queue.send(QueueFixture.emission("a2"));
			assertThat(small.transport.texts()).isEmpty();
			small.queue.send(QueueFixture.emission("a3"));
			assertThat(small.transport.texts()).containsExactly("a1", "a2", "a3");
		});
	}

	@Test
	void aTransportThatTakesOneFrameIsNeverCorked() {
		QueueFixture single = new QueueFixture();
		Cork.during(() -> {
			single.queue.send(QueueFixture.reply("a"));
			assertThat(single.transport.texts()).containsExactly("a");
		});
	}

	@Test
	void closingWaitsForNothingAndComesAfterWhatIsHeld() {
		Cork.during(() -> {
			send("a");
			this.queue.close(CloseStatus.NORMAL);
			assertThat(this.transport.texts()).containsExactly("a");
		});
		this.fixture.runTasks();
		assertThat(this.transport.closes()).containsExactly(CloseStatus.NORMAL);
	}

	@Test
	void slowCodeFindsNothingHeldAndHoldsNothing() {
		Cork.during(() -> {
			send("a");
			Cork.current().foreign(false, () -> {
				assertThat(this.transport.texts()).containsExactly("a");
				send("b");
				assertThat(this.transport.texts()).containsExactly("a", "b");
				return null;
			});
			send("c");
			assertThat(this.transport.texts()).hasSize(2);
		});
	}

	@Test
	void theGuardLetsGoOfWhatIsHeldWhileQuickCodeRuns() {
		Cork.during(() -> {
			send("a");
			Cork.current().foreign(true, () -> {
				assertThat(this.transport.texts()).isEmpty();
				this.fixture.tick();
				assertThat(this.transport.texts()).containsExactly("a");
				send("b");
				this.fixture.tick();
				assertThat(this.transport.texts()).containsExactly("a", "b");
				return null;
			});
		});
	}

	@Test
	void aTaskForAfterwardsThatFailsKeepsNoFrame() {
		Cork.during(() -> {
			Cork.afterwards(() -> {
				throw new StackOverflowError("on purpose");
			});
			send("a");
		});
		assertThat(this.transport.texts()).containsExactly("a");
	}

	@Test
	void codeInsideQuickCodeLeavesItWatched() {
		Cork.during(() -> Cork.current().foreign(true, () -> {
			Cork.current().foreign(true, () -> null);
			send("a");
			this.fixture.tick();
			assertThat(this.transport.texts()).containsExactly("a");
			return null;
		}));
	}

	@Test
	void theGuardIsLeftAloneWhileOnlyOurOwnCodeRuns() {
		Cork.during(() -> {
			send("a");
			send("b");
		});
		assertThat(this.fixture.ticks).isEmpty();
	}

	@Test
	void anotherThreadThatWritesMeanwhileTakesWhatIsHeldAlong() throws Exception {
		Cork.during(() -> {
			send("a");
			Thread other = new Thread(() -> send("b"));
			other.start();
			try {
				other.join();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			assertThat(this.transport.texts()).containsExactly("a", "b");
			send("c");
		});
		assertThat(this.transport.texts()).containsExactly("a", "b", "c");
	}

	@Test
	void emissionsThatFollowCloselyLeaveWithTheNextTick() {
		emit("a1");
		assertThat(this.transport.texts()).containsExactly("a1");
		emit("a2");
		emit("a3");
		if (this.transport.texts().size() == 1) {
			this.fixture.tick();
		}
		assertThat(this.transport.texts()).containsExactly("a1", "a2", "a3");
		assertThat(this.queue.isIdle()).isTrue();
	}

	@Test
	void anAnswerTakesTheEmissionsThatWaitForATickAlong() {
		emit("a1");
		emit("a2");
		send("R");
		assertThat(this.transport.texts()).containsExactly("a1", "a2", "R");
	}

	@Test
	void tasksForAfterwardsRunOnceAndBeforeTheFrames() {
		List<String> order = new ArrayList<>();
		Cork.during(() -> {
			Cork.afterwards(() -> {
				order.add("afterwards");
				send("b");
			});
			send("a");
			order.add("task");
		});
		assertThat(order).containsExactly("task", "afterwards");
		assertThat(this.transport.batches()).containsExactly(2);
	}

	@Test
	void withoutACorkAfterwardsIsNow() {
		List<String> order = new ArrayList<>();
		Cork.afterwards(() -> order.add("now"));
		assertThat(order).containsExactly("now");
	}

	@Test
	void tasksOfACorkedExecutorAreCorked() {
		Executor corked = Cork.executor(Runnable::run);
		corked.execute(() -> {
			send("a");
			send("b");
		});
		assertThat(this.transport.batches()).containsExactly(2);
	}

}
