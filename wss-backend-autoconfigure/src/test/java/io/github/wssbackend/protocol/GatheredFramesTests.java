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

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.protocol.RawPeer.Received;
import io.github.wssbackend.testing.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Frames that are gathered in one write, on a bare socket: whole, in order, and none
 * between the bytes of another.
 */
class GatheredFramesTests {

	private static final int PING = 9;

	private static final int PONG = 10;

	private static TestApplication application;

	@BeforeAll
	static void start() {
		application = TestApplication.start(Nodes.class, "wss.servers[0].path=/wss",
				"wss.servers[0].outbound.overflow=disconnect", "wss.servers[0].outbound.max-messages=100000",
				"wss.servers[0].outbound.max-size=64MB");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static RawPeer peer() {
		RawPeer peer = RawPeer.small(application.port(), "/wss");
		peer.nextText();
		return peer;
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "fast" })
	void requestsOfOneWriteAreAnsweredInOrder(String route) {
		try (RawPeer peer = peer()) {
			for (int round = 0; round < 50; round++) {
				ByteArrayOutputStream requests = new ByteArrayOutputStream();
				for (int i = 0; i < 20; i++) {
					byte[] request = ("{\"route\":\"runRequest\",\"args\":[{\"route\":\"" + route + "\",\"args\":[" + i
							+ "]},\"\"," + i + "]}")
						.getBytes(StandardCharsets.UTF_8);
					requests.writeBytes(RawPeer.header(1, true, request.length));
					requests.writeBytes(request);
				}
				peer.bytes(requests.toByteArray());
				for (int i = 0; i < 20; i++) {
					assertThat(peer.nextText()).isEqualTo("{\"args\":" + (i + 1) + ",\"callbackId\":" + i + "}");
				}
			}
		}
	}

	@Test
	void anAnswerDoesNotWaitForTheNodeBehindIt() {
		try (RawPeer peer = peer()) {
			peer.request("{\"route\":\"fast\",\"args\":[1]}", "1");
			peer.nextText();
			peer.bytes(together("{\"route\":\"fast\",\"args\":[1]}", "{\"route\":\"hang\"}"));
			assertThat(peer.nextText()).isEqualTo("{\"args\":2,\"callbackId\":0}");
			application.bean(Nodes.class).release();
			assertThat(peer.nextText()).isEqualTo("{\"args\":true,\"callbackId\":1}");
		}
	}

	private static byte[] together(String... calls) {
		ByteArrayOutputStream requests = new ByteArrayOutputStream();
		for (int i = 0; i < calls.length; i++) {
			byte[] request = ("{\"route\":\"runRequest\",\"args\":[" + calls[i] + ",\"\"," + i + "]}")
				.getBytes(StandardCharsets.UTF_8);
			requests.writeBytes(RawPeer.header(1, true, request.length));
			requests.writeBytes(request);
		}
		return requests.toByteArray();
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, PING })
	void anAnswerLeavesBeforeTheReplyToAControlFrameOfTheSameRead(int opcode) {
		try (RawPeer peer = peer()) {
			for (int i = 0; i < 3; i++) {
				peer.request("{\"route\":\"fast\",\"args\":[1]}", "1");
				peer.nextText();
			}
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			bytes.writeBytes(together("{\"route\":\"fast\",\"args\":[1]}", "{\"route\":\"fast\",\"args\":[2]}"));
			bytes.writeBytes(RawPeer.header(opcode, true, 2));
			bytes.writeBytes(new byte[] { 3, (byte) 0xE8 });
			peer.bytes(bytes.toByteArray());
			assertThat(peer.nextText()).isEqualTo("{\"args\":2,\"callbackId\":0}");
			assertThat(peer.nextText()).isEqualTo("{\"args\":3,\"callbackId\":1}");
			assertThat(peer.next().opcode()).isEqualTo((opcode == PING) ? PONG : opcode);
		}
	}

	@Test
	void pongsAndEmissionsOfTwoPublishersComeWholeAndInOrder() throws Exception {
		application.graph().declare("left", true);
		application.graph().declare("right", true);
		try (RawPeer peer = peer()) {
			for (String route : List.of("left", "right")) {
				peer.request("{\"route\":\"subscribeSocket\",\"args\":[\"" + route + "\"]}", "1");
				peer.nextText();
			}
			List<Thread> senders = List.of(publisher("left"), publisher("right"), new Thread(() -> ping(peer)));
			senders.forEach(Thread::start);
			int[] next = new int[3];
			for (int frame = 0; frame < 11_000; frame++) {
				expectNext(peer.next(), next);
			}
			assertThat(next).containsExactly(5_000, 5_000, 1_000);
			for (Thread sender : senders) {
				sender.join();
			}
		}
	}

	private static Thread publisher(String route) {
		return new Thread(() -> {
			for (int i = 0; i < 5_000; i++) {
				application.graph().publish(route, i);
			}
		});
	}

	private static void ping(RawPeer peer) {
		for (int i = 0; i < 1_000; i++) {
			peer.frame(PING, true, ByteBuffer.allocate(4).putInt(i).array());
		}
	}

	private static void expectNext(Received received, int[] next) {
		if (received.opcode() == PONG) {
			assertThat(ByteBuffer.wrap(received.payload()).getInt()).isEqualTo(next[2]++);
			return;
		}
		int which = received.text().endsWith("\"left\"}") ? 0 : 1;
		assertThat(received.text())
			.isEqualTo("{\"args\":" + next[which]++ + ",\"callbackId\":\"" + ((which == 0) ? "left" : "right") + "\"}");
	}

	@Test
	void aMaskedMessageInPiecesOfAnySizeArrivesAsItWas() {
		Random random = new Random(4);
		for (int round = 0; round < 20; round++) {
			String text = text(random, 1 + random.nextInt(6_000));
			byte[] frame = masked(
					"{\"route\":\"runRequest\",\"args\":[{\"route\":\"echo\",\"args\":[\"" + text + "\"]},\"\",7]}",
					random);
			try (RawPeer peer = peer()) {
				for (int sent = 0; sent < frame.length;) {
					int count = Math.min(frame.length - sent, 1 + random.nextInt(900));
					peer.bytes(Arrays.copyOfRange(frame, sent, sent + count));
					sent += count;
				}
				assertThat(peer.nextText()).contains("\"" + text + "\"");
			}
		}
	}

	private static String text(Random random, int length) {
		List<String> letters = List.of("a", "z", "é", "€", "😀");
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append(letters.get(random.nextInt(letters.size())));
		}
		return text.toString();
	}

	private static byte[] masked(String message, Random random) {
		byte[] payload = message.getBytes(StandardCharsets.UTF_8);
		byte[] header = RawPeer.header(1, true, payload.length);
		byte[] mask = new byte[4];
		random.nextBytes(mask);
		System.arraycopy(mask, 0, header, header.length - 4, 4);
		for (int i = 0; i < payload.length; i++) {
			payload[i] ^= mask[i & 3];
		}
		ByteArrayOutputStream frame = new ByteArrayOutputStream();
		frame.writeBytes(header);
		frame.writeBytes(payload);
		return frame.toByteArray();
	}

	static class Nodes {

		private final CountDownLatch released = new CountDownLatch(1);

		@WssRoute
		int plain(int value) {
			return value + 1;
		}

		@WssRoute(blocking = false)
		int fast(int value) {
			return value + 1;
		}

		@WssRoute
		boolean hang() throws InterruptedException {
			return this.released.await(20, TimeUnit.SECONDS);
		}

		void release() {
			this.released.countDown();
		}

	}

}
