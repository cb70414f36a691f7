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

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The peers on Node keep to the contract with the load.
 */
class NodePeersTests {

	private static final String TICK = "{\"n\":17,\"t\":0,\"pad\":\"" + "x".repeat(75) + "\"}";

	private static @Nullable NodeProject project;

	@BeforeAll
	static void install() throws IOException {
		assumeTrue(NodeProject.isPossible(), "Skipped: no node or npm here");
		project = NodeProject.install();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ws-server.js", "graphscript-server.js" })
	void aPeerThatSpeaksOurFramesAnswersEmitsAndTellsItsHeap(String program) throws Exception {
		try (ServerProcess server = start(program); Peer peer = new Peer(server, "/wss")) {
			String setId = peer.next();
			assertThat(setId).startsWith("{\"route\":\"setId\",\"args\":\"socket");
			String id = setId.substring(setId.indexOf("socket"), setId.lastIndexOf('"'));
			peer.request("{\"route\":\"add\",\"args\":[2,3]}", id, 1);
			assertThat(peer.next()).isEqualTo("{\"args\":5,\"callbackId\":1}");
			peer.request("{\"route\":\"subscribeSocket\",\"args\":[\"tick\",\"" + id + "\"]}", id, 2);
			assertThat(peer.next()).matches("\\{\"args\":\\d+,\"callbackId\":2}");
			peer.request("{\"route\":\"publish\",\"args\":[1,100,17]}", id, 3);
			assertThat(peer.next()).isEqualTo("{\"args\":" + TICK + ",\"callbackId\":\"tick\"}");
			assertThat(peer.next()).isEqualTo("{\"args\":1,\"callbackId\":3}");
			assertThat(server.heap()).isGreaterThan(1_000_000);
		}
	}

	@Test
	void socketIoAnswersEmitsAndTellsItsHeap() throws Exception {
		try (ServerProcess server = start("socketio-server.js");
				Peer peer = new Peer(server, "/socket.io/?EIO=4&transport=websocket")) {
			assertThat(peer.next()).startsWith("0{\"sid\":");
			peer.send("40");
			assertThat(peer.next()).startsWith("40{\"sid\":");
			peer.send("421[\"add\",[2,3]]");
			assertThat(peer.next()).isEqualTo("431[5]");
			peer.send("422[\"subscribe\"]");
			assertThat(peer.next()).isEqualTo("432[1]");
			peer.send("423[\"publish\",1,100,17]");
			assertThat(peer.next()).isEqualTo("42[\"tick\"," + TICK + "]");
			assertThat(peer.next()).isEqualTo("433[1]");
			assertThat(server.heap()).isGreaterThan(1_000_000);
		}
	}

	private static ServerProcess start(String program) throws IOException {
		assertThat(project).isNotNull();
		return new ServerProcess(project.command(program), new File("target/js/" + program + ".log"));
	}

	private static final class Peer implements WebSocket.Listener, AutoCloseable {

		private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

		private final StringBuilder text = new StringBuilder();

		private final WebSocket socket;

		Peer(ServerProcess server, String path) {
			this.socket = HttpClient.newHttpClient()
				.newWebSocketBuilder()
				.buildAsync(URI.create("ws://127.0.0.1:" + server.port() + path), this)
				.join();
		}

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				this.texts.add(this.text.toString());
				this.text.setLength(0);
			}
			socket.request(1);
			return null;
		}

		void request(String call, String id, int number) {
			send("{\"route\":\"runRequest\",\"args\":[" + call + ",\"" + id + "\"," + number + "]}");
		}

		void send(String text) {
			this.socket.sendText(text, true).join();
		}

		String next() throws InterruptedException {
			String text = this.texts.poll(10, TimeUnit.SECONDS);
			assertThat(text).as("a message within 10 s").isNotNull();
			return text;
		}

		@Override
		public void close() {
			this.socket.abort();
		}

	}

}
