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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import io.github.wssbackend.WssCloseStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sweeps every half second of a clock that the test sets. The interval is 25 s, the
 * timeouts of the heartbeat and of a write are 10 s.
 */
class HeartbeatSweepTests {

	private final AtomicReference<Executor> executor = new AtomicReference<>(Runnable::run);

	private final ConnectionFixture peer = ConnectionFixture.on((task) -> this.executor.get().execute(task));

	private final HeartbeatSweep sweep = new HeartbeatSweep(() -> List.of(this.peer.connection),
			Duration.ofSeconds(10));

	private long now = System.nanoTime();

	@BeforeEach
	void start() {
		this.sweep.sweep(this.now);
	}

	@AfterEach
	void stop() {
		this.peer.close();
	}

	@Test
	void silentPeerIsPingedOnceAndThenGivenUp() {
		pass(24);
		assertThat(this.peer.transport.pings()).isZero();
		pass(2);
		assertThat(this.peer.transport.pings()).isEqualTo(1);
		pass(8);
		assertThat(this.peer.connection.isOpen()).isTrue();
		pass(3);
		assertThat(this.peer.connection.isOpen()).isFalse();
		assertThat(this.peer.transport.closes()).containsExactly(WssCloseStatus.HEARTBEAT_TIMEOUT);
		assertThat(this.peer.transport.isAborted()).isTrue();
		pass(60);
		assertThat(this.peer.transport.pings()).isEqualTo(1);
		assertThat(this.peer.transport.closes()).hasSize(1);
	}

	@Test
	void pauseOfTheProcessKillsNobodyAndThePeerIsAskedAnew() {
		pass(26);
		assertThat(this.peer.transport.pings()).isEqualTo(1);
		jump(3600);
		pass(24);
		assertThat(this.peer.connection.isOpen()).isTrue();
		assertThat(this.peer.transport.pings()).isEqualTo(1);
		pass(2);
		assertThat(this.peer.transport.pings()).isEqualTo(2);
		assertThat(this.peer.connection.isOpen()).isTrue();
		pass(10);
		assertThat(this.peer.transport.closes()).containsExactly(WssCloseStatus.HEARTBEAT_TIMEOUT);
	}

	@Test
	void peerThatIsNotReadIsNotAskedOrGivenUp() {
		pass(26);
		this.peer.connection.pauseReading();
		pass(120);
		assertThat(this.peer.connection.isOpen()).isTrue();
		assertThat(this.peer.transport.pings()).isEqualTo(1);
	}

	@Test
	void peerThatIsReadAgainHasItsWholeTimeAnew() {
		pass(26);
		this.peer.connection.pauseReading();
		this.peer.connection.resumeReading();
		pass(1);
		assertThat(this.peer.transport.pings()).isEqualTo(2);
		assertThat(this.peer.connection.isOpen()).isTrue();
	}

	@Test
	void peerIsNotGivenUpForAPingThatFoundNoRoom() {
		this.executor.set((task) -> {
			throw new RejectedExecutionException();
		});
		pass(120);
		assertThat(this.peer.connection.isOpen()).isTrue();
		this.executor.set(Runnable::run);
		pass(1);
		assertThat(this.peer.transport.pings()).isEqualTo(1);
		assertThat(this.peer.connection.isOpen()).isTrue();
	}

	@Test
	void peerIsNotGivenUpForAPingThatStillWaits() {
		this.executor.set(this.peer.tasks::add);
		pass(120);
		assertThat(this.peer.tasks).hasSize(1);
		assertThat(this.peer.connection.isOpen()).isTrue();
	}

	@Test
	void peerIsNotPingedBehindAWriteThatHangs() {
		this.peer.transport.hold();
		this.peer.connection.send("x");
		pass(60);
		assertThat(this.peer.transport.pings()).isZero();
		this.peer.transport.completeNext();
		pass(1);
		assertThat(this.peer.transport.pings()).isEqualTo(1);
	}

	@Test
	void peerThatTakesNoBytesIsASlowReader() {
		this.peer.transport.hold();
		this.peer.connection.send("x");
		this.peer.connection.sweep(this.now, this.now);
		assertThat(this.peer.connection.isOpen()).isTrue();
		ConnectionFixture hasty = ConnectionFixture.withSendTimeout(Duration.ZERO);
		hasty.transport.hold();
		hasty.connection.send("x");
		hasty.connection.sweep(this.now, this.now);
		hasty.connection.sweep(this.now, this.now);
		hasty.runTasks();
		assertThat(hasty.connection.isOpen()).isFalse();
		assertThat(hasty.transport.closes()).containsExactly(WssCloseStatus.SLOW_READER);
		assertThat(hasty.transport.isAborted()).isTrue();
		hasty.close();
	}

	@Test
	void connectionThatFailsHurtsNoOther() {
		HeartbeatSweep both = new HeartbeatSweep(() -> Arrays.asList(null, this.peer.connection),
				Duration.ofSeconds(10));
		both.sweep(this.now);
		for (int i = 0; i < 60; i++) {
			this.now += Duration.ofMillis(500).toNanos();
			both.sweep(this.now);
		}
		assertThat(this.peer.transport.pings()).isEqualTo(1);
	}

	@Test
	void sweepingEndsWithItsStop() {
		this.sweep.start(this.peer.timer);
		assertThat(this.peer.timer.getQueue()).hasSize(1);
		this.sweep.stop();
		assertThat(this.peer.timer.getQueue()).isEmpty();
		new HeartbeatSweep(List::of, Duration.ofSeconds(1)).stop();
	}

	@Test
	void closedConnectionIsLeftAlone() {
		this.peer.connection.close(CloseStatus.NORMAL);
		pass(120);
		assertThat(this.peer.transport.pings()).isZero();
		assertThat(this.peer.transport.closes()).containsExactly(CloseStatus.NORMAL);
	}

	private void pass(int seconds) {
		for (int i = 0; i < 2 * seconds; i++) {
			this.now += Duration.ofMillis(500).toNanos();
			this.sweep.sweep(this.now);
		}
	}

	private void jump(int seconds) {
		this.now += Duration.ofSeconds(seconds).toNanos();
		this.sweep.sweep(this.now);
	}

}
