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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssServerHandler;
import io.github.wssbackend.WssServerOptions;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nodes that run routes of the peer that runs them.
 */
class MutualCallsTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Routes.class);

	private TestPeer peer;

	@BeforeEach
	void connect() {
		this.peer = application.peer();
	}

	private String up(int depth, int number) {
		return "{\"route\":\"runRequest\",\"args\":[{\"route\":\"up\",\"args\":[" + depth + "]},\"" + this.peer.id()
				+ "\"," + number + "]}";
	}

	@Test
	void aNodeRunsARouteOfThePeerThatRunsIt() {
		this.peer.ask("down", "[1]", "\"a\"");
		assertThat(this.peer.next()).isEqualTo(up(0, 1));
		this.peer.send("{\"args\":0,\"callbackId\":1}");
		assertThat(this.peer.next()).isEqualTo(answer("\"a\"", "1"));
	}

	@Test
	void bothEndsRunEachOtherSeveralLevelsDeep() {
		descend("down");
	}

	@Test
	void asynchronousNodesRunEachOtherSeveralLevelsDeep() {
		descend("downAsync");
	}

	@Test
	void bothEndsRunEachOtherWhereHandlersLookOnToo() {
		application.servers().setup(WssServerOptions.path("/watched").handlers(new WssServerHandler() {
		}).build());
		this.peer = application.peer("/watched");
		descend("down");
	}

	private void descend(String route) {
		int levels = 20;
		Deque<Integer> pending = new ArrayDeque<>();
		for (int depth = levels, number = 1; depth > 0; depth -= 2, number++) {
			this.peer.ask(route, "[" + depth + "]", "\"down" + depth + "\"");
			assertThat(this.peer.next()).isEqualTo(up(depth - 1, number));
			pending.push(depth);
		}
		int value = 0;
		for (int depth : pending) {
			this.peer.send("{\"args\":" + (++value) + ",\"callbackId\":" + ((levels - depth) / 2 + 1) + "}");
			assertThat(this.peer.next()).isEqualTo(answer("\"down" + depth + "\"", Integer.toString(++value)));
		}
		assertThat(((PeerConnection) application.connection(this.peer)).waiting()).isZero();
	}

	@Test
	void aNodeMayWaitForSeveralAnswersOfItsPeer() {
		this.peer.ask("both", "[]", "\"a\"");
		assertThat(this.peer.next()).isEqualTo(up(1, 1));
		assertThat(this.peer.next()).isEqualTo(up(2, 2));
		this.peer.send("{\"args\":20,\"callbackId\":2}");
		this.peer.send("{\"args\":10,\"callbackId\":1}");
		assertThat(this.peer.next()).isEqualTo(answer("\"a\"", "30"));
	}

	@Test
	void aNodeMayWaitForAnotherPeerThatCallsBack() {
		TestPeer other = application.peer();
		this.peer.ask("askOther", "[\"" + other.id() + "\"]", "1");
		other.next();
		other.ask("down", "[0]", "2");
		assertThat(other.next()).isEqualTo(answer("2", "0"));
		other.send("{\"args\":9,\"callbackId\":1}");
		assertThat(this.peer.next()).isEqualTo(answer("1", "9"));
	}

	@Test
	void twoNodesOfTwoPeersMayWaitForEachOthersPeers() {
		TestPeer other = application.peer();
		this.peer.ask("askOther", "[\"" + other.id() + "\"]", "1");
		other.ask("askOther", "[\"" + this.peer.id() + "\"]", "1");
		assertThat(List.of(this.peer.next(), other.next())).containsExactly(up(0, 1),
				"{\"route\":\"runRequest\",\"args\":[{\"route\":\"up\",\"args\":[0]},\"" + other.id() + "\",1]}");
		this.peer.send("{\"args\":1,\"callbackId\":1}");
		other.send("{\"args\":2,\"callbackId\":1}");
		assertThat(this.peer.next()).isEqualTo(answer("1", "2"));
		assertThat(other.next()).isEqualTo(answer("1", "1"));
	}

	@Test
	void aNodeThatBlocksForAnAnswerDoesNotHoldTheSubscriptionsOfItsPeer() {
		this.peer.ask("down", "[1]", "\"a\"");
		assertThat(this.peer.next()).isEqualTo(up(0, 1));
		this.peer.ask("subscribeSocket", "[\"shared\",\"" + this.peer.id() + "\"]", "\"s\"");
		assertThat(this.peer.next()).isEqualTo(answer("\"s\"", "1"));
		this.peer.send("{\"args\":0,\"callbackId\":1}");
		assertThat(this.peer.next()).isEqualTo(answer("\"a\"", "1"));
	}

	@WssRoute
	static class Routes {

		@WssRoute
		int down(int depth, WssConnection connection) {
			return (depth == 0) ? 0 : connection.run("up", Integer.class, depth - 1).join() + 1;
		}

		@WssRoute
		CompletableFuture<Integer> downAsync(int depth, WssConnection connection) {
			return connection.run("up", Integer.class, depth - 1).thenApply((value) -> value + 1);
		}

		@WssRoute
		int both(WssConnection connection) {
			CompletableFuture<Integer> first = connection.run("up", Integer.class, 1);
			CompletableFuture<Integer> second = connection.run("up", Integer.class, 2);
			return first.join() + second.join();
		}

		@WssRoute
		int askOther(String id) {
			return application.servers().connection(id).orElseThrow().run("up", Integer.class, 0).join();
		}

		@WssRoute
		int shared() {
			return 1;
		}

	}

}
