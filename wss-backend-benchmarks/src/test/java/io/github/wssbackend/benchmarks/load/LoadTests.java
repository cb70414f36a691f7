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

package io.github.wssbackend.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The load finds out a server that lies.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LoadTests {

	private static final Pattern ADD = Pattern.compile(".*\"args\":\\[(\\d+),(\\d+)]},\"socket1\",(\\d+)]}");

	private static final Duration MOMENT = Duration.ofMillis(100);

	@Test
	void aServerThatAnswersRightIsBelieved() throws IOException {
		assertThat(requests((sum, request) -> "{\"args\":" + sum + ",\"callbackId\":" + request + "}")).isPositive();
	}

	@Test
	void anotherSpellingOfARightAnswerIsBelieved() throws IOException {
		assertThat(requests((sum, request) -> "{ \"callbackId\" : " + request + ", \"args\": " + sum + " }"))
			.isPositive();
	}

	@Test
	void aWrongSumIsFoundOut() {
		assertThatExceptionOfType(BadAnswerException.class)
			.isThrownBy(() -> requests((sum, request) -> "{\"args\":" + sum + "1,\"callbackId\":" + request + "}"))
			.withMessageContaining(" is not ");
	}

	@Test
	void anAnswerToNothingIsFoundOut() {
		assertThatExceptionOfType(BadAnswerException.class)
			.isThrownBy(() -> requests((sum, request) -> "{\"args\":" + sum + ",\"callbackId\":" + request + "00}"))
			.withMessageContaining("nobody waits for");
	}

	@Test
	void anErrorIsFoundOut() {
		assertThatExceptionOfType(BadAnswerException.class)
			.isThrownBy(() -> requests((sum, request) -> "{\"callbackId\":" + request + ",\"error\":{}}"))
			.withMessageContaining("Not an answer");
	}

	private static long requests(BinaryOperator<String> answer) throws IOException {
		Function<String, List<String>> answers = (text) -> {
			Matcher call = ADD.matcher(text);
			assertThat(call.matches()).as(text).isTrue();
			long sum = Long.parseLong(call.group(1)) + Long.parseLong(call.group(2));
			return List.of(answer.apply(Long.toString(sum), call.group(3)));
		};
		try (LyingServer server = new LyingServer(answers); EventLoop loop = new EventLoop()) {
			RequestLoad load = new RequestLoad(loop, Peer.WS, 4, true);
			load.start(3, server.endpoint());
			loop.run(MOMENT);
			load.stop();
			return load.count();
		}
	}

	@Test
	void aLostDeliveryIsCounted() throws IOException {
		Audience audience = audience(1, 2, 4, 5);
		assertThat(audience.missing()).isEqualTo(1);
		assertThat(audience.reordered()).isEqualTo(1);
	}

	@Test
	void deliveriesOutOfTheirOrderAreCounted() throws IOException {
		Audience audience = audience(1, 3, 2, 4, 5);
		assertThat(audience.missing()).isZero();
		assertThat(audience.reordered()).isEqualTo(2);
	}

	@Test
	void deliveriesInOrderAreNotComplainedOf() throws IOException {
		Audience audience = audience(1, 2, 3, 4, 5);
		assertThat(audience.missing()).isZero();
		assertThat(audience.reordered()).isZero();
	}

	@Test
	void aDeliveryThatWasNotPublishedIsFoundOut() {
		assertThatExceptionOfType(BadAnswerException.class).isThrownBy(() -> audience(1, 2, 6))
			.withMessageContaining("not published");
	}

	/** An audience of one, to whom 5 values are published and these are delivered. */
	private static Audience audience(int... delivered) throws IOException {
		Function<String, List<String>> answers = (text) -> text.contains("publish") ? IntStream.of(delivered)
			.mapToObj((n) -> "{\"args\":{\"n\":" + n + ",\"t\":0,\"pad\":\"xx\"},\"callbackId\":\"tick\"}")
			.toList() : List.of("{\"args\":1,\"callbackId\":1}");
		try (LyingServer server = new LyingServer(answers); EventLoop loop = new EventLoop()) {
			int[] count = new int[1];
			Audience audience = new Audience(loop, Peer.WS);
			audience.listener((socket, sequence) -> count[0]++);
			audience.open(1, server.endpoint());
			audience.publish(5, 100);
			assertThat(loop.run(() -> count[0] == delivered.length, Duration.ofSeconds(20))).isTrue();
			return audience;
		}
	}

}
