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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.WssCloseStatus;
import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssConnectionLostException;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClientLifelineTests {

	private final LifelineFixture fixture = new LifelineFixture();

	@AfterEach
	void close() {
		this.fixture.close();
		assertThat(this.fixture.registry.watched()).isZero();
	}

	@Test
	void isOpenWhenTheIdIsKnown() {
		ClientConnection connection = this.fixture.named();
		this.fixture.socket().connect();
		assertThat(connection.isOpen()).isFalse();
		this.fixture.socket().say("{\"route\":\"setId\",\"args\":\"socket7\"}");
		assertThat(connection.isOpen()).isTrue();
		assertThat(connection.id()).isEqualTo("socket7");
	}

	@Test
	void passesOverWhatComesBeforeTheId() {
		ClientConnection connection = this.fixture.named();
		this.fixture.socket().connect();
		this.fixture.socket().say("junk");
		this.fixture.socket().say(new byte[] { 1 });
		this.fixture.socket().say("{\"route\":\"setId\",\"args\":7}");
		assertThat(connection.isOpen()).isFalse();
		this.fixture.socket().open("socket1");
		assertThat(connection.isOpen()).isTrue();
		assertThat(this.fixture.socket().written()).isEmpty();
	}

	@Test
	void aFurtherIdHasNoEffect() {
		ClientConnection connection = this.fixture.open();
		this.fixture.socket().say("{\"route\":\"setId\",\"args\":\"socket2\",\"protocol\":\"wss-backend.v1\"}");
		assertThat(connection.id()).isEqualTo("socket1");
		assertThat(connection.lifeline().live().unsolicited()).isOne();
		assertThat(this.fixture.socket().written()).isEmpty();
	}

	@Test
	void oneDeadlineSpansAllUpToTheId() {
		CompletableFuture<WssConnection> opening = this.fixture.registry.open(this.fixture.options().build());
		this.fixture.socket().connect();
		this.fixture.timer.advance(LifelineFixture.CONNECT_TIMEOUT);
		assertThat(opening).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withCauseInstanceOf(WssConnectException.class)
			.withMessageContaining("told no id");
		assertThat(this.fixture.socket().cancelled).isTrue();
		assertThat(this.fixture.socket().transport.isAborted()).isTrue();
		assertThat(this.fixture.registry.size()).isZero();
		assertThat(this.fixture.timer.pending()).isZero();
	}

	@Test
	void theFirstAttemptWithoutANameIsTheOnlyOne() {
		CompletableFuture<WssConnection> opening = this.fixture.registry.open(this.fixture.options().build());
		this.fixture.socket().fail("nobody there");
		assertThat(opening).isCompletedExceptionally();
		assertThat(this.fixture.timer.pending()).isZero();
		assertThat(this.fixture.events).containsExactly("CONNECTING", "error nobody there", "CLOSED");
	}

	@Test
	void cancellingAnOpeningGivesItUp() {
		CompletableFuture<WssConnection> opening = this.fixture.registry.open(this.fixture.options().build());
		opening.cancel(false);
		assertThat(this.fixture.socket().cancelled).isTrue();
		this.fixture.socket().connect();
		assertThat(this.fixture.socket().transport.isAborted()).isTrue();
		assertThat(this.fixture.registry.size()).isZero();
		assertThat(this.fixture.timer.pending()).isZero();
	}

	@Test
	void waitsLongerAfterEachFailureUpToTheLimit() {
		this.fixture.named();
		List<Long> waits = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			this.fixture.socket().fail("nobody there");
			waits.add(this.fixture.timer.untilNext().toSeconds());
			this.fixture.timer.advance(this.fixture.timer.untilNext());
		}
		assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 8L, 8L);
		assertThat(this.fixture.sockets).hasSize(7);
	}

	@Test
	void aSocketThatIsLostAtOnceIsNoReasonToBeginAnew() {
		this.fixture.open();
		this.fixture.socket().cut();
		assertThat(this.fixture.timer.untilNext()).hasSeconds(1);
		this.fixture.timer.advance(Duration.ofSeconds(1));
		this.fixture.socket().open("socket2");
		this.fixture.socket().cut();
		assertThat(this.fixture.timer.untilNext()).hasSeconds(2);
	}

	@Test
	void isTheSameObjectWithAnotherId() {
		ClientConnection connection = this.fixture.open();
		this.fixture.socket().cut();
		assertThat(connection.isOpen()).isFalse();
		this.fixture.timer.advance(Duration.ofSeconds(1));
		this.fixture.socket().open("socket2");
		assertThat(connection.isOpen()).isTrue();
		assertThat(connection.id()).isEqualTo("socket2");
		assertThat(this.fixture.registry.connection("desk")).isSameAs(connection);
	}

	@Test
	void callsFailAtOnceWhileDown() {
		ClientConnection connection = this.fixture.open();
		this.fixture.socket().cut();
		assertThat(connection.run("add", Integer.class, 1)).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withCauseInstanceOf(WssConnectException.class)
			.withMessageContaining("was lost: 1006");
		assertThatExceptionOfType(WssConnectException.class).isThrownBy(() -> connection.post("add", 1));
		assertThatExceptionOfType(WssConnectException.class).isThrownBy(() -> connection.send("raw"));
		assertThat(connection.subscribe("price", Integer.class, (price) -> {
		})).isCompletedExceptionally();
	}

	@Test
	void requestsInFlightAreLostAndNeverSentAgain() {
		ClientConnection connection = this.fixture.open();
		CompletableFuture<Integer> answer = connection.run("add", Integer.class, 1);
		this.fixture.socket().cut();
		assertThat(answer).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withCauseInstanceOf(WssConnectionLostException.class);
		this.fixture.timer.advance(Duration.ofSeconds(1));
		this.fixture.socket().open("socket2");
		assertThat(this.fixture.socket().written()).isEmpty();
	}

	@Test
	void noAnswerOfOneSocketIsTakenForOneOnTheNext() {
		ClientConnection connection = this.fixture.open();
		connection.run("add", Integer.class, 1);
		this.fixture.socket().cut();
		this.fixture.timer.advance(Duration.ofSeconds(1));
		this.fixture.socket().open("socket2");
		CompletableFuture<Integer> second = connection.run("add", Integer.class, 2);
		this.fixture.socket().say("{\"args\":11,\"callbackId\":1}");
		assertThat(second).isNotDone();
		assertThat(connection.lifeline().live().unsolicited()).isOne();
		this.fixture.socket().say("{\"args\":12,\"callbackId\":2}");
		assertThat(second).isCompletedWithValue(12);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1008, 1010, 3500, 3999, 4400, 4999 })
	void doesNotComeBackWhereTheFarSideSaysSo(int code) {
		ClientConnection connection = this.fixture.open();
		this.fixture.socket().close(code);
		assertThat(connection.lifeline().state()).isEqualTo(WssClientState.CLOSED);
		assertThat(this.fixture.timer.pending()).isZero();
		assertThat(this.fixture.registry.open("desk")).isCompletedExceptionally();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1006, 1009, 1011, 1012, 1013, 3000, 3499, 4000, 4008, 4009, 4399 })
	void comesBackAfterAnyOtherCode(int code) {
		ClientConnection connection = this.fixture.open();
		this.fixture.socket().close(code);
		assertThat(connection.lifeline().state()).isEqualTo(WssClientState.WAITING);
		assertThat(this.fixture.timer.pending()).isOne();
	}

	@Test
	void comesBackAfterACloseOfItsOwnWithAnyCode() {
		ClientConnection connection = this.fixture.open();
		connection.close(WssCloseStatus.POLICY_VIOLATION);
		assertThat(this.fixture.socket().transport.closes()).containsExactly(WssCloseStatus.POLICY_VIOLATION);
		this.fixture.socket().closed();
		assertThat(connection.lifeline().state()).isEqualTo(WssClientState.WAITING);
	}

	@Test
	void terminatingEndsItForGood() {
		ClientConnection connection = this.fixture.open();
		connection.terminate();
		assertThat(connection.isOpen()).isFalse();
		assertThat(this.fixture.socket().transport.closes()).containsExactly(CloseStatus.NORMAL);
		this.fixture.socket().closed();
		assertThat(this.fixture.timer.pending()).isZero();
		assertThat(this.fixture.registry.size()).isZero();
		assertThat(this.fixture.events).containsExactly("CONNECTING", "OPEN", "open socket1", "close 1000", "CLOSED");
	}

	@Test
	void terminatingWhileItWaitsEndsItForGood() {
		ClientConnection connection = this.fixture.open();
		this.fixture.socket().cut();
		connection.terminate();
		assertThat(this.fixture.timer.pending()).isZero();
		assertThat(this.fixture.registry.size()).isZero();
		assertThat(this.fixture.sockets).hasSize(1);
	}

	@Test
	void handlersAreToldInOrder() {
		this.fixture.open();
		this.fixture.socket().say("hello");
		this.fixture.socket().cut();
		this.fixture.timer.advance(Duration.ofSeconds(1));
		this.fixture.socket().fail("nobody there");
		this.fixture.timer.advance(Duration.ofSeconds(2));
		this.fixture.socket().open("socket2");
		assertThat(this.fixture.events).containsExactly("CONNECTING", "OPEN", "open socket1", "message hello",
				"close 1006", "WAITING", "CONNECTING", "error nobody there", "WAITING", "CONNECTING", "OPEN",
				"open socket2");
	}

}
