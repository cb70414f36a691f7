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

package io.github.wssbackend.dispatch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.connection.ConnectionFixture;
import io.github.wssbackend.frame.JsonText;
import io.github.wssbackend.state.StateKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class PeerDialogueTests {

	@Test
	void lastMessageIsKeptWhileThePeerIsThere() {
		try (DispatchFixture peer = DispatchFixture.keepingState()) {
			StateKey key = StateKey.of("socket1");
			assertThat(peer.states.current(key)).isNull();
			peer.text("no JSON \"");
			assertThat(peer.states.current(key).value()).isEqualTo("no JSON \"");
			peer.text("{\"route\":\"x\"}");
			assertThat(peer.states.current(key).json()).hasToString("\"{\\\"route\\\":\\\"x\\\"}\"");
			assertThat(peer.states.current(key).version()).isEqualTo(2);
			peer.leave();
			assertThat(peer.states.current(key)).isNull();
			peer.text("late");
			assertThat(peer.states.current(key)).isNull();
			assertThat(peer.states.keys()).isEmpty();
		}
	}

	@Test
	void nothingIsKeptWhereTheServerDoesNotSaySo() {
		try (DispatchFixture peer = DispatchFixture.plain()) {
			peer.text("x");
			assertThat(peer.states.keys()).isEmpty();
		}
	}

	@Test
	void keptStateIsNotOpenToPeers() {
		try (DispatchFixture peer = DispatchFixture.keepingState()) {
			assertThat(peer.request("{\"route\":\"socket1\"}")).singleElement()
				.asString()
				.startsWith("{\"callbackId\":\"c\",\"error\":{\"code\":\"route-not-found\"");
			assertThat(peer.request("{\"route\":\"subscribeSocket\",\"args\":[\"socket1\"]}")).singleElement()
				.asString()
				.startsWith("{\"callbackId\":\"c\",\"error\":{\"code\":\"route-not-found\"");
		}
	}

	@Test
	void callWithoutRoomOnTheExecutorIsOverloaded() {
		try (DispatchFixture peer = DispatchFixture.on((task) -> {
			throw new RejectedExecutionException();
		}, new Nodes())) {
			assertThat(peer.request("{\"route\":\"language\"}")).containsExactly("{\"callbackId\":\"c\",\"error\":{"
					+ "\"code\":\"overloaded\",\"title\":\"Service Unavailable\",\"status\":503,"
					+ "\"detail\":\"The application has no room for the call now\"}}");
			assertThat(peer.dialogue.inFlight()).isZero();
		}
	}

	@Test
	void languageIsTheFirstOfTheHandshake() {
		assertThat(language("de-AT, en;q=0.5")).containsExactly("{\"args\":\"de-AT\",\"callbackId\":\"c\"}");
	}

	@Test
	void handshakeThatNamesNoLanguageIsAccepted() {
		for (String header : List.of("", "@@@", "de_;;,q=x", "en;q=7", "a".repeat(5_000))) {
			assertThat(language(header)).as(header).containsExactly("{\"args\":\"none\",\"callbackId\":\"c\"}");
		}
	}

	@Test
	void messagesInBinaryFramesAreUnderstoodWhereTheyAreUtf8() {
		try (DispatchFixture peer = DispatchFixture.plain(new Nodes())) {
			peer.dialogue.binary("{\"route\":\"runRequest\",\"args\":[{\"route\":\"same\",\"args\":\"é😀\"},0,1]}"
				.getBytes(StandardCharsets.UTF_8));
			assertThat(peer.written()).containsExactly("{\"args\":\"é😀\",\"callbackId\":1}");
			peer.dialogue.binary(new byte[] { '{', (byte) 0xC3, '}' });
			peer.dialogue.binary(new byte[0]);
			assertThat(peer.written()).isEmpty();
			assertThat(peer.dialogue.inFlight()).isZero();
		}
	}

	private static List<String> language(String header) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.ACCEPT_LANGUAGE, header);
		try (DispatchFixture peer = DispatchFixture.of(ConnectionFixture.withHeaders(headers), new Nodes())) {
			return peer.request("{\"route\":\"language\"}");
		}
	}

	static class Nodes {

		@WssRoute
		String language(@Nullable Locale locale) {
			return (locale != null) ? locale.toLanguageTag() : "none";
		}

		@WssRoute
		JsonText same(JsonText value) {
			return value;
		}

	}

}
