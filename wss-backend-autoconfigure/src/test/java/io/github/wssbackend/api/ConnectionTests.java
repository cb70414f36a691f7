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

package io.github.wssbackend.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.CloseStatus;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssConnectionLostException;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.testing.TestPeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * What a connection tells of itself, what can be sent through it, and how it ends.
 */
class ConnectionTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Routes.class);

	private static void awaitGone(TestPeer peer) {
		await().until(() -> application.servers().connection(peer.id()).isEmpty());
	}

	@Test
	void theIdIsTheOneThatThePeerWasTold() {
		TestPeer peer = application.peer();
		assertThat(application.connection(peer).id()).isEqualTo(peer.id()).matches("socket[0-9a-f]{32}");
	}

	@Test
	void setIdNamesTheProtocolForPeersThatSpeakIt() {
		assertThat(application.peerV1().setId().toString()).endsWith("\",\"protocol\":\"wss-backend.v1\"}");
		assertThat(application.peer().setId().toString()).matches("\\{\"route\":\"setId\",\"args\":\"socket.{32}\"}");
	}

	@Test
	void theAddressIsTheUrlOfTheServer() {
		assertThat(application.connection(application.peer()).address())
			.isEqualTo("ws://127.0.0.1:" + application.get().port() + "/wss");
	}

	@Test
	void theUriIsThatOfTheHandshakeWithItsQuery() {
		TestPeer peer = application.peer("/wss?room=7");
		URI uri = application.connection(peer).uri();
		assertThat(uri.getPath()).isEqualTo("/wss");
		assertThat(uri.getQuery()).isEqualTo("room=7");
	}

	@Test
	void theHeadersAreAReadOnlyCopyOfTheHandshake() {
		TestPeer peer = application.peer("/wss", (builder) -> builder.header("X-Room", "seven"));
		HttpHeaders headers = application.connection(peer).handshakeHeaders();
		assertThat(headers.getFirst("x-room")).isEqualTo("seven");
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> headers.set("X-Room", "8"));
	}

	@Test
	void theRemoteAddressIsThatOfThePeer() {
		assertThat(application.connection(application.peer()).remoteAddress()).isNotNull()
			.satisfies((address) -> assertThat(address.getAddress().isLoopbackAddress()).isTrue());
	}

	@Test
	void anAnonymousPeerHasNoPrincipal() {
		assertThat(application.connection(application.peer()).principal()).isNull();
	}

	@Test
	void attributesStayWithTheConnection() {
		TestPeer peer = application.peer();
		application.connection(peer).attributes().put("cart", 3);
		assertThat(application.connection(peer).attributes()).containsExactlyEntriesOf(Map.of("cart", 3));
		assertThat(application.connection(application.peer()).attributes()).isEmpty();
	}

	@Test
	void aStringIsSentAsItIs() {
		TestPeer peer = application.peer();
		application.connection(peer).send("no \"JSON\"");
		assertThat(peer.next()).isEqualTo("no \"JSON\"");
	}

	@Test
	void bytesAreSentAsABinaryMessage() {
		TestPeer peer = application.peer();
		application.connection(peer).send("bytes".getBytes(StandardCharsets.UTF_8));
		assertThat(peer.next()).isEqualTo("binary:bytes");
	}

	@Test
	void anObjectIsSentAsItsJson() {
		TestPeer peer = application.peer();
		application.connection(peer).send(List.of(Map.of("a", 1), "b"));
		assertThat(peer.next()).isEqualTo("[{\"a\":1},\"b\"]");
	}

	@Test
	void anObjectThatJsonCannotTellIsRefused() {
		TestPeer peer = application.peer();
		WssConnection connection = application.connection(peer);
		assertThatIllegalArgumentException().isThrownBy(() -> connection.send(new Circle()));
		assertThatIllegalArgumentException().isThrownBy(() -> connection.post("there", new Circle()));
		assertThat(peer.framesUntilNow()).isEmpty();
	}

	@Test
	void postIsACallWithoutAnAnswer() {
		TestPeer peer = application.peer();
		application.connection(peer).post("there", 1, null, Map.of("a", "b"));
		assertThat(peer.next()).isEqualTo("{\"route\":\"there\",\"args\":[1,null,{\"a\":\"b\"}]}");
		assertThat(((PeerConnection) application.connection(peer)).waiting()).isZero();
	}

	@Test
	void framesOfOneThreadLeaveInTheirOrder() {
		TestPeer peer = application.peer();
		WssConnection connection = application.connection(peer);
		for (int i = 0; i < 500; i++) {
			connection.send(Integer.toString(i));
		}
		for (int i = 0; i < 500; i++) {
			assertThat(peer.next()).isEqualTo(Integer.toString(i));
		}
	}

	@Test
	void closeTellsThePeerCodeAndReason() {
		TestPeer peer = application.peer();
		WssConnection connection = application.connection(peer);
		connection.close(new CloseStatus(4100, "enough"));
		assertThat(peer.closed()).isEqualTo(new TestPeer.Closed(4100, "enough"));
		assertThat(connection.isOpen()).isFalse();
	}

	@Test
	void closeLetsOutWhatWasSentBefore() {
		TestPeer peer = application.peer();
		WssConnection connection = application.connection(peer);
		connection.send("last words");
		connection.close(CloseStatus.NORMAL);
		assertThat(peer.closed().code()).isEqualTo(1000);
		assertThat(peer.next()).isEqualTo("last words");
	}

	@Test
	void closingAgainDoesNothing() {
		TestPeer peer = application.peer();
		WssConnection connection = application.connection(peer);
		connection.close(new CloseStatus(4100, "first"));
		connection.close(new CloseStatus(4101, "second"));
		connection.terminate();
		assertThat(peer.closed()).isEqualTo(new TestPeer.Closed(4100, "first"));
	}

	@Test
	void terminateClosesNormally() {
		TestPeer peer = application.peer();
		WssConnection connection = application.connection(peer);
		assertThat(connection.isOpen()).isTrue();
		connection.terminate();
		assertThat(peer.closed().code()).isEqualTo(1000);
		awaitGone(peer);
	}

	@Test
	void aNodeMayCloseTheConnectionOfItsCaller() {
		TestPeer peer = application.peer();
		peer.post("leave", "[]");
		assertThat(peer.closed()).isEqualTo(new TestPeer.Closed(4200, "bye"));
	}

	@Test
	void whatIsSentOnAConnectionThatIsDownIsDropped() {
		TestPeer peer = application.peer();
		WssConnection connection = application.connection(peer);
		connection.terminate();
		peer.closed();
		connection.send("late");
		connection.post("late");
		awaitGone(peer);
		assertThat(((PeerConnection) connection).waiting()).isZero();
	}

	@Test
	void callsOnAConnectionThatIsDownFailAtOnce() {
		TestPeer peer = application.peer();
		WssConnection connection = application.connection(peer);
		connection.terminate();
		for (CompletableFuture<?> call : List.of(connection.run("there", Integer.class),
				connection.subscribe("there", Integer.class, (value) -> {
				}))) {
			assertThatExceptionOfType(CompletionException.class).isThrownBy(call::join)
				.withCauseInstanceOf(WssConnectException.class);
		}
		assertThat(((PeerConnection) connection).waiting()).isZero();
	}

	@Test
	void callsThatWaitWhenThePeerLeavesAreLost() {
		TestPeer peer = application.peer();
		WssConnection connection = application.connection(peer);
		CompletableFuture<Integer> answer = connection.run("there", Integer.class);
		peer.next();
		peer.abort();
		assertThatExceptionOfType(CompletionException.class).isThrownBy(answer::join)
			.withCauseInstanceOf(WssConnectionLostException.class);
		assertThat(((PeerConnection) connection).waiting()).isZero();
		assertThat(connection.isOpen()).isFalse();
	}

	@Test
	void aNodeMayKeepTheConnectionAndUseItLater() {
		TestPeer peer = application.peer();
		peer.ask("keep", "[]", "1");
		assertThat(peer.next()).isEqualTo(Frames.answer("1", "true"));
		WssConnection kept = application.bean(Routes.class).kept;
		kept.send("hello");
		assertThat(peer.next()).isEqualTo("hello");
		assertThat(kept).isSameAs(application.connection(peer));
	}

	static class Circle {

		public Circle getSelf() {
			return this;
		}

	}

	@WssRoute
	static class Routes {

		volatile WssConnection kept;

		@WssRoute
		void leave(WssConnection connection) {
			connection.close(new CloseStatus(4200, "bye"));
		}

		@WssRoute
		boolean keep(WssConnection connection) {
			this.kept = connection;
			return true;
		}

	}

}
