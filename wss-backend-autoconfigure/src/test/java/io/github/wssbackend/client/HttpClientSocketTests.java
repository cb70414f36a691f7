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

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what an open socket tells.
 */
class HttpClientSocketTests {

	private static ClientFixture fixture;

	private static RawServer server;

	private RecordingSocketListener listener;

	private RawConversation peer;

	@BeforeAll
	static void start() {
		fixture = new ClientFixture();
		server = RawServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
		fixture.close();
	}

	@BeforeEach
	void open() {
		this.listener = fixture.connect(server.uri("/wss"));
		this.peer = server.upgraded();
		this.listener.expect("opened");
	}

	@AfterEach
	void close() {
		this.peer.close();
		fixture.awaitReaders();
	}

	@Test
	void messagesAreTold() {
		this.peer.send("one");
		this.peer.send(RawConversation.BINARY, new byte[3]);
		this.peer.send("two");
		this.listener.expect("text one", "binary 3", "text two");
	}

	@Test
	void aCloseFrameOfTheFarSideIsTold() {
		this.peer.sendClose(1008, "not you");
		this.listener.expect("closed 1008 not you by far side");
		assertThat(this.peer.read().code()).isEqualTo(1008);
		assertThat(this.listener.rest()).isEmpty();
	}

}
