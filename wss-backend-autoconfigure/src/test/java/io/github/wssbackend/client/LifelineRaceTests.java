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

package io.github.wssbackend.client;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.connection.PeerConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What meets what at the worst time.
 */
class LifelineRaceTests {

	private final LifelineFixture fixture = new LifelineFixture();

	@AfterEach
	void close() {
		this.fixture.close();
		assertThat(this.fixture.registry.watched()).isZero();
	}

	@Test
	void anIdThatIsToldBeforeTheAttemptIsKnownIsNoReasonToDropTheSocket() {
		this.fixture.connecting = (socket) -> socket.open("socket1");
		ClientConnection connection = this.fixture.named();
		assertThat(connection.isOpen()).isTrue();
		assertThat(this.fixture.socket().transport.closes()).isEmpty();
		assertThat(this.fixture.socket().transport.isAborted()).isFalse();
	}

	@Test
	void aDeadlineThatPassesWhileTheIdIsToldDoesNotHideTheLoss() {
		ClientConnection connection = this.fixture.named();
		Queue<Runnable> late = new ArrayDeque<>();
		this.fixture.executor = late::add;
		this.fixture.timer.advance(LifelineFixture.CONNECT_TIMEOUT);
		this.fixture.executor = Runnable::run;
		this.fixture.socket().open("socket1");
		late.forEach(Runnable::run);
		assertThat(connection.isOpen()).isTrue();
		this.fixture.socket().cut();
		assertThat(connection.lifeline().state()).isEqualTo(WssClientState.WAITING);
	}

	@Test
	void anIdThatIsToldBehindTheLossLeavesNothing() {
		ClientConnection connection = this.fixture.open();
		PeerConnection lost = connection.lifeline().live();
		LifelineFixture.FakeSocket first = this.fixture.socket();
		first.cut();
		this.fixture.timer.advance(this.fixture.timer.untilNext());
		this.fixture.socket().open("socket2");
		connection.lifeline().identified((ClientSocket) first.listener, lost);
		assertThat(this.fixture.registry.watched()).isOne();
		assertThat(connection.id()).isEqualTo("socket2");
		assertThat(connection.isOpen()).isTrue();
	}

	@Test
	void theEndIsToldOnceWhereATerminationMeetsIt() {
		this.fixture.registry
			.open(this.fixture.options().handlers(new RecordingHandler(this.fixture.events), new WssClientHandler() {

				@Override
				public void onError(WssConnection connection, Throwable error) {
					connection.terminate();
				}

			}).build());
		this.fixture.socket().fail("nobody there");
		assertThat(this.fixture.events).containsOnlyOnce("CLOSED");
	}

	@Test
	void stoppingTellsThoseWhoWaitForTheStart() {
		LifelineFixture fixture = new LifelineFixture(false);
		fixture.registry.add("desk", fixture.options().build());
		CompletableFuture<WssConnection> waiting = fixture.registry.whenOpen("desk");
		assertThat(waiting).isNotDone();
		fixture.registry.stop();
		assertThat(waiting).isCompletedExceptionally();
		fixture.close();
	}

}
