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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

import io.github.wssbackend.WssMessage;
import io.github.wssbackend.connection.ConnectionFixture;
import io.github.wssbackend.invocation.ArgumentValidation;
import io.github.wssbackend.invocation.ErrorMapper;
import io.github.wssbackend.invocation.InvocationSettings;
import io.github.wssbackend.invocation.NodeInvoker;
import io.github.wssbackend.route.RouteScanner;
import io.github.wssbackend.route.RouteTable;
import io.github.wssbackend.state.StateKey;
import io.github.wssbackend.state.StateStore;
import io.github.wssbackend.subscription.SubscriptionRegistry;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.socket.CloseStatus;

/**
 * What goes on with one peer, without a socket: the test hands over the messages of the
 * peer and reads what is written to it. Nodes run where they are called.
 */
final class DispatchFixture implements AutoCloseable {

	final ConnectionFixture peer;

	final StateStore states;

	final SubscriptionRegistry subscriptions;

	final NodeInvoker invoker;

	final PeerDialogue dialogue;

	private int read;

	private DispatchFixture(ConnectionFixture peer, DispatchSettings settings, Executor executor, Object... beans) {
		this.peer = peer;
		this.states = new StateStore(peer.codec);
		this.subscriptions = new SubscriptionRegistry(this.states, peer.codec);
		GenericApplicationContext context = new GenericApplicationContext();
		for (int i = 0; i < beans.length; i++) {
			context.getBeanFactory().registerSingleton("bean" + i, beans[i]);
		}
		context.refresh();
		RouteTable table = new RouteTable();
		new RouteScanner(context.getBeanFactory(), table).scan();
		InvocationSettings invocation = new InvocationSettings(List.of(), List.of(), ArgumentValidation.NONE,
				new ErrorMapper(peer.codec, context), executor, peer.timer, Duration.ofHours(1));
		this.invoker = new NodeInvoker(peer.codec, this.states, invocation);
		DispatchServices services = new DispatchServices(peer.codec, table, this.invoker, this.states,
				this.subscriptions, executor);
		this.dialogue = new PeerDialogue(peer.connection, null, settings, services, new Listener());
	}

	static DispatchFixture v1(Object... beans) {
		return new DispatchFixture(ConnectionFixture.v1(), settings(false), Runnable::run, beans);
	}

	static DispatchFixture plain(Object... beans) {
		return new DispatchFixture(ConnectionFixture.plain(), settings(false), Runnable::run, beans);
	}

	static DispatchFixture keepingState() {
		return new DispatchFixture(ConnectionFixture.plain(), settings(true), Runnable::run);
	}

	static DispatchFixture on(Executor executor, Object... beans) {
		return new DispatchFixture(ConnectionFixture.v1(), settings(false), executor, beans);
	}

	static DispatchFixture of(ConnectionFixture peer, Object... beans) {
		return new DispatchFixture(peer, settings(false), Runnable::run, beans);
	}

	private static DispatchSettings settings(boolean keepState) {
		return new DispatchSettings(List.of("**", "!hidden"), 3, 4, keepState, true);
	}

	/**
	 * A message of the peer.
	 * @return what was written to it since the last time
	 */
	List<String> text(String text) {
		this.dialogue.text(text);
		return written();
	}

	List<String> request(String call) {
		return text("{\"route\":\"runRequest\",\"args\":[" + call + ",\"someone\",\"c\"]}");
	}

	List<String> written() {
		List<String> all = this.peer.transport.texts();
		List<String> fresh = all.subList(this.read, all.size());
		this.read = all.size();
		return fresh;
	}

	void publish(String route, Object value) {
		this.states.publish(StateKey.of(route), value);
	}

	void leave() {
		this.peer.connection.closed(CloseStatus.GOING_AWAY);
		this.dialogue.closed(CloseStatus.GOING_AWAY);
	}

	@Override
	public void close() {
		this.peer.close();
	}

	private static final class Listener implements MessageListener {

		@Override
		public boolean isPresent() {
			return false;
		}

		@Override
		public void opened() {
			throw new AssertionError();
		}

		@Override
		public void message(WssMessage message, Runnable then) {
			throw new AssertionError();
		}

		@Override
		public void closed(CloseStatus status) {
			throw new AssertionError();
		}

	}

}
