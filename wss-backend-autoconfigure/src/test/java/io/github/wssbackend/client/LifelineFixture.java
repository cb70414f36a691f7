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

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import tools.jackson.databind.json.JsonMapper;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.connection.ConnectionResources;
import io.github.wssbackend.dispatch.DispatchServices;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.outbound.FlushGuard;
import io.github.wssbackend.invocation.ArgumentValidation;
import io.github.wssbackend.invocation.ErrorMapper;
import io.github.wssbackend.invocation.InvocationSettings;
import io.github.wssbackend.invocation.NodeInvoker;
import io.github.wssbackend.outbound.FakeTransport;
import io.github.wssbackend.route.RouteTable;
import io.github.wssbackend.state.StateStore;
import io.github.wssbackend.subscription.SubscriptionRegistry;
import io.github.wssbackend.testing.ManualTimer;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.web.socket.CloseStatus;

/**
 * An outbound connection without sockets: the test is the far side and the clock.
 * Everything runs on the thread of the test.
 */
final class LifelineFixture implements AutoCloseable {

	static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

	final ManualTimer timer = new ManualTimer();

	final List<FakeSocket> sockets = new ArrayList<>();

	final List<String> events = new ArrayList<>();

	/** Called with each socket before the attempt is returned. */
	Consumer<FakeSocket> connecting = (socket) -> {
	};

	/** What runs the tasks of the connections. */
	Executor executor = Runnable::run;

	final ClientRegistry registry;

	private final JsonCodec codec = new JsonCodec(JsonMapper.shared());

	LifelineFixture() {
		this(true);
	}

	/**
	 * Create a fixture.
	 * @param started whether the beans of the application are made
	 */
	LifelineFixture(boolean started) {
		StateStore states = new StateStore(this.codec);
		RouteTable routes = new RouteTable();
		InvocationSettings invocation = new InvocationSettings(List.of(), List.of(), ArgumentValidation.NONE,
				new ErrorMapper(this.codec, new StaticApplicationContext()), Runnable::run, this.timer,
				Duration.ofHours(1));
		DispatchServices dispatch = new DispatchServices(this.codec, routes,
				new NodeInvoker(this.codec, states, invocation), states, new SubscriptionRegistry(states, this.codec),
				Runnable::run);
		ClientServices services = new ClientServices(
				new ConnectionResources(this.codec, this.timer, (task) -> this.executor.execute(task),
						new FlushGuard()),
				dispatch, new FixedSslContexts(), Runnable::run, Runnable::run, new DefaultListableBeanFactory(),
				Duration.ofHours(1));
		this.registry = new ClientRegistry(services, this::connect);
		if (started) {
			this.registry.start();
		}
	}

	private SocketConnector.Attempt connect(SocketTarget target, SocketListener listener) {
		FakeSocket socket = new FakeSocket(listener);
		this.sockets.add(socket);
		this.connecting.accept(socket);
		return socket;
	}

	/**
	 * Options of a socket that waits 1, 2, 4, 8 and at most 8 seconds, without jitter.
	 */
	WssClientOptions.Builder options() {
		return WssClientOptions.url("ws://desk.example/wss")
			.reconnect(new WssClientOptions.Reconnect(true, Duration.ofSeconds(1), Duration.ofSeconds(8), 2.0, 0.0))
			.handlers(new RecordingHandler(this.events));
	}

	/**
	 * The named connection, being opened.
	 */
	ClientConnection named() {
		this.registry.add("desk", options().build());
		return (ClientConnection) this.registry.connection("desk");
	}

	/**
	 * The named connection, open to a far side that speaks {@code wss-backend.v1}.
	 */
	ClientConnection open() {
		ClientConnection connection = named();
		socket().open("socket1");
		return connection;
	}

	FakeSocket socket() {
		return this.sockets.get(this.sockets.size() - 1);
	}

	@Override
	public void close() {
		this.registry.stop();
		this.sockets.forEach(FakeSocket::cut);
		this.timer.shutdownNow();
	}

	/**
	 * One socket, whose far side is the test.
	 */
	static final class FakeSocket implements SocketConnector.Attempt {

		final FakeTransport transport = new FakeTransport();

		final SocketListener listener;

		boolean cancelled;

		private int read;

		FakeSocket(SocketListener listener) {
			this.listener = listener;
		}

		@Override
		public void cancel() {
			this.cancelled = true;
		}

		void connect() {
			this.listener.opened(this.transport);
		}

		void open(String id) {
			connect();
			say("{\"route\":\"setId\",\"args\":\"" + id + "\",\"protocol\":\"wss-backend.v1\"}");
		}

		void say(String text) {
			this.listener.text(text, true);
		}

		void say(byte[] bytes) {
			this.listener.binary(ByteBuffer.wrap(bytes), true);
		}

		void fail(String why) {
			this.listener.failed(new WssConnectException(why));
		}

		/** The far side closes. */
		void close(int code) {
			this.listener.closed(new CloseStatus(code), true);
		}

		/** The connection is cut. */
		void cut() {
			this.listener.closed(new CloseStatus(1006), false);
		}

		/** What this end closed is closed. */
		void closed() {
			this.listener.closed(this.transport.closes().get(0), false);
		}

		/**
		 * What was written since the last time.
		 */
		List<String> written() {
			List<String> all = this.transport.texts();
			List<String> written = all.subList(this.read, all.size());
			this.read = all.size();
			return written;
		}

	}

}
