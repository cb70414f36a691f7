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

import io.github.wssbackend.WssCloseStatus;
import io.github.wssbackend.WssOverflow;
import io.github.wssbackend.frame.EncodedFrame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutboundOverflowTests {

	private static final long PLENTY = 1 << 20;

	/**
	 * What is written once the socket takes frames again; the first one was being written
	 * while the others came.
	 */
	private static QueueFixture after(WssOverflow overflow, int maxMessages, long maxBytes, String... texts) {
		QueueFixture fixture = new QueueFixture(maxMessages, maxBytes, overflow);
		fixture.transport.hold();
		for (String text : texts) {
			boolean reply = text.startsWith("R");
			fixture.queue.send((reply) ? QueueFixture.reply(text) : QueueFixture.emission(text));
		}
		fixture.transport.inline();
		fixture.transport.completeNext();
		return fixture;
	}

	@Test
	void nothingIsDroppedWhileThereIsRoom() {
		QueueFixture fixture = after(WssOverflow.LATEST, 3, PLENTY, "R0", "a1", "a2", "a3");
		assertThat(fixture.transport.texts()).containsExactly("R0", "a1", "a2", "a3");
	}

	@Test
	void latestDropsTheOldestOfTheSameTopic() {
		QueueFixture fixture = after(WssOverflow.LATEST, 3, PLENTY, "R0", "b1", "a1", "a2", "a3");
		assertThat(fixture.transport.texts()).containsExactly("R0", "b1", "gap a 1", "a2", "a3");
	}

	@Test
	void latestDropsThenTheOldestThatHasANewerOne() {
		QueueFixture fixture = after(WssOverflow.LATEST, 4, PLENTY, "R0", "b1", "a1", "c1", "a2", "d1");
		assertThat(fixture.transport.texts()).containsExactly("R0", "b1", "c1", "gap a 1", "a2", "d1");
	}

	@Test
	void latestDropsThenTheOldestAtAll() {
		QueueFixture fixture = after(WssOverflow.LATEST, 2, PLENTY, "R0", "a1", "b1", "c1");
		assertThat(fixture.transport.texts()).containsExactly("R0", "b1", "c1");
		fixture.queue.send(QueueFixture.emission("a2"));
		assertThat(fixture.transport.texts()).endsWith("c1", "gap a 1", "a2");
	}

	@Test
	void latestDropsForAReplyToo() {
		QueueFixture fixture = after(WssOverflow.LATEST, 2, PLENTY, "R0", "a1", "a2", "R1");
		assertThat(fixture.transport.texts()).containsExactly("R0", "gap a 1", "a2", "R1");
	}

	@Test
	void latestLetsTheNewestOfEachTopicArrive() {
		QueueFixture fixture = after(WssOverflow.LATEST, 2, PLENTY, "R0", "a1", "b1", "a2", "b2", "a3", "b3");
		assertThat(fixture.transport.texts()).containsExactly("R0", "gap a 2", "a3", "gap b 2", "b3");
	}

	@Test
	void dropOldestDropsTheOldestEmission() {
		QueueFixture fixture = after(WssOverflow.DROP_OLDEST, 3, PLENTY, "R0", "R1", "b1", "a1", "a2", "a3");
		assertThat(fixture.transport.texts()).containsExactly("R0", "R1", "gap a 1", "a2", "a3");
		fixture.queue.send(QueueFixture.emission("b2"));
		assertThat(fixture.transport.texts()).endsWith("a3", "gap b 1", "b2");
	}

	@Test
	void disconnectClosesTheSlowReader() {
		QueueFixture fixture = after(WssOverflow.DISCONNECT, 2, PLENTY, "R0", "a1", "a2", "a3");
		assertThat(fixture.transport.texts()).containsExactly("R0");
		assertThat(fixture.listener.overflows).containsExactly(WssCloseStatus.SLOW_READER);
	}

	@Test
	void disconnectCallsItOverloadWhereOnlyRepliesWait() {
		QueueFixture fixture = after(WssOverflow.DISCONNECT, 2, PLENTY, "R0", "R1", "R2", "a1");
		assertThat(fixture.listener.overflows).containsExactly(WssCloseStatus.OVERLOADED);
	}

	@Test
	void repliesThatFillTheQueueAloneAreTooMany() {
		for (WssOverflow overflow : WssOverflow.values()) {
			QueueFixture fixture = after(overflow, 2, PLENTY, "R0", "R1", "R2", "R3");
			assertThat(fixture.transport.texts()).containsExactly("R0");
			assertThat(fixture.listener.overflows).containsExactly(WssCloseStatus.OVERLOADED);
			assertThat(fixture.queue.waitingMessages()).isZero();
		}
	}

	@Test
	void overflowIsToldOnceByTheFlushAndNotByTheOffer() {
		QueueFixture fixture = new QueueFixture(1, PLENTY, WssOverflow.LATEST);
		fixture.transport.hold();
		fixture.queue.send(QueueFixture.reply("R0"));
		fixture.queue.offer(QueueFixture.reply("R1"));
		assertThat(fixture.queue.offer(QueueFixture.reply("R2"))).isFalse();
		assertThat(fixture.listener.overflows).isEmpty();
		fixture.queue.flush();
		assertThat(fixture.queue.send(QueueFixture.reply("R3"))).isFalse();
		fixture.transport.failNext(new IllegalStateException());
		assertThat(fixture.listener.overflows).hasSize(1);
		assertThat(fixture.listener.failures).isEmpty();
	}

	@Test
	void bytesCountAsWellAsMessages() {
		QueueFixture fixture = after(WssOverflow.LATEST, 100, 10, "R0", "a1234", "a2345", "a345");
		assertThat(fixture.transport.texts()).containsExactly("R0", "gap a 1", "a2345", "a345");
	}

	@Test
	void largeFrameDropsAsManyAsItNeeds() {
		QueueFixture fixture = after(WssOverflow.DROP_OLDEST, 100, 10, "R0", "a1", "b1", "a2", "b2", "c1", "c3456789");
		assertThat(fixture.transport.texts()).containsExactly("R0", "c1", "c3456789");
		fixture.queue.send(QueueFixture.emission("a3"));
		assertThat(fixture.transport.texts()).endsWith("gap a 2", "a3");
	}

	@Test
	void emptyQueueTakesAFrameOfAnySize() {
		QueueFixture fixture = after(WssOverflow.LATEST, 100, 10, "R0", "a" + "x".repeat(100));
		assertThat(fixture.transport.frames()).hasSize(2);
		fixture.queue.send(QueueFixture.reply("R" + "x".repeat(100)));
		assertThat(fixture.transport.frames()).hasSize(3);
	}

	@Test
	void emissionLargerThanTheQueueReplacesOneLikeIt() {
		String first = "a" + "1".repeat(100);
		String second = "a" + "2".repeat(100);
		QueueFixture fixture = after(WssOverflow.LATEST, 100, 10, "R0", first, second);
		assertThat(fixture.transport.texts()).containsExactly("R0", "gap a 1", second);
	}

	@Test
	void peerThatDoesNotWantToKnowIsToldNoGap() {
		QueueFixture fixture = new QueueFixture(1, PLENTY, WssOverflow.LATEST);
		fixture.transport.hold();
		fixture.queue.send(QueueFixture.reply("R0"));
		for (int i = 1; i < 4; i++) {
			fixture.queue.send(OutboundFrame.emission(EncodedFrame.text("a" + i), "a", null));
		}
		fixture.transport.inline();
		fixture.transport.completeNext();
		assertThat(fixture.transport.texts()).containsExactly("R0", "a3");
	}

	@Test
	void gapIsToldOnce() {
		QueueFixture fixture = after(WssOverflow.LATEST, 1, PLENTY, "R0", "a1", "a2");
		fixture.queue.send(QueueFixture.emission("a3"));
		assertThat(fixture.transport.texts()).containsExactly("R0", "gap a 1", "a2", "a3");
	}

	@Test
	void emissionStaysBehindItsGapWhateverOverflowsMeanwhile() {
		QueueFixture fixture = new QueueFixture(1, PLENTY, WssOverflow.LATEST);
		fixture.transport.hold();
		fixture.queue.send(QueueFixture.reply("R0"));
		fixture.queue.send(QueueFixture.emission("a1"));
		fixture.queue.send(QueueFixture.emission("a2"));
		fixture.transport.completeNext();
		fixture.queue.send(QueueFixture.emission("a3"));
		fixture.queue.send(QueueFixture.emission("a4"));
		fixture.transport.inline();
		fixture.transport.completeNext();
		assertThat(fixture.transport.texts()).containsExactly("R0", "gap a 1", "a2", "gap a 1", "a4");
	}

	@Test
	void gapThatCannotBeMadeBreaksTheQueueLoudly() {
		QueueFixture fixture = new QueueFixture(1, PLENTY, WssOverflow.LATEST);
		fixture.transport.hold();
		fixture.queue.send(QueueFixture.reply("R0"));
		for (int i = 1; i < 3; i++) {
			fixture.queue.send(OutboundFrame.emission(EncodedFrame.text("a" + i), "a", (count) -> {
				throw new IllegalStateException("gap");
			}));
		}
		fixture.transport.completeNext();
		assertThat(fixture.listener.failures).singleElement().isInstanceOf(IllegalStateException.class);
		assertThat(fixture.queue.send(QueueFixture.reply("R1"))).isFalse();
	}

}
