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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.wssbackend.WssCloseStatus;
import io.github.wssbackend.frame.EncodedFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what an open socket tells.
 */
class HttpClientSocketTests {

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
	void close() {
		this.peer.close();
		fixture.awaitReaders();
	}

	@Test
	void messagesAreTold() {
		this.peer.send("one");
		this.peer.send(RawConversation.BINARY, new byte[3]);
		this.peer.send("two");
		this.listener.expect("text one", "binary 3", "text two");
	}

	@Test
	void fragmentsAreToldAsTheyCome() {
		this.peer.send(RawConversation.TEXT, false, "half a ".getBytes(StandardCharsets.UTF_8));
		this.listener.expect("text half a …");
		this.peer.send(RawConversation.PING, "now".getBytes(StandardCharsets.UTF_8));
		this.listener.expect("heard");
		this.peer.send(RawConversation.CONTINUATION, true, "message".getBytes(StandardCharsets.UTF_8));
		this.listener.expect("text message");
	}

	@Test
	void pingsAreAnswered() {
		this.peer.send(RawConversation.PING, "abc".getBytes(StandardCharsets.UTF_8));
		RawConversation.Frame pong = this.peer.read();
		assertThat(pong.opcode()).isEqualTo(RawConversation.PONG);
		assertThat(pong.text()).isEqualTo("abc");
		this.listener.expect("heard");
	}

	@Test
	void pongsAreTold() throws IOException {
		this.listener.transport().ping();
		assertThat(this.peer.read().opcode()).isEqualTo(RawConversation.PING);
		this.peer.send(RawConversation.PONG, new byte[0]);
		this.listener.expect("heard");
	}

	@Test
	void aCloseFrameOfTheFarSideIsToldAndAnswered() {
		this.peer.sendClose(1008, "not you");
		this.listener.expect("closed 1008 not you by far side");
		assertThat(this.peer.read().code()).isEqualTo(1008);
		assertThat(this.peer.read()).isNull();
		assertThat(this.listener.transport().isOpen()).isFalse();
		assertNothingElse();
	}

	@Test
	void aCloseFrameWithoutAStatusIs1005() {
		this.peer.send(RawConversation.CLOSE, new byte[0]);
		this.listener.expect("closed 1005 by far side");
	}

	@Test
	void anEndWithoutACloseFrameIs1006() {
		this.peer.close();
		this.listener.expect("closed 1006");
		assertNothingElse();
	}

	@Test
	void aResetIs1006() {
		this.peer.reset();
		this.listener.expect("closed 1006");
		assertNothingElse();
	}

	@Test
	void anEndInTheMiddleOfAFrameIs1006() {
		sendHalfAFrame();
		this.peer.close();
		this.listener.expect("closed 1006");
	}

	@Test
	void aResetInTheMiddleOfAFrameIs1006() {
		sendHalfAFrame();
		this.peer.reset();
		this.listener.expect("closed 1006");
	}

	@Test
	void halfAMessageAndSilenceCanBeClosed() {
		sendHalfAFrame();
		this.listener.transport().closeAndAbort(WssCloseStatus.HEARTBEAT_TIMEOUT);
		this.listener.expect("closed 4009 heartbeat timeout");
		assertThat(this.peer.read().code()).isEqualTo(4009);
		assertThat(this.peer.read()).isNull();
	}

	private void sendHalfAFrame() {
		byte[] frame = RawConversation.frame(RawConversation.TEXT, true, "0123456789".getBytes(StandardCharsets.UTF_8));
		this.peer.write(Arrays.copyOf(frame, 7));
		this.listener.expect("text 01234…");
	}

	@Test
	void textThatIsNotUtf8Is1007() {
		this.peer.send(RawConversation.TEXT, new byte[] { 'a', (byte) 0xC3, '(' });
		this.listener.expect("closed 1007");
		this.peer.awaitEnd();
		assertNothingElse();
	}

	@Test
	void aBreachOfTheProtocolIs1002() {
		this.peer.write(new byte[] { (byte) 0xF1, 1, 'a' });
		this.listener.expect("closed 1002");
		this.peer.awaitEnd();
	}

	@Test
	void aCharacterCutInTwoArrivesWhole() {
		byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
		this.peer.send(RawConversation.TEXT, false, Arrays.copyOf(euro, 1));
		this.peer.send(RawConversation.CONTINUATION, true, Arrays.copyOfRange(euro, 1, 3));
		this.listener.expect("text €");
	}

	@Test
	void framesAreWritten() {
		RecordingWrite text = new RecordingWrite();
		this.listener.transport().write(EncodedFrame.text("grüezi"), text);
		assertThat(this.peer.read().text()).isEqualTo("grüezi");
		text.expectWritten();
		RecordingWrite binary = new RecordingWrite();
		this.listener.transport().write(EncodedFrame.binary(new byte[] { 1, 2 }), binary);
		assertThat(this.peer.read().payload()).containsExactly(1, 2);
		binary.expectWritten();
	}

	@Test
	void anInterruptedThreadMayWrite() {
		RecordingWrite write = new RecordingWrite();
		Thread.currentThread().interrupt();
		this.listener.transport().write(EncodedFrame.text("still here"), write);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.peer.read().text()).isEqualTo("still here");
		write.expectWritten();
	}

	@Test
	void aWriteAfterTheEndFails() {
		this.peer.close();
		this.listener.expect("closed 1006");
		RecordingWrite write = new RecordingWrite();
		this.listener.transport().write(EncodedFrame.text("late"), write);
		write.expectFailed();
	}

	private void assertNothingElse() {
		fixture.awaitReaders();
		assertThat(this.listener.rest()).isEmpty();
	}

}
