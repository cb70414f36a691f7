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

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssMessage;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * What handlers are told, and with which locks held. Tasks run on whatever thread hands
 * them over, as with an executor whose callers run what it has no room for.
 */
class ClientEventsTests {

	private final LifelineFixture fixture = new LifelineFixture();

	private final List<String> locked = new ArrayList<>();

	@AfterEach
	void close() {
		this.fixture.close();
		assertThat(this.fixture.registry.watched()).isZero();
	}

	private ClientConnection open(WssClientHandler... handlers) {
		this.fixture.registry.add("desk", this.fixture.options().handlers(handlers).build());
		ClientConnection connection = (ClientConnection) this.fixture.registry.connection("desk");
		this.fixture.socket().open("socket1");
		return connection;
	}

	private LifelineFixture.FakeSocket comeBack() {
		this.fixture.socket().cut();
		this.fixture.timer.advance(this.fixture.timer.untilNext());
		return this.fixture.socket();
	}

	/**
	 * A socket that waits for the answer to a subscription before it counts as open.
	 */
	private LifelineFixture.FakeSocket comeBackAlmost() {
		ClientConnection connection = open(new RecordingHandler(this.fixture.events));
		connection.subscribe("price", Integer.class, (price) -> {
		});
		this.fixture.socket().say("{\"args\":1,\"callbackId\":1}");
		LifelineFixture.FakeSocket second = comeBack();
		this.fixture.events.clear();
		second.open("socket2");
		assertThat(connection.isOpen()).isFalse();
		return second;
	}

	@Test
	void noHandlerIsCalledWithTheLockOfTheConnection() {
		ClientConnection connection = open(new LockedHandler());
		this.fixture.socket().say("hello");
		comeBack().fail("nobody there");
		this.fixture.timer.advance(this.fixture.timer.untilNext());
		this.fixture.socket().open("socket2");
		connection.terminate();
		this.fixture.socket().closed();
		assertThat(this.locked).containsExactly("CONNECTING false", "OPEN false", "open false", "message false",
				"close false", "WAITING false", "CONNECTING false", "error false", "WAITING false", "CONNECTING false",
				"OPEN false", "open false", "close false", "CLOSED false");
	}

	@Test
	void messagesThatCameBeforeOnOpenAreToldBehindIt() {
		LifelineFixture.FakeSocket socket = comeBackAlmost();
		socket.say("hello");
		assertThat(this.fixture.events).isEmpty();
		socket.say("{\"args\":1,\"callbackId\":2}");
		assertThat(this.fixture.events).startsWith("OPEN", "open socket2", "message hello");
	}

	@Test
	void messagesOfASocketThatIsLostBeforeItIsOpenAreNotTold() {
		LifelineFixture.FakeSocket socket = comeBackAlmost();
		socket.say("hello");
		socket.cut();
		assertThat(this.fixture.events).containsExactly("error ws://desk.example/wss was lost: 1006", "WAITING");
	}

	@Test
	void whatFollowsAMessageThatIsNotToldStillHappens() {
		List<String> told = new ArrayList<>();
		List<Integer> done = new ArrayList<>();
		ClientConnection connection = open();
		ClientEvents events = new ClientEvents(connection, true, () -> List.of(new RecordingHandler(told)),
				Runnable::run);
		ClientEvents.SocketEvents socket = events.socket();
		WssMessage message = mock();
		socket.message(message, () -> done.add(1));
		socket.failed();
		events.flush();
		socket.message(message, () -> done.add(2));
		assertThat(done).containsExactly(1, 2);
		assertThat(told).isEmpty();
	}

	/**
	 * Writes down what it is told, and whether the thread has the lock.
	 */
	private final class LockedHandler implements WssClientHandler {

		private void add(String what, WssConnection connection) {
			boolean held = Thread.holdsLock(((ClientConnection) connection).lifeline());
			ClientEventsTests.this.locked.add(what + " " + held);
		}

		@Override
		public void onOpen(WssConnection connection) {
			add("open", connection);
		}

		@Override
		public void onMessage(WssMessage message, WssConnection connection) {
			add("message", connection);
		}

		@Override
		public void onClose(WssConnection connection, CloseStatus status) {
			add("close", connection);
		}

		@Override
		public void onError(WssConnection connection, Throwable error) {
			add("error", connection);
		}

		@Override
		public void onStateChange(WssConnection connection, WssClientState state) {
			add(state.name(), connection);
		}

	}

}
