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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.wssbackend.WssSubscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ClientSubscriptionsTests {

	private final LifelineFixture fixture = new LifelineFixture();

	private final List<Integer> prices = new ArrayList<>();

	private ClientConnection connection;

	private WssSubscription subscription;

	@BeforeEach
	void subscribe() {
		this.connection = this.fixture.open();
		CompletableFuture<WssSubscription> subscribing = this.connection.subscribe("price", Integer.class,
				this.prices::add);
		assertThat(this.fixture.socket().written()).containsExactly(request("price", "socket1", 1));
		this.fixture.socket().say("{\"args\":1,\"callbackId\":1}");
		this.subscription = subscribing.join();
		emit(100, 1, "a");
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	private static String request(String route, String id, int number) {
		return "{\"route\":\"runRequest\",\"args\":[{\"route\":\"subscribeSocket\",\"args\":[\"" + route + "\",\"" + id
				+ "\"],\"current\":true},\"" + id + "\"," + number + "]}";
	}

	private void emit(int price, int version, String epoch) {
		this.fixture.socket()
			.say("{\"args\":" + price + ",\"callbackId\":\"price\",\"version\":" + version + ",\"epoch\":\"" + epoch
					+ "\"}");
	}

	private void comeBack() {
		this.fixture.socket().cut();
		this.fixture.timer.advance(this.fixture.timer.untilNext());
		this.fixture.socket().open("socket2");
	}

	@Test
	void isMadeAgainWithTheNewId() {
		comeBack();
		assertThat(this.fixture.socket().written()).containsExactly(request("price", "socket2", 2));
	}

	@Test
	void isMadeAgainBeforeTheConnectionIsOpen() {
		comeBack();
		assertThat(this.connection.isOpen()).isFalse();
		this.fixture.socket().say("{\"args\":1,\"callbackId\":2}");
		assertThat(this.connection.isOpen()).isTrue();
	}

	@Test
	void callsGoBehindItWhileItIsMade() {
		comeBack();
		this.connection.post("add", 1);
		assertThat(this.fixture.socket().written()).containsExactly(request("price", "socket2", 2),
				"{\"route\":\"add\",\"args\":[1]}");
	}

	@Test
	void goesOnWithFurtherOutputs() {
		comeBack();
		this.fixture.socket().say("{\"args\":1,\"callbackId\":2}");
		emit(101, 2, "a");
		assertThat(this.prices).containsExactly(100, 101);
	}

	@Test
	void isAskedForAgainWhereTheFarSideDoesNotAnswerInTime() {
		openImpatient();
		comeBack();
		assertThat(this.fixture.socket().written()).containsExactly(request("price", "socket2", 2));
		awaitAnother(request("price", "socket2", 3));
		assertThat(this.connection.isOpen()).isTrue();
		this.fixture.socket().say("{\"args\":2,\"callbackId\":2}");
		awaitAnother(request("price", "socket2", 4));
		this.fixture.socket().say("{\"args\":3,\"callbackId\":4}");
		emit(101, 2, "a");
		assertThat(this.prices).containsExactly(100, 101);
		assertThat(this.connection.lifeline().live().waiting()).as("the route alone").isOne();
	}

	@Test
	void isNotAskedForAgainOnASocketThatIsGone() {
		openImpatient();
		comeBack();
		LifelineFixture.FakeSocket second = this.fixture.socket();
		assertThat(second.written()).containsExactly(request("price", "socket2", 2));
		awaitAnother(request("price", "socket2", 3));
		second.cut();
		assertThat(second.written()).isEmpty();
		assertThat(this.fixture.registry.watched()).isOne();
	}

	/**
	 * Open another connection, which does not wait long for answers, and subscribe.
	 */
	private void openImpatient() {
		this.prices.clear();
		this.fixture.registry.add("soon", this.fixture.options().requestTimeout(Duration.ofMillis(100)).build());
		this.connection = (ClientConnection) this.fixture.registry.connection("soon");
		this.fixture.socket().open("socket1");
		this.connection.subscribe("price", Integer.class, this.prices::add);
		this.fixture.socket().say("{\"args\":1,\"callbackId\":1}");
		emit(100, 1, "a");
	}

	/**
	 * Let timeouts pass until something is written.
	 */
	private void awaitAnother(String request) {
		List<String> written = await().until(() -> {
			this.fixture.timer.advance(this.fixture.timer.untilNext());
			return this.fixture.socket().written();
		}, (frames) -> !frames.isEmpty());
		assertThat(written).containsExactly(request);
	}

	@Test
	void anOutputThatWasSeenIsNotToldAgain() {
		comeBack();
		this.fixture.socket().say("{\"args\":1,\"callbackId\":2}");
		emit(100, 1, "a");
		assertThat(this.prices).containsExactly(100);
	}

	@Test
	void anOutputOfAnotherLifeOfTheServerIsTold() {
		comeBack();
		this.fixture.socket().say("{\"args\":1,\"callbackId\":2}");
		emit(100, 1, "b");
		assertThat(this.prices).containsExactly(100, 100);
	}

	@Test
	void isTriedAgainWhereItWasRefused() {
		comeBack();
		this.fixture.socket().say("{\"callbackId\":2,\"error\":{\"code\":\"route-not-found\",\"status\":404}}");
		assertThat(this.connection.isOpen()).isTrue();
		assertThat(this.subscription.isActive()).isTrue();
		comeBack();
		assertThat(this.fixture.socket().written()).containsExactly(request("price", "socket2", 3));
		this.fixture.socket().say("{\"args\":1,\"callbackId\":3}");
		emit(101, 2, "a");
		assertThat(this.prices).containsExactly(100, 101);
	}

	@Test
	void isNotMadeAgainAfterItsEnd() {
		assertThat(this.connection.unsubscribe(this.subscription)).isNotDone();
		assertThat(this.subscription.isActive()).isFalse();
		comeBack();
		assertThat(this.fixture.socket().written()).isEmpty();
		assertThat(this.connection.lifeline().subscriptions().size()).isZero();
	}

	@Test
	void canEndWhileTheConnectionIsDown() {
		this.fixture.socket().cut();
		assertThat(this.connection.unsubscribe(this.subscription)).isCompletedWithValue(true);
		this.fixture.timer.advance(Duration.ofSeconds(1));
		this.fixture.socket().open("socket2");
		assertThat(this.fixture.socket().written()).isEmpty();
	}

	@Test
	void endsWithTheConnection() {
		this.connection.terminate();
		assertThat(this.subscription.isActive()).isFalse();
		assertThat(this.subscription.ended()).isCompleted();
	}

	@Test
	void oneThatWasNeverConfirmedIsNotMadeAgain() {
		CompletableFuture<WssSubscription> other = this.connection.subscribe("other", Integer.class, this.prices::add);
		comeBack();
		assertThat(other).isCompletedExceptionally();
		assertThat(this.fixture.socket().written()).containsExactly(request("price", "socket2", 3));
	}

}
