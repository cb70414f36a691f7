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

package io.github.wssbackend.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.protocol.RawPeer.Received;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;
import io.github.wssbackend.testing.TestPeer.Closed;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A message may have as many bytes as the server says, and not one more.
 */
class SizeLimitTests {

	private static final int LIMIT = 20_000;

	private static final Closed TOO_BIG = new Closed(1009, "A message may have 20000 bytes");

	private static TestApplication application;

	private static TestPeer bystander;

	@BeforeAll
	static void start() {
		application = TestApplication.start(RecordedNodes.class, "wss.servers[0].path=/wss",
				"wss.servers[0].max-message-size=20000B");
		bystander = application.peer();
	}

	@AfterAll
	static void stop() {
		assertThat(bystander.framesUntilNow()).isEmpty();
		bystander.close();
		application.close();
	}

	private static String request(String callbackId) {
		return "{\"route\":\"runRequest\",\"args\":[{\"route\":\"ping\"},\"id\",\"" + callbackId + "\"]}";
	}

	private static String filled(String unit, int bytes) {
		int size = unit.getBytes(StandardCharsets.UTF_8).length;
		int left = bytes - request("").length();
		return unit.repeat(left / size) + "x".repeat(left % size);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "\u00e9", "\u65e5", "\uD83D\uDE00" })
	void theLimitCountsBytesAndIsAllowed(String unit) {
		String callbackId = filled(unit, LIMIT);
		try (TestPeer peer = application.peer()) {
			peer.send(request(callbackId));
			assertThat(peer.next()).isEqualTo(Replies.answer("\"" + callbackId + "\"", "\"pong\""));
			peer.sendBinary(request(callbackId).getBytes(StandardCharsets.UTF_8));
			assertThat(peer.next()).isEqualTo(Replies.answer("\"" + callbackId + "\"", "\"pong\""));
			assertThat(peer.framesUntilNow()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "\u00e9", "\u65e5", "\uD83D\uDE00" })
	void oneByteMoreClosesWithTheLimitInTheReason(String unit) {
		String message = request(filled(unit, LIMIT + 1));
		try (TestPeer peer = application.peer()) {
			peer.send(message);
			assertThat(peer.closed()).isEqualTo(TOO_BIG);
		}
		try (TestPeer peer = application.peer()) {
			peer.sendBinary(message.getBytes(StandardCharsets.UTF_8));
			assertThat(peer.closed()).isEqualTo(TOO_BIG);
		}
	}

	@Test
	void whatWasAskedBeforeIsAnsweredFirst() {
		try (TestPeer peer = application.peer()) {
			peer.ask("ping", "[]", "1");
			peer.send("x".repeat(LIMIT + 1));
			assertThat(peer.next()).isEqualTo(Replies.answer("1", "\"pong\""));
			assertThat(peer.closed()).isEqualTo(TOO_BIG);
		}
	}

	@Test
	void piecesOfAMessageCountTogether() {
		byte[] piece = new byte[5000];
		Arrays.fill(piece, (byte) 'x');
		try (RawPeer peer = RawPeer.connect(application.port())) {
			peer.nextText();
			peer.frame(RawPeer.TEXT, false, piece);
			for (int i = 0; i < 3; i++) {
				peer.frame(RawPeer.CONTINUATION, false, piece);
			}
			peer.frame(RawPeer.CONTINUATION, true, new byte[] { 'x' });
			assertTooBig(peer.next());
		}
	}

	@Test
	void messagesInPiecesDoNotCountTogether() {
		byte[] request = request("c").getBytes(StandardCharsets.UTF_8);
		try (RawPeer peer = RawPeer.connect(application.port())) {
			peer.nextText();
			for (int i = 0; i < 3 * LIMIT / request.length; i++) {
				peer.frame(RawPeer.TEXT, false, Arrays.copyOf(request, 10));
				peer.frame(RawPeer.CONTINUATION, true, Arrays.copyOfRange(request, 10, request.length));
				assertThat(peer.nextText()).isEqualTo(Replies.answer("\"c\"", "\"pong\""));
			}
		}
	}

	@Test
	void anAnnouncedSizeIsNotBelieved() {
		try (RawPeer peer = RawPeer.connect(application.port())) {
			peer.nextText();
			peer.bytes(RawPeer.header(RawPeer.TEXT, true, Long.MAX_VALUE));
			peer.bytes(new byte[LIMIT + 20_000]);
			assertTooBig(peer.next());
		}
	}

	private static void assertTooBig(Received close) {
		assertThat(close).isNotNull();
		assertThat(close.opcode()).isEqualTo(RawPeer.CLOSE);
		assertThat(close.closeCode()).isEqualTo(TOO_BIG.code());
		assertThat(close.closeReason()).isEqualTo(TOO_BIG.reason());
	}

}
