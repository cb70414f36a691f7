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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.wssbackend.frame.EncodedFrame;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of how reading and writing keep to the pace of the slower end.
 */
class HttpClientFlowTests {

	private static final int MEGABYTE = 1024 * 1024;

	private ClientFixture fixture;

	private RawServer server;

	private RawConversation peer;

	@BeforeEach
	void start() {
		this.fixture = new ClientFixture();
		this.server = RawServer.start();
	}

	@AfterEach
	void stop() {
		this.peer.close();
		this.server.close();
		this.fixture.close();
	}

	private <T extends RecordingSocketListener> T open(T listener) {
		this.fixture.connector().connect(ClientFixture.target(this.server.uri("/wss")), listener);
		this.peer = this.server.upgraded();
		listener.expect("opened");
		return listener;
	}

	@Test
	void aLargeMessageArrivesInPieces() {
		CountingListener listener = open(new CountingListener());
		byte[] text = "0123456789".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);
		this.peer.send(RawConversation.TEXT, text);
		listener.awaitMessages(1);
		assertThat(listener.bytes).hasValue(text.length);
		assertThat(listener.largestPiece).hasValueLessThanOrEqualTo(64 * 1024);
	}

	@Test
	void aPausedReaderStopsTheFarSide() {
		CountingListener listener = open(new CountingListener());
		listener.transport().suspendReading();
		byte[] message = RawConversation.frame(RawConversation.BINARY, true, new byte[64 * MEGABYTE]);
		int taken = this.peer.writeUntilStalled(message);
		assertThat(taken).isLessThan(32 * MEGABYTE);
		assertThat(listener.bytes).hasValueLessThanOrEqualTo(64 * 1024);
		listener.transport().resumeReading();
		this.peer.write(Arrays.copyOfRange(message, taken, message.length));
		listener.awaitMessages(1);
		assertThat(listener.bytes).hasValue(64L * MEGABYTE);
	}

	@Test
	void pausingAndResumingLosesNothing() {
		RecordingSocketListener listener = open(new RecordingSocketListener());
		for (int i = 0; i < 1000; i++) {
			listener.transport().suspendReading();
			this.peer.send("a" + i);
			listener.transport().resumeReading();
			listener.transport().resumeReading();
			listener.expect("text a" + i);
		}
		assertThat(listener.rest()).isEmpty();
	}

	@Test
	void resumingDoesNotCallTheListener() {
		CountDownLatch told = new CountDownLatch(1);
		Thread test = Thread.currentThread();
		RecordingSocketListener listener = open(new RecordingSocketListener() {

			@Override
			public void text(CharSequence piece, boolean last) {
				if (!piece.toString().equals("first")) {
					assertThat(Thread.currentThread()).isNotSameAs(test);
					told.countDown();
				}
				else {
					transport().suspendReading();
				}
				super.text(piece, last);
			}

		});
		this.peer.send("first");
		listener.expect("text first");
		this.peer.send("second");
		this.fixture.awaitReaders();
		synchronized (this) {
			listener.transport().resumeReading();
			assertThat(Thread.holdsLock(this)).isTrue();
		}
		listener.expect("text second");
		assertThat(told.getCount()).isZero();
	}

	@Test
	void aPausedReaderStillClosesInOrder() {
		RecordingSocketListener listener = open(new RecordingSocketListener() {

			@Override
			public void text(CharSequence piece, boolean last) {
				transport().suspendReading();
				super.text(piece, last);
			}

		});
		this.peer.send("asked for");
		listener.expect("text asked for");
		this.peer.send("not asked for");
		listener.transport().close(new CloseStatus(1001, "bye"));
		assertThat(this.peer.read().code()).isEqualTo(1001);
		this.peer.sendClose(1001, "");
		listener.expect("closed 1001 bye");
		assertThat(this.peer.read()).isNull();
	}

	@Test
	void aWriteThatHangsFailsWhenTheConnectionIsDropped() {
		RecordingSocketListener listener = open(new RecordingSocketListener());
		RecordingWrite write = new RecordingWrite();
		listener.transport().write(EncodedFrame.text("x".repeat(32 * MEGABYTE)), write);
		assertThat(write.isPending()).isTrue();
		listener.transport().abort();
		listener.expect("closed 1006");
		write.expectFailed();
		this.peer.awaitEnd();
	}

	@Test
	void aWriteThatEndsLaterIsToldByAReader() {
		RecordingSocketListener listener = open(new RecordingSocketListener());
		RecordingWrite write = new RecordingWrite();
		listener.transport().write(EncodedFrame.text("x".repeat(32 * MEGABYTE)), write);
		assertThat(write.isPending()).isTrue();
		assertThat(this.peer.readText()).hasSize(32 * MEGABYTE);
		write.expectWritten();
		assertThat(write.thread().getName()).startsWith("wss-client-");
	}

	/**
	 * The JDK spoils a text of 2048 frames and more.
	 */
	@Test
	void aHugeTextArrivesAsItIs() {
		RecordingSocketListener listener = open(new RecordingSocketListener());
		String text = "a" + "😀".repeat(9 * MEGABYTE) + "€";
		RecordingWrite write = new RecordingWrite();
		listener.transport().write(EncodedFrame.text(text), write);
		assertThat(this.peer.readText().equals(text)).isTrue();
		write.expectWritten();
	}

	@Test
	void aFarSideThatReadsNothingIsClosedInTime() {
		RecordingSocketListener listener = open(new RecordingSocketListener());
		RecordingWrite write = new RecordingWrite();
		listener.transport().write(EncodedFrame.text("x".repeat(32 * MEGABYTE)), write);
		listener.transport().close(CloseStatus.NORMAL);
		listener.expect("closed 1000");
		write.expectFailed();
	}

	private static final class CountingListener extends RecordingSocketListener {

		private final AtomicLong bytes = new AtomicLong();

		private final AtomicInteger messages = new AtomicInteger();

		private final AtomicInteger largestPiece = new AtomicInteger();

		@Override
		public void text(CharSequence piece, boolean last) {
			count(piece.length(), last);
		}

		@Override
		public void binary(ByteBuffer piece, boolean last) {
			count(piece.remaining(), last);
		}

		private void count(int size, boolean last) {
			this.bytes.addAndGet(size);
			this.largestPiece.accumulateAndGet(size, Math::max);
			if (last) {
				this.messages.incrementAndGet();
				super.heard();
			}
		}

		void awaitMessages(int count) {
			while (this.messages.get() < count || !rest().isEmpty()) {
				expect("heard");
			}
		}

	}

}
