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

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

import io.github.wssbackend.WssCloseStatus;
import io.github.wssbackend.frame.EncodedFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PeerConnectionTests {

	private final ConnectionFixture peer = ConnectionFixture.withTasks(2);

	@AfterEach
	void stop() {
		this.peer.close();
	}

	@Test
	void messagesLeaveInTheirOrder() {
		this.peer.connection.send("text");
		this.peer.connection.send(new byte[] { 1 });
		this.peer.connection.send(new int[] { 1, 2 });
		this.peer.connection.post("r", "x");
		assertThat(this.peer.transport.texts()).containsExactly("text", "1 bytes", "[1,2]",
				"{\"route\":\"r\",\"args\":[\"x\"]}");
		assertThat(this.peer.connection.waiting()).isZero();
	}

	@Test
	void postOfNoRouteThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.peer.connection.post(""));
		assertThat(this.peer.transport.texts()).isEmpty();
	}

	@Test
	void whatIsEnqueuedIsWrittenByTheFlush() {
		this.peer.connection.enqueue(EncodedFrame.text("a"));
		assertThat(this.peer.transport.texts()).isEmpty();
		this.peer.connection.flush();
		assertThat(this.peer.transport.texts()).containsExactly("a");
	}

	@Test
	void whoWaitsForAFrameToLeaveIsToldThen() {
		int[] written = new int[1];
		this.peer.transport.hold();
		this.peer.connection.enqueue(EncodedFrame.text("a"), () -> written[0]++);
		this.peer.connection.flush();
		assertThat(written[0]).isZero();
		this.peer.transport.completeNext();
		assertThat(written[0]).isEqualTo(1);
	}

	@Test
	void connectionClosesOnceAfterWhatWaits() {
		this.peer.transport.hold();
		this.peer.connection.send("a");
		this.peer.connection.send("b");
		this.peer.connection.close(CloseStatus.GOING_AWAY);
		this.peer.connection.close(CloseStatus.NORMAL);
		this.peer.connection.terminate();
		this.peer.runTasks();
		assertThat(this.peer.connection.isOpen()).isFalse();
		assertThat(this.peer.transport.closes()).isEmpty();
		this.peer.transport.completeNext();
		this.peer.transport.completeNext();
		this.peer.runTasks();
		assertThat(this.peer.transport.texts()).containsExactly("a", "b");
		assertThat(this.peer.transport.closes()).containsExactly(CloseStatus.GOING_AWAY);
		assertThat(this.peer.transport.isAborted()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1004, 1005, 1006, 1014, 1015, 2999 })
	void codeThatCannotBeSentIsRefusedAndTheConnectionStaysOpen(int code) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.peer.connection.close(new CloseStatus(code)));
		assertThat(this.peer.connection.isOpen()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1003, 1007, 1013, 3000, 4999 })
	void codeThatCanBeSentIsSent(int code) {
		this.peer.connection.close(new CloseStatus(code));
		this.peer.runTasks();
		assertThat(this.peer.transport.closes()).containsExactly(new CloseStatus(code));
	}

	@Test
	void nothingIsSentAfterTheClose() {
		this.peer.connection.close(CloseStatus.NORMAL);
		assertThat(this.peer.connection.send(EncodedFrame.text("late"))).isFalse();
		this.peer.connection.send("late");
		this.peer.connection.post("late");
		this.peer.connection.enqueue(EncodedFrame.text("late"));
		this.peer.connection.enqueueEmission("t", EncodedFrame.text("late"), (count) -> EncodedFrame.text("gap"));
		this.peer.connection.flush();
		assertThat(this.peer.transport.texts()).isEmpty();
	}

	@Test
	void abortDropsWhatWaitsAndTheConnection() {
		this.peer.transport.hold();
		this.peer.connection.send("a");
		this.peer.connection.send("b");
		this.peer.connection.abort(WssCloseStatus.POLICY_VIOLATION);
		this.peer.connection.abort(WssCloseStatus.NORMAL);
		this.peer.connection.close(CloseStatus.NORMAL);
		assertThat(this.peer.transport.closes()).isEmpty();
		this.peer.runTasks();
		assertThat(this.peer.transport.closes()).containsExactly(WssCloseStatus.POLICY_VIOLATION);
		assertThat(this.peer.transport.isAborted()).isTrue();
		this.peer.transport.completeNext();
		assertThat(this.peer.transport.texts()).containsExactly("a");
	}

	@Test
	void repliesAloneThatFillTheQueueEndTheConnection() {
		this.peer.transport.hold();
		for (String text : new String[] { "written", "a", "b" }) {
			assertThat(this.peer.connection.send(EncodedFrame.text(text))).isTrue();
		}
		assertThat(this.peer.connection.send(EncodedFrame.text("c"))).isFalse();
		this.peer.runTasks();
		assertThat(this.peer.connection.isOpen()).isFalse();
		assertThat(this.peer.transport.closes()).containsExactly(WssCloseStatus.OVERLOADED);
	}

	@Test
	void plainPeerIsToldOfNoGap() {
		this.peer.transport.hold();
		this.peer.connection.send("written");
		for (String text : new String[] { "1", "2", "3", "4" }) {
			this.peer.connection.enqueueEmission("t", EncodedFrame.text(text), (count) -> EncodedFrame.text("gap"));
		}
		this.peer.transport.inline();
		this.peer.transport.completeNext();
		assertThat(this.peer.transport.texts()).containsExactly("written", "3", "4");
	}

	@Test
	void writeThatFailsDropsTheConnection() {
		this.peer.transport.failWith(new IOException("broken pipe"));
		this.peer.connection.send("a");
		assertThat(this.peer.connection.isOpen()).isFalse();
		assertThat(this.peer.connection.send(EncodedFrame.text("b"))).isFalse();
		this.peer.runTasks();
		assertThat(this.peer.transport.isAborted()).isTrue();
		assertThat(this.peer.transport.texts()).containsExactly("a");
	}

	@Test
	void writeThatFailsDropsTheConnectionAlsoWhereTheExecutorHasNoRoom() {
		try (ConnectionFixture full = ConnectionFixture.on((task) -> {
			throw new RejectedExecutionException();
		})) {
			full.transport.failWith(new IOException("broken pipe"));
			full.connection.send("a");
			assertThat(full.transport.isAborted()).isTrue();
			assertThat(full.connection.isOpen()).isFalse();
		}
	}

	@Test
	void readingIsPausedAndResumed() {
		this.peer.connection.pauseReading();
		assertThat(this.peer.transport.isSuspended()).isTrue();
		this.peer.connection.resumeReading();
		assertThat(this.peer.transport.isSuspended()).isFalse();
	}

	@Test
	void closingConnectionIsReadSoThatTheFarSideCanAgree() {
		this.peer.connection.pauseReading();
		this.peer.connection.close(CloseStatus.NORMAL);
		assertThat(this.peer.transport.isSuspended()).isFalse();
		this.peer.connection.pauseReading();
		assertThat(this.peer.transport.isSuspended()).isFalse();
	}

	@Test
	void idsAreLongAndNeverTheSame() {
		assertThat(ConnectionIds.next()).matches("socket[0-9a-f]{32}").isNotEqualTo(ConnectionIds.next());
	}

	@Test
	void registryKnowsItsConnectionsUntilTheyAreRemoved() {
		ConnectionRegistry registry = new ConnectionRegistry();
		registry.add(this.peer.connection);
		assertThat(registry.find("socket1")).containsSame(this.peer.connection);
		assertThat(registry.all()).containsExactly(this.peer.connection);
		assertThat(registry.remove(this.peer.connection)).isTrue();
		assertThat(registry.remove(this.peer.connection)).isFalse();
		assertThat(registry.find("socket1")).isEqualTo(Optional.empty());
		assertThat(registry.size()).isZero();
	}

	@Test
	void registryDoesNotRemoveAnotherOfTheSameId() {
		ConnectionRegistry registry = new ConnectionRegistry();
		registry.add(this.peer.connection);
		try (ConnectionFixture other = ConnectionFixture.plain()) {
			assertThat(registry.remove(other.connection)).isFalse();
		}
		assertThat(registry.size()).isEqualTo(1);
	}

}
