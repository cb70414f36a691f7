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

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of sockets that this end closes.
 */
class HttpClientClosingTests {

	private static ClientFixture fixture;

	private static RawServer server;

	private RecordingSocketListener listener;

	private RawConversation peer;

	@BeforeAll
	static void start() {
		fixture = new ClientFixture();
		server = RawServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
		fixture.close();
	}

	@BeforeEach
	void open() {
		this.listener = fixture.connect(server.uri("/wss"));
		this.peer = server.upgraded();
		this.listener.expect("opened");
	}

	@AfterEach
	void assertNothingElse() {
		this.peer.awaitEnd();
		this.peer.close();
		fixture.awaitReaders();
		assertThat(this.listener.rest()).isEmpty();
		assertThat(this.listener.transport().isOpen()).isFalse();
	}

	private void expectCloseFrame(int code, String reason) {
		RawConversation.Frame frame = this.peer.read();
		assertThat(frame.opcode()).isEqualTo(RawConversation.CLOSE);
		assertThat(frame.code()).isEqualTo(code);
		assertThat(frame.reason()).isEqualTo(reason);
	}

	@Test
	void theFarSideAnswersWithAnotherStatus() {
		this.listener.transport().close(new CloseStatus(4008, "slow reader"));
		assertThat(this.listener.transport().isOpen()).isFalse();
		expectCloseFrame(4008, "slow reader");
		this.peer.sendClose(1008, "never again");
		this.listener.expect("closed 4008 slow reader");
	}

	@Test
	void theFarSideNeverAnswers() {
		this.listener.transport().close(new CloseStatus(1000, "done"));
		expectCloseFrame(1000, "done");
		this.listener.expect("closed 1000 done");
	}

	@Test
	void theFarSideGoesInsteadOfAnswering() {
		this.listener.transport().close(CloseStatus.GOING_AWAY);
		expectCloseFrame(1001, "");
		this.peer.reset();
		this.listener.expect("closed 1001");
	}

	@Test
	void nothingIsToldAfterTheCloseFrame() {
		this.listener.transport().close(CloseStatus.NORMAL);
		expectCloseFrame(1000, "");
		this.peer.send("late");
		this.peer.sendClose(1000, "");
		this.listener.expect("closed 1000");
	}

	@Test
	void closingAndDroppingDoesNotWaitForTheAnswer() {
		this.listener.transport().closeAndAbort(new CloseStatus(4009, "heartbeat timeout"));
		expectCloseFrame(4009, "heartbeat timeout");
		assertThat(this.peer.read()).isNull();
		this.listener.expect("closed 4009 heartbeat timeout");
	}

	@Test
	void droppingIs1006() {
		this.listener.transport().abort();
		assertThat(this.peer.read()).isNull();
		this.listener.expect("closed 1006");
	}

	@Test
	void droppingAfterClosingKeepsTheStatus() {
		this.listener.transport().close(new CloseStatus(1001, "bye"));
		this.listener.transport().abort();
		this.listener.transport().abort();
		this.listener.transport().close(CloseStatus.NORMAL);
		this.listener.transport().closeAndAbort(CloseStatus.NORMAL);
		this.listener.expect("closed 1001 bye");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1008, 1011, 3000, 3999, 4000, 4999 })
	void theseCodesAreSent(int code) {
		this.listener.transport().close(new CloseStatus(code, "why"));
		expectCloseFrame(code, "why");
		this.peer.sendClose(code, "");
		this.listener.expect("closed " + code + " why");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1002, 1003, 1004, 1005, 1006, 1007, 1009, 1010, 1012, 1013, 1014, 1015, 1016, 2999 })
	void theseCodesAreSentAs1008(int code) {
		this.listener.transport().close(new CloseStatus(code, "why"));
		expectCloseFrame(1008, "why");
		this.peer.sendClose(1008, "");
		this.listener.expect("closed " + code + " why");
	}

	@Test
	void aLongReasonIsCutBetweenCharacters() {
		String reason = "x".repeat(120) + "😀😀";
		this.listener.transport().close(new CloseStatus(4000, reason));
		expectCloseFrame(4000, "x".repeat(120));
		this.listener.expect("closed 4000 " + reason);
	}

	@Test
	void halfACharacterInAReasonIsReplaced() {
		this.listener.transport().close(new CloseStatus(4000, "a\ud800b"));
		expectCloseFrame(4000, "a\ufffdb");
		this.listener.expect("closed 4000 a\ud800b");
	}

	@Test
	void bothEndsCloseAtOnceAndItIsToldOnce() {
		for (int i = 0; i < 200; i++) {
			RecordingSocketListener listener = fixture.connect(server.uri("/wss"));
			try (RawConversation peer = server.upgraded()) {
				listener.expect("opened");
				peer.sendClose(1001, "far");
				listener.transport().closeAndAbort(new CloseStatus(4000, "own"));
				assertThat(listener.next()).isIn("closed 4000 own", "closed 1001 far by far side");
				peer.awaitEnd();
			}
			fixture.awaitReaders();
			assertThat(listener.rest()).isEmpty();
		}
		this.listener.transport().abort();
		this.listener.expect("closed 1006");
	}

}
