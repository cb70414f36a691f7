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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnectionLostException;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.frame.BindingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

class SingleReplyTests {

	private final ConnectionFixture peer = ConnectionFixture.v1();

	@AfterEach
	void stop() {
		this.peer.close();
	}

	@Test
	void answerCompletesTheFuture() {
		CompletableFuture<Integer> answer = this.peer.connection.run("r", Integer.class, "x");
		assertThat(this.peer.transport.texts())
			.containsExactly("{\"route\":\"runRequest\",\"args\":[{\"route\":\"r\",\"args\":[\"x\"]},\"socket1\",1]}");
		assertThat(answer).isNotDone();
		assertThat(this.peer.replied("{\"args\":7,\"callbackId\":1}")).isTrue();
		assertThat(answer).isCompletedWithValue(7);
		assertNothingLeft();
	}

	@Test
	void answersThatNobodyWaitsForAreCountedAndDropped() {
		CompletableFuture<Integer> answer = this.peer.connection.run("r", Integer.class);
		assertThat(this.peer.replied("{\"args\":8,\"callbackId\":2}")).isFalse();
		assertThat(this.peer.replied("{\"args\":8,\"callbackId\":\"1\"}")).isFalse();
		assertThat(answer).isNotDone();
		assertThat(this.peer.replied("{\"args\":7,\"callbackId\":1}")).isTrue();
		assertThat(this.peer.replied("{\"args\":9,\"callbackId\":1}")).isFalse();
		assertThat(answer).isCompletedWithValue(7);
		assertThat(this.peer.connection.unsolicited()).isEqualTo(3);
	}

	@Test
	void answerWithoutArgsIsNull() {
		CompletableFuture<Integer> answer = this.peer.connection.run("r", Integer.class);
		this.peer.replied("{\"callbackId\":1}");
		assertThat(answer).isCompletedWithValue(null);
	}

	@Test
	void answerThatNobodyWantsToReadIsNull() {
		CompletableFuture<Void> answer = this.peer.connection.run("r", Void.class);
		this.peer.replied("{\"callbackId\":1,\"args\":{\"a\":1}}");
		assertThat(answer).isCompletedWithValue(null);
	}

	@Test
	void elementsOfAStreamThatNobodyAskedForArePassedOver() {
		CompletableFuture<Integer> answer = this.peer.connection.run("r", Integer.class);
		assertThat(this.peer.replied("{\"callbackId\":1,\"args\":1,\"more\":true}")).isTrue();
		assertThat(answer).isNotDone();
		this.peer.replied("{\"callbackId\":1,\"args\":2}");
		assertThat(answer).isCompletedWithValue(2);
	}

	@Test
	void idsThatWeNeverGaveAreNotOurs() {
		CompletableFuture<Integer> answer = this.peer.connection.run("r", Integer.class);
		assertThat(this.peer.replied("{\"callbackId\":2,\"args\":1}")).isFalse();
		assertThat(this.peer.replied("{\"callbackId\":\"1\",\"args\":1}")).isFalse();
		assertThat(this.peer.replied("{\"callbackId\":1.0,\"args\":1}")).isFalse();
		assertThat(this.peer.replied("{\"callbackId\":[1],\"args\":1}")).isFalse();
		assertThat(this.peer.replied("{\"callbackId\":99999999999999999999,\"args\":1}")).isFalse();
		assertThat(answer).isNotDone();
	}

	@Test
	void errorOfThePeerIsTold() {
		CompletableFuture<Integer> answer = this.peer.connection.run("r", Integer.class);
		this.peer.replied(
				"{\"callbackId\":1,\"args\":1,\"error\":{\"code\":\"conflict\",\"title\":\"t\",\"status\":409,\"detail\":\"d\"}}");
		WssRequestException error = error(answer);
		assertThat(error.code()).isEqualTo("conflict");
		assertThat(error.status()).isEqualTo(409);
		assertThat(error.detail()).isEqualTo("d");
		assertThat(error.isFromPeer()).isTrue();
		assertNothingLeft();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"code":"odd"}                                    | odd      | 500
			{"code":"odd","status":"409","detail":[1]}        | odd      | 500
			{"code":7,"status":409.5}                         | internal | 500
			{"status":404,"extra":{"status":1}}               | internal | 404
			{}                                                | internal | 500
			[]                                                | internal | 500
			"boom"                                            | internal | 500
			1                                                 | internal | 500
			""")
	void errorThatLacksPartsIsToldAsFarAsItCanBeRead(String json, String code, int status) {
		CompletableFuture<Integer> answer = this.peer.connection.run("r", Integer.class);
		this.peer.replied("{\"callbackId\":1,\"error\":" + json + "}");
		WssRequestException error = error(answer);
		assertThat(error.code()).isEqualTo(code);
		assertThat(error.status()).isEqualTo(status);
		assertThat(error.detail()).isNull();
	}

	@Test
	void answerThatDoesNotFitIsAnError() {
		CompletableFuture<Integer> answer = this.peer.connection.run("r", Integer.class);
		this.peer.replied("{\"callbackId\":1,\"args\":\"secret\"}");
		WssRequestException error = error(answer);
		assertThat(error).hasMessage("internal: The answer does not fit java.lang.Integer");
		assertThat(error.getSuppressed()).singleElement().isInstanceOf(BindingException.class);
		assertThat(error.isFromPeer()).isTrue();
		assertNothingLeft();
	}

	@Test
	void cancelledRequestIsForgottenAndCalledOff() {
		CompletableFuture<Integer> answer = this.peer.connection.run("r", Integer.class);
		answer.cancel(true);
		assertNothingLeft();
		assertThat(this.peer.lastText()).isEqualTo("{\"route\":\"cancelRequest\",\"args\":[1]}");
		assertThat(this.peer.replied("{\"callbackId\":1,\"args\":1}")).isFalse();
	}

	@Test
	void plainPeerIsNotToldOfACancellation() {
		try (ConnectionFixture plain = ConnectionFixture.plain()) {
			plain.connection.run("r", Integer.class).cancel(true);
			assertThat(plain.transport.texts()).hasSize(1);
			assertThat(plain.connection.waiting()).isZero();
		}
	}

	@Test
	void endOfTheConnectionFailsTheRequest() {
		CompletableFuture<Integer> answer = this.peer.connection.run("r", Integer.class);
		this.peer.connection.closed(CloseStatus.GOING_AWAY);
		assertThat(answer).failsWithin(Duration.ZERO)
			.withThrowableOfType(ExecutionException.class)
			.withCauseInstanceOf(WssConnectionLostException.class);
		assertNothingLeft();
	}

	@Test
	void requestOnAClosedConnectionFailsAndSendsNothing() {
		this.peer.connection.close(CloseStatus.NORMAL);
		assertThat(this.peer.connection.run("r", Integer.class)).failsWithin(Duration.ZERO)
			.withThrowableOfType(ExecutionException.class)
			.withCauseInstanceOf(WssConnectException.class);
		assertThat(this.peer.transport.texts()).isEmpty();
		assertNothingLeft();
	}

	@Test
	void requestThatCannotBeWrittenFailsAndDoesNotThrow() {
		assertThat(this.peer.connection.run("", Integer.class)).isCompletedExceptionally();
		assertThat(this.peer.connection.run("r", Integer.class, new Object() {
			public Object getSelf() {
				throw new IllegalStateException();
			}
		})).isCompletedExceptionally();
		assertThat(this.peer.connection.request(WssMessage.call("r").withMethod("get"), Integer.class)).isNotDone();
		assertThat(this.peer.transport.texts()).containsExactly(
				"{\"route\":\"runRequest\",\"args\":[{\"route\":\"r\",\"args\":[],\"method\":\"get\"},\"socket1\",1]}");
	}

	private static WssRequestException error(CompletableFuture<?> future) {
		assertThat(future).isCompletedExceptionally();
		return (WssRequestException) future.handle((value, ex) -> ex).join();
	}

	private void assertNothingLeft() {
		assertThat(this.peer.connection.waiting()).isZero();
		assertThat(this.peer.timer.getQueue()).isEmpty();
	}

}
