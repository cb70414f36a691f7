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

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.protocol.RawPeer.Received;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Text that is made to hurt: deep, long, ambiguous, or not text at all.
 */
class HostileTextTests {

	private static final String LIMITS = Replies
		.badRequest("The frame passes a limit: depth 32, numbers of 64 and names of 256 characters");

	private static final String TWICE = Replies.badRequest("The frame has a key twice");

	private static TestApplication application;

	private static TestPeer peer;

	private static TestPeer bystander;

	@BeforeAll
	static void start() {
		application = TestApplication.start(Nodes.class);
		peer = application.peerV1();
		bystander = application.peer();
	}

	@AfterAll
	static void stop() {
		assertThat(peer.framesUntilNow()).isEmpty();
		assertThat(bystander.framesUntilNow()).isEmpty();
		peer.close();
		bystander.close();
		application.close();
	}

	private static String nested(int depth) {
		return "[".repeat(depth) + "]".repeat(depth);
	}

	@ParameterizedTest
	@ValueSource(ints = { 33, 400, 5000, 30_000 })
	void deepJsonIsABadRequest(int depth) {
		peer.ask("hostile.any", nested(depth), "1");
		assertThat(peer.next()).isEqualTo(Replies.error("1", LIMITS));
		peer.ask("hostile.any", "{\"a\":".repeat(depth / 5) + "1" + "}".repeat(depth / 5), "2");
		assertThat(peer.next()).isEqualTo((depth / 5 < 30) ? Replies.answer("2", "true") : Replies.error("2", LIMITS));
		peer.post("hostile.any", nested(depth));
		assertThat(peer.next()).isEqualTo(Replies.postError("hostile.any", LIMITS));
		peer.send("{\"route\":\"runRequest\",\"args\":[" + nested(depth) + ",\"id\",3]}");
		assertThat(peer.next()).isEqualTo(Replies.error("3", LIMITS));
		peer.send(nested(depth));
		peer.send("[".repeat(depth));
		assertThat(peer.framesUntilNow()).isEmpty();
	}

	@Test
	void theAllowedDepthIsAllowed() {
		peer.ask("hostile.any", nested(29), "1");
		assertThat(peer.next()).isEqualTo(Replies.answer("1", "true"));
		peer.ask("hostile.any", nested(30), "1");
		assertThat(peer.next()).isEqualTo(Replies.error("1", LIMITS));
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{\"route\":\"runRequest\",\"args\":[{\"route\":\"hostile.any\",\"route\":\"ping\"},\"id\",1]}",
			"{\"route\":\"runRequest\",\"args\":[{\"route\":\"ping\",\"args\":[],\"args\":[1]},\"id\",1]}",
			"{\"route\":\"runRequest\",\"args\":[{\"route\":\"hostile.any\",\"args\":{\"a\":1,\"a\":2}},\"id\",1]}",
			"{\"route\":\"runRequest\",\"args\":[{\"route\":\"hostile.any\",\"args\":{\"a\":1,\"\\u0061\":2}},\"id\",1]}",
			"{\"route\":\"runRequest\",\"route\":\"runRequest\",\"args\":[{\"route\":\"ping\"},\"id\",1]}" })
	void aKeyThatStandsTwiceIsABadRequest(String frame) {
		peer.send(frame);
		assertThat(peer.next()).isEqualTo(Replies.error("1", TWICE));
	}

	@Test
	void aPostWithAKeyTwiceRunsNeither() {
		peer.send("{\"route\":\"ping\",\"route\":\"hostile.any\",\"args\":[]}");
		assertThat(peer.next()).isEqualTo(Replies.postError("ping", TWICE));
		peer.send("{\"callbackId\":1,\"callbackId\":2}");
		assertThat(peer.framesUntilNow()).isEmpty();
	}

	@Test
	void longNumbersAndNamesAreABadRequest() {
		peer.ask("hostile.any", "[" + "1".repeat(65) + "]", "1");
		assertThat(peer.next()).isEqualTo(Replies.error("1", LIMITS));
		peer.ask("hostile.any", "[{\"" + "n".repeat(257) + "\":1}]", "2");
		assertThat(peer.next()).isEqualTo(Replies.error("2", LIMITS));
		peer.ask("hostile.any", "[{\"" + "n".repeat(256) + "\":" + "1".repeat(64) + "}]", "3");
		assertThat(peer.next()).isEqualTo(Replies.answer("3", "true"));
		peer.ask("ping", "[]", "1".repeat(65));
		assertThat(peer.next()).isEqualTo(Replies.error("1".repeat(65), LIMITS));
		peer.send("{\"" + "n".repeat(10_240) + "\":1,\"route\":\"ping\"}");
		assertThat(peer.next()).isEqualTo(Replies.postError("ping", LIMITS));
	}

	@Test
	void aNumberThatWouldFillTheMemoryIsABadRequest() {
		peer.ask("hostile.integer", "[1e999999999]", "1");
		assertThat(peer.next())
			.isEqualTo(Replies.error("1", Replies.badRequest("Argument 'value' (position 1) does not fit.")));
		peer.ask("hostile.decimal", "[1e999999999]", "2");
		assertThat(peer.next()).isEqualTo(Replies.answer("2", "-999999999"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"@class\":\"io.github.wssbackend.protocol.HostileTextTests$Trap\"}",
			"[\"io.github.wssbackend.protocol.HostileTextTests$Trap\",{}]", "[\"java.util.Date\",1]",
			"{\"@type\":\"io.github.wssbackend.protocol.HostileTextTests$Trap\",\"class\":\"x\"}" })
	void classNamesInArgumentsAreData(String args) {
		peer.ask("hostile.any", "[" + args + "]", "1");
		assertThat(peer.next()).isEqualTo(Replies.answer("1", "true"));
		assertThat(Sprung.value).isFalse();
	}

	@Test
	void namesOfJavaScriptAreDataInArguments() {
		peer.ask("hostile.map", "[{\"__proto__\":{\"a\":1},\"constructor\":2}]", "1");
		assertThat(peer.next()).isEqualTo(Replies.answer("1", "{\"__proto__\":{\"a\":1},\"constructor\":2}"));
	}

	@Test
	void halfASurrogatePairComesBackAsTheReplacementCharacter() {
		peer.ask("echo", "[\"a\\ud800b\",\"\\udc00\"]", "1");
		assertThat(peer.next()).isEqualTo(Replies.answer("1", "[\"a\uFFFDb\",\"\uFFFD\"]"));
		peer.ask("echo", "[\"\\ud83d\\ude00\"]", "2");
		assertThat(peer.next()).isEqualTo(Replies.answer("2", "[\"\uD83D\uDE00\"]"));
		peer.ask("hostile.map", "[{\"\\ud800\":1}]", "3");
		assertThat(peer.next()).isEqualTo(Replies.answer("3", "{\"\uFFFD\":1}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u00c3\u0028", "\u00ff", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00f4\u0090\u0080\u0080",
			"\u00e6\u0097" })
	void bytesThatAreNotUtf8CloseWith1007(String bytes) {
		try (RawPeer raw = RawPeer.connect(application.port())) {
			raw.nextText();
			raw.frame(RawPeer.TEXT, true, ("{\"route\":\"" + bytes + "\"}").getBytes(StandardCharsets.ISO_8859_1));
			Received close = raw.next();
			assertThat(close).isNotNull();
			assertThat(close.opcode()).isEqualTo(RawPeer.CLOSE);
			assertThat(close.closeCode()).isEqualTo(1007);
		}
		assertThat(bystander.framesUntilNow()).isEmpty();
	}

	@Test
	void bytesThatAreNotUtf8InABinaryMessageAreLeftToHandlers() {
		peer.sendBinary("{\"route\":\"ping\",\"args\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1));
		peer.sendBinary(new byte[0]);
		peer.sendBinary(new byte[] { 0, -1, 127 });
		assertThat(peer.framesUntilNow()).isEmpty();
	}

	@WssRoute("hostile")
	static class Nodes {

		@WssRoute
		boolean any(@Nullable Object value) {
			return true;
		}

		@WssRoute
		int integer(BigInteger value) {
			return value.signum();
		}

		@WssRoute
		int decimal(BigDecimal value) {
			return value.scale();
		}

		@WssRoute
		Map<String, @Nullable Object> map(Map<String, @Nullable Object> map) {
			return map;
		}

	}

	/**
	 * Must not be loaded by a name in a message.
	 */
	static class Trap {

		static {
			HostileTextTests.Sprung.mark();
		}

	}

	static final class Sprung {

		static volatile boolean value;

		private Sprung() {
		}

		static void mark() {
			value = true;
		}

	}

}
