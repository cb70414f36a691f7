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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.wssbackend.connection.ConnectionFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InFlightTests {

	private final ConnectionFixture peer = ConnectionFixture.plain();

	private final ExecutorService pool = Executors.newFixedThreadPool(3);

	private InFlight calls = calls(4);

	@AfterEach
	void stop() {
		this.peer.close();
		this.pool.shutdownNow();
	}

	@Test
	void readingPausesAtTheLimitAndGoesOnAtHalfOfIt() {
		accept(3);
		assertThat(isPaused()).isFalse();
		accept(1);
		assertThat(isPaused()).isTrue();
		this.calls.end();
		assertThat(isPaused()).isTrue();
		this.calls.end();
		assertThat(isPaused()).isFalse();
		assertThat(this.calls.count()).isEqualTo(2);
	}

	@Test
	void callsThatWereReadBeforeThePauseAreAccepted() {
		accept(6);
		assertThat(this.calls.count()).isEqualTo(6);
		for (int i = 0; i < 4; i++) {
			assertThat(isPaused()).isTrue();
			this.calls.end();
		}
		assertThat(isPaused()).isFalse();
	}

	@Test
	void limitOfOnePausesForEachCall() {
		this.calls = calls(1);
		accept(1);
		assertThat(isPaused()).isTrue();
		this.calls.end();
		assertThat(isPaused()).isFalse();
	}

	@Test
	void callsPastTheLimitAreRefusedWhileThisEndWaits() {
		this.peer.connection.run("r", String.class);
		accept(4);
		assertThat(this.calls.accept()).isFalse();
		assertThat(isPaused()).isFalse();
		this.calls.end();
		accept(1);
		assertThat(this.calls.count()).isEqualTo(4);
	}

	@Test
	void callsPastTheLimitAreRefusedWhereReadingCannotPauseAnyMore() {
		this.peer.connection.close(CloseStatus.NORMAL);
		accept(4);
		assertThat(this.calls.accept()).isFalse();
		assertThat(this.calls.count()).isEqualTo(4);
	}

	@Test
	void waitingForThePeerEndsThePause() {
		accept(4);
		assertThat(isPaused()).isTrue();
		CompletableFuture<String> answer = this.peer.connection.run("r", String.class);
		assertThat(isPaused()).isFalse();
		this.peer.replied("{\"callbackId\":1}");
		assertThat(answer).isCompleted();
		accept(1);
		assertThat(isPaused()).isTrue();
	}

	@Test
	void readingIsNeverPausedWhileThisEndWaits() throws Exception {
		for (int round = 0; round < 2_000; round++) {
			this.calls = calls(1);
			CompletableFuture<?>[] answer = new CompletableFuture<?>[1];
			together(this.calls::accept, () -> answer[0] = this.peer.connection.run("r", String.class));
			assertThat(isPaused()).as("round %d", round).isFalse();
			answer[0].cancel(true);
			this.calls.end();
		}
	}

	@Test
	void readingGoesOnWhenAllHasEnded() throws Exception {
		for (int round = 0; round < 300; round++) {
			this.calls = calls(2);
			Runnable comeAndGo = () -> {
				for (int i = 0; i < 20; i++) {
					if (this.calls.accept()) {
						this.calls.end();
					}
				}
			};
			together(comeAndGo, comeAndGo, () -> {
				for (int i = 0; i < 10; i++) {
					this.peer.connection.run("r", String.class).cancel(true);
				}
			});
			assertThat(this.calls.count()).isZero();
			assertThat(isPaused()).as("round %d", round).isFalse();
		}
	}

	private InFlight calls(int limit) {
		InFlight fresh = new InFlight(this.peer.connection, limit);
		this.peer.connection.onAwaitingReplies(fresh::resume);
		return fresh;
	}

	private void accept(int times) {
		for (int i = 0; i < times; i++) {
			assertThat(this.calls.accept()).isTrue();
		}
	}

	private boolean isPaused() {
		return this.peer.transport.isSuspended();
	}

	private void together(Runnable... actions) throws Exception {
		CyclicBarrier start = new CyclicBarrier(actions.length);
		Future<?>[] ends = new Future<?>[actions.length];
		for (int i = 0; i < actions.length; i++) {
			Runnable action = actions[i];
			ends[i] = this.pool.submit(() -> {
				start.await();
				action.run();
				return null;
			});
		}
		for (Future<?> end : ends) {
			end.get();
		}
	}

}
