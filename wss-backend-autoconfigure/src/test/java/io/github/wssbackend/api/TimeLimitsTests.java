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

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssTimeoutException;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static io.github.wssbackend.api.Frames.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Calls that take too long, in either direction.
 */
class TimeLimitsTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Routes.class).with("wss.request-timeout=300ms");

	private TestPeer peer;

	private Routes routes;

	@BeforeEach
	void connect() {
		this.peer = application.peer();
		this.routes = application.bean(Routes.class);
	}

	private static String timeout(String callbackId) {
		return error(callbackId, "timeout", "Gateway Timeout", 504, null);
	}

	@Test
	void aNodeThatBlocksForTooLongIsInterrupted() throws Exception {
		this.peer.ask("sleeping", "[]", "1");
		assertThat(this.peer.next()).isEqualTo(timeout("1"));
		assertThat(this.routes.interrupted.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void theNextCallRunsAfterATimeout() {
		this.peer.ask("sleeping", "[]", "1");
		this.peer.ask("quick", "[]", "2");
		assertThat(List.of(this.peer.next(), this.peer.next())).containsExactlyInAnyOrder(timeout("1"),
				answer("2", "\"quick false\""));
	}

	@Test
	void aFutureThatTakesTooLongIsCancelled() {
		this.peer.ask("future", "[]", "1");
		assertThat(this.peer.next()).isEqualTo(timeout("1"));
		assertThat(this.routes.future).isCancelled();
		assertThat(this.peer.framesUntilNow()).isEmpty();
	}

	@Test
	void aNodeMayHaveATimeOfItsOwn() {
		this.peer.ask("short", "[]", "1");
		assertThat(this.peer.next()).isEqualTo(timeout("1"));
		this.peer.ask("long", "[]", "2");
		this.peer.ask("sleeping", "[]", "3");
		assertThat(this.peer.next()).isEqualTo(timeout("3"));
		this.routes.longOne.complete("at last");
		assertThat(this.peer.next()).isEqualTo(answer("2", "\"at last\""));
	}

	@Test
	void aPeerThatDoesNotAnswerInTime() {
		WssConnection connection = application.connection(this.peer);
		CompletableFuture<Integer> answer = connection.run("there", Integer.class);
		assertThatExceptionOfType(CompletionException.class).isThrownBy(answer::join)
			.withCauseInstanceOf(WssTimeoutException.class)
			.havingCause()
			.withMessage("No answer from 'there' within PT0.3S");
		assertThat(((PeerConnection) connection).waiting()).isZero();
	}

	@Test
	void anAnswerThatComesTooLateIsDropped() {
		WssConnection connection = application.connection(this.peer);
		CompletableFuture<Integer> answer = connection.run("there", Integer.class);
		this.peer.next();
		assertThatExceptionOfType(CompletionException.class).isThrownBy(answer::join);
		this.peer.send("{\"args\":5,\"callbackId\":1}");
		assertThat(this.peer.framesUntilNow()).isEmpty();
		assertThat(answer).isCompletedExceptionally();
	}

	@Test
	void aNodeThatWaitsForASilentPeerIsInternalToItsCaller() {
		TestPeer silent = application.peer();
		this.peer.ask("relay", "[\"" + silent.id() + "\"]", "1");
		assertThat(this.peer.next()).isEqualTo(error("1", "internal", "Internal Server Error", 500, null));
	}

	@Test
	void aStreamOfAPeerThatFallsSilentEnds() {
		TestPeer v1 = application.peerV1();
		Flux<Integer> elements = JdkFlowAdapter
			.flowPublisherToFlux(application.connection(v1).stream("there", Integer.class));
		CompletableFuture<Throwable> failure = new CompletableFuture<>();
		CompletableFuture<Integer> first = new CompletableFuture<>();
		elements.subscribe(first::complete, failure::complete);
		v1.next();
		v1.send("{\"args\":4,\"callbackId\":1,\"more\":true}");
		assertThat(first.join()).isEqualTo(4);
		assertThat(failure.join()).isInstanceOf(WssTimeoutException.class);
		assertThat(((PeerConnection) application.connection(v1)).waiting()).isZero();
	}

	@WssRoute
	static class Routes {

		final CountDownLatch interrupted = new CountDownLatch(1);

		final CompletableFuture<String> future = new CompletableFuture<>();

		final CompletableFuture<String> longOne = new CompletableFuture<>();

		@WssRoute
		void sleeping() {
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				this.interrupted.countDown();
			}
		}

		@WssRoute
		String quick() {
			return "quick " + Thread.currentThread().isInterrupted();
		}

		@WssRoute
		CompletableFuture<String> future() {
			return this.future;
		}

		@WssRoute(value = "short", timeout = "20ms")
		CompletableFuture<String> shortOne() {
			return new CompletableFuture<>();
		}

		@WssRoute(value = "long", timeout = "1m")
		CompletableFuture<String> longOne() {
			return this.longOne;
		}

		@WssRoute(timeout = "1m")
		int relay(String id) {
			return application.servers().connection(id).orElseThrow().run("there", Integer.class).join();
		}

	}

}
