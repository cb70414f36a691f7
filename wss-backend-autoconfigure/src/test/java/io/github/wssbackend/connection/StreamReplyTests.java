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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnectionLostException;
import io.github.wssbackend.WssRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

class StreamReplyTests {

	private final ConnectionFixture peer = ConnectionFixture.v1();

	@AfterEach
	void stop() {
		this.peer.close();
	}

	@Test
	void eachSubscriberHasARunOfItsOwn() {
		Flow.Publisher<Integer> stream = this.peer.connection.stream("r", Integer.class, "x");
		assertThat(this.peer.transport.texts()).isEmpty();
		stream.subscribe(new Elements(1));
		stream.subscribe(new Elements(1));
		assertThat(this.peer.transport.texts()).containsExactly(
				"{\"route\":\"runRequest\",\"args\":[{\"route\":\"r\",\"args\":[\"x\"],\"stream\":true},\"socket1\",1]}",
				"{\"route\":\"runRequest\",\"args\":[{\"route\":\"r\",\"args\":[\"x\"],\"stream\":true},\"socket1\",2]}");
	}

	@Test
	void elementsComeAsTheyAreAskedFor() {
		Elements elements = subscribe(0);
		element(1);
		element(2);
		element(3);
		assertThat(elements.seen).isEmpty();
		elements.subscription.request(2);
		assertThat(elements.seen).containsExactly("1", "2");
		elements.subscription.request(Long.MAX_VALUE);
		elements.subscription.request(Long.MAX_VALUE);
		element(4);
		assertThat(elements.seen).containsExactly("1", "2", "3", "4");
	}

	@Test
	void endFollowsTheElementsThatWait() {
		Elements elements = subscribe(1);
		element(1);
		element(2);
		this.peer.replied("{\"callbackId\":1}");
		assertThat(elements.seen).containsExactly("1");
		assertNothingLeft();
		elements.subscription.request(1);
		assertThat(elements.seen).containsExactly("1", "2", "complete");
	}

	@Test
	void endNeedsNoDemand() {
		Elements elements = subscribe(0);
		this.peer.replied("{\"callbackId\":1}");
		assertThat(elements.seen).containsExactly("complete");
	}

	@Test
	void answerWithArgsIsTheLastElement() {
		Elements elements = subscribe(2);
		element(1);
		this.peer.replied("{\"callbackId\":1,\"args\":2}");
		assertThat(elements.seen).containsExactly("1", "2", "complete");
		assertNothingLeft();
	}

	@Test
	void plainPeerGivesItsAnswerAsTheOneElement() {
		try (ConnectionFixture plain = ConnectionFixture.plain()) {
			Elements elements = new Elements(5);
			plain.connection.stream("r", Integer.class).subscribe(elements);
			assertThat(plain.transport.texts())
				.containsExactly("{\"route\":\"runRequest\",\"args\":[{\"route\":\"r\",\"args\":[]},\"socket1\",1]}");
			plain.replied("{\"args\":9,\"callbackId\":1}");
			assertThat(elements.seen).containsExactly("9", "complete");
		}
	}

	@Test
	void elementNullIsPassedOverBecauseFlowsHaveNone() {
		Elements elements = subscribe(5);
		this.peer.replied("{\"callbackId\":1,\"args\":null,\"more\":true}");
		element(2);
		assertThat(elements.seen).containsExactly("2");
	}

	@Test
	void errorFollowsTheElementsThatWait() {
		Elements elements = subscribe(0);
		element(1);
		this.peer.replied("{\"callbackId\":1,\"error\":{\"code\":\"conflict\",\"status\":409}}");
		assertThat(elements.seen).isEmpty();
		elements.subscription.request(1);
		assertThat(elements.seen).containsExactly("1", "conflict");
		assertNothingLeft();
	}

	@Test
	void elementThatDoesNotFitEndsTheStreamOnBothSides() {
		Elements elements = subscribe(5);
		this.peer.replied("{\"callbackId\":1,\"args\":\"x\",\"more\":true}");
		assertThat(elements.seen).containsExactly("internal");
		assertThat(this.peer.lastText()).isEqualTo("{\"route\":\"cancelRequest\",\"args\":[1]}");
		assertNothingLeft();
	}

	@Test
	void subscriberThatAsksForNothingIsCutOffAt256Elements() {
		Elements elements = subscribe(0);
		for (int i = 1; i <= 256; i++) {
			element(i);
		}
		assertThat(this.peer.transport.texts()).hasSize(1);
		element(257);
		assertThat(this.peer.lastText()).isEqualTo("{\"route\":\"cancelRequest\",\"args\":[1]}");
		assertNothingLeft();
		assertThat(this.peer.replied("{\"callbackId\":1,\"args\":258,\"more\":true}")).isFalse();
		elements.subscription.request(300);
		assertThat(elements.seen).hasSize(257).startsWith("1", "2").endsWith("256", "overloaded");
	}

	@Test
	void cancelledSubscriberSeesNothingMoreAndThePeerIsTold() {
		Elements elements = subscribe(0);
		element(1);
		elements.subscription.cancel();
		elements.subscription.cancel();
		elements.subscription.request(5);
		assertThat(elements.seen).isEmpty();
		assertThat(this.peer.transport.texts()).hasSize(2)
			.last()
			.isEqualTo("{\"route\":\"cancelRequest\",\"args\":[1]}");
		assertNothingLeft();
	}

	@Test
	void cancellationOnSubscriptionSendsNothing() {
		Elements elements = new Elements(0);
		elements.onStart = (subscriber, subscription) -> subscription.cancel();
		this.peer.connection.stream("r", Integer.class).subscribe(elements);
		assertThat(this.peer.transport.texts()).isEmpty();
		assertNothingLeft();
	}

	@Test
	void cancellationAfterTheEndSendsNothing() {
		Elements elements = subscribe(1);
		this.peer.replied("{\"callbackId\":1,\"args\":1}");
		elements.subscription.cancel();
		assertThat(this.peer.transport.texts()).hasSize(1);
		assertThat(elements.seen).containsExactly("1", "complete");
	}

	@Test
	void subscriberMayAskAndCancelWhileItIsTold() {
		Elements elements = new Elements(1);
		elements.onElement = (subscriber, element) -> {
			if (element == 3) {
				subscriber.subscription.cancel();
			}
			subscriber.subscription.request(1);
		};
		this.peer.connection.stream("r", Integer.class).subscribe(elements);
		for (int i = 1; i <= 2; i++) {
			element(i);
		}
		element(3);
		assertThat(this.peer.replied("{\"callbackId\":1,\"args\":4,\"more\":true}")).isFalse();
		assertThat(elements.seen).containsExactly("1", "2", "3");
		assertNothingLeft();
	}

	@Test
	void demandFromInsideIsNotRecursive() {
		Elements elements = new Elements(0);
		elements.onElement = (subscriber, element) -> subscriber.subscription.request(1);
		this.peer.connection.stream("r", Integer.class).subscribe(elements);
		for (int i = 1; i <= 256; i++) {
			element(i);
		}
		elements.subscription.request(1);
		assertThat(elements.seen).hasSize(256);
		assertThat(elements.deepest).isEqualTo(1);
	}

	@Test
	void subscriberThatThrowsIsCancelledAndHurtsNobodyElse() {
		Elements failing = subscribe(5);
		failing.onElement = (subscriber, element) -> {
			throw new AssertionError("of the subscriber");
		};
		assertThat(this.peer.replied("{\"callbackId\":1,\"args\":1,\"more\":true}")).isTrue();
		assertThat(this.peer.lastText()).isEqualTo("{\"route\":\"cancelRequest\",\"args\":[1]}");
		assertNothingLeft();
		Elements next = new Elements(5);
		this.peer.connection.stream("r", Integer.class).subscribe(next);
		this.peer.replied("{\"callbackId\":2,\"args\":2}");
		assertThat(failing.seen).containsExactly("1");
		assertThat(next.seen).containsExactly("2", "complete");
	}

	@Test
	void demandOfZeroIsAnErrorAtOnce() {
		Elements elements = subscribe(0);
		element(1);
		elements.subscription.request(0);
		assertThat(elements.seen).containsExactly("IllegalArgumentException");
		assertThat(this.peer.lastText()).isEqualTo("{\"route\":\"cancelRequest\",\"args\":[1]}");
		assertNothingLeft();
	}

	@Test
	void endOfTheConnectionIsAnError() {
		Elements elements = subscribe(1);
		element(1);
		this.peer.connection.closed(CloseStatus.GOING_AWAY);
		assertThat(elements.seen).containsExactly("1", WssConnectionLostException.class.getSimpleName());
		assertNothingLeft();
	}

	@Test
	void streamOnAClosedConnectionIsAnError() {
		this.peer.connection.closed(CloseStatus.GOING_AWAY);
		assertThat(subscribe(1).seen).containsExactly(WssConnectException.class.getSimpleName());
		assertNothingLeft();
	}

	private Elements subscribe(long demand) {
		Elements elements = new Elements(demand);
		this.peer.connection.stream("r", Integer.class).subscribe(elements);
		return elements;
	}

	private void element(int value) {
		assertThat(this.peer.replied("{\"callbackId\":1,\"args\":" + value + ",\"more\":true}")).isTrue();
	}

	private void assertNothingLeft() {
		assertThat(this.peer.connection.waiting()).isZero();
		assertThat(this.peer.timer.getQueue()).isEmpty();
	}

	private static final class Elements implements Flow.Subscriber<Integer> {

		private final List<String> seen = new ArrayList<>();

		private final long demand;

		private Flow.Subscription subscription;

		private BiConsumer<Elements, Flow.Subscription> onStart = (subscriber, subscription) -> {
		};

		private BiConsumer<Elements, Integer> onElement = (subscriber, element) -> {
		};

		private int depth;

		private int deepest;

		Elements(long demand) {
			this.demand = demand;
		}

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.subscription = subscription;
			this.onStart.accept(this, subscription);
			if (this.demand > 0) {
				subscription.request(this.demand);
			}
		}

		@Override
		public void onNext(Integer item) {
			this.depth++;
			this.deepest = Math.max(this.deepest, this.depth);
			this.seen.add(String.valueOf(item));
			this.onElement.accept(this, item);
			this.depth--;
		}

		@Override
		public void onError(Throwable throwable) {
			this.seen.add((throwable instanceof WssRequestException request) ? request.code()
					: throwable.getClass().getSimpleName());
		}

		@Override
		public void onComplete() {
			this.seen.add("complete");
		}

	}

}
