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

import java.util.concurrent.Flow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.wssbackend.connection.ConnectionFixture;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class SubscriptionPublisherTests {

	private static final String UNSUBSCRIBE = "{\"route\":\"runRequest\",\"args\":["
			+ "{\"route\":\"unsubscribe\",\"args\":[\"price\",5]},\"socket1\",2]}";

	private final ConnectionFixture peer = ConnectionFixture.plain();

	private final Flow.Publisher<Integer> outputs = new SubscriptionPublisher<>(() -> this.peer.connection, "price",
			ParameterizedTypeReference.forType(Integer.class));

	@AfterEach
	void stop() {
		this.peer.close();
	}

	@Test
	void subscriberSubscribesOverThereAndSeesOutputs() {
		assertThat(this.peer.transport.texts()).isEmpty();
		Received received = Received.allOf(this.outputs);
		assertThat(this.peer.transport.texts()).containsExactly("{\"route\":\"runRequest\",\"args\":["
				+ "{\"route\":\"subscribeSocket\",\"args\":[\"price\",\"socket1\"]},\"socket1\",1]}");
		confirm();
		emit("1");
		emit("1");
		assertThat(received.seen).containsExactly("1", "1");
	}

	@Test
	void outputNullIsPassedOver() {
		Received received = Received.allOf(this.outputs);
		confirm();
		emit("null");
		emit("2");
		assertThat(received.seen).containsExactly("2");
	}

	@Test
	void cancellationUnsubscribes() {
		Received received = Received.allOf(this.outputs);
		confirm();
		received.subscription.cancel();
		assertThat(lastText()).isEqualTo(UNSUBSCRIBE);
		this.peer.replied("{\"args\":true,\"callbackId\":2}");
		assertThat(this.peer.replied("{\"args\":1,\"callbackId\":\"price\"}")).isFalse();
		assertThat(received.seen).isEmpty();
		assertNothingLeft();
	}

	@Test
	void cancellationBeforeTheConfirmationUnsubscribesAfterIt() {
		Received received = Received.allOf(this.outputs);
		received.subscription.cancel();
		assertThat(this.peer.transport.texts()).hasSize(1);
		confirm();
		assertThat(lastText()).isEqualTo(UNSUBSCRIBE);
		this.peer.replied("{\"args\":true,\"callbackId\":2}");
		assertThat(received.seen).isEmpty();
		assertNothingLeft();
	}

	@Test
	void whoeverCancelsAtOnceSubscribesToNothing() {
		assertThat(Received.of(this.outputs, -1).seen).isEmpty();
		assertThat(this.peer.transport.texts()).isEmpty();
	}

	@Test
	void refusalIsAnError() {
		Received received = Received.allOf(this.outputs);
		this.peer.replied("{\"callbackId\":1,\"error\":{\"code\":\"route-not-found\",\"status\":404}}");
		assertThat(received.seen).containsExactly("route-not-found");
		assertNothingLeft();
	}

	@Test
	void connectionThatIsDownIsAnError() {
		this.peer.connection.closed(CloseStatus.GOING_AWAY);
		assertThat(Received.allOf(this.outputs).seen).containsExactly("WssConnectException");
	}

	@Test
	void connectionThatCannotBeFoundIsAnError() {
		Flow.Publisher<Integer> lost = new SubscriptionPublisher<>(() -> {
			throw new IllegalStateException("none");
		}, "price", ParameterizedTypeReference.forType(Integer.class));
		assertThat(Received.allOf(lost).seen).containsExactly("IllegalStateException");
	}

	@Test
	void endOfTheConnectionIsAnErrorAfterTheOutputsThatWait() {
		Received received = Received.of(this.outputs, 1);
		confirm();
		emit("1");
		emit("2");
		this.peer.connection.closed(CloseStatus.GOING_AWAY);
		assertThat(received.seen).containsExactly("1");
		received.subscription.request(1);
		assertThat(received.seen).containsExactly("1", "2", "WssConnectionLostException");
	}

	@Test
	void subscriberThatAsksForNothingIsCutOffAt256Outputs() {
		Received received = Received.of(this.outputs, 0);
		confirm();
		for (int i = 1; i <= 256; i++) {
			emit("1");
		}
		assertThat(this.peer.transport.texts()).hasSize(1);
		emit("1");
		assertThat(lastText()).isEqualTo(UNSUBSCRIBE);
		received.subscription.request(256);
		assertThat(received.seen).hasSize(257).endsWith("1", "overloaded");
	}

	@Test
	void eachSubscriberHasASubscriptionOfItsOwn() {
		Received first = Received.allOf(this.outputs);
		Received second = Received.allOf(this.outputs);
		confirm();
		first.subscription.cancel();
		emit("1");
		assertThat(first.seen).isEmpty();
		assertThat(second.seen).containsExactly("1");
	}

	@Test
	void subscriberMustNotBeNull() {
		assertThatNullPointerException().isThrownBy(() -> this.outputs.subscribe(null));
	}

	private void confirm() {
		this.peer.replied("{\"args\":5,\"callbackId\":1}");
	}

	private void emit(String value) {
		this.peer.replied("{\"args\":" + value + ",\"callbackId\":\"price\"}");
	}

	private String lastText() {
		return this.peer.transport.texts().get(this.peer.transport.texts().size() - 1);
	}

	private void assertNothingLeft() {
		assertThat(this.peer.connection.waiting()).isZero();
	}

}
