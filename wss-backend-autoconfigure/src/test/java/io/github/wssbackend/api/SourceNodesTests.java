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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.test.publisher.TestPublisher;

import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.annotation.WssListener;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static io.github.wssbackend.api.Frames.emission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Nodes that return a publisher and take nothing from the payload. Each test has a source
 * of its own, because the states of sources outlive it.
 */
class SourceNodesTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Sources.class);

	private static TestPublisher<Integer> publisher(String name) {
		return application.bean(Sources.class).publisher(name);
	}

	private static void subscribe(TestPeer peer, String route, int number) {
		peer.ask("subscribeSocket", "[\"" + route + "\",\"" + peer.id() + "\"]", "0");
		assertThat(peer.next()).isEqualTo(answer("0", Integer.toString(number)));
	}

	@Test
	void aSourceIsNotSubscribedToBeforeSomebodyWantsIt() {
		assertThat(publisher("unwanted").subscribeCount()).isZero();
	}

	@Test
	void aSourceIsSubscribedToOnceForAllItsSubscribers() {
		TestPeer first = application.peer();
		TestPeer second = application.peer();
		subscribe(first, "shared", 1);
		assertThat(publisher("shared").subscribeCount()).isEqualTo(1);
		subscribe(second, "shared", 1);
		assertThat(publisher("shared").subscribeCount()).isEqualTo(1);
		publisher("shared").next(7);
		assertThat(first.next()).isEqualTo(emission("shared", "7"));
		assertThat(second.next()).isEqualTo(emission("shared", "7"));
	}

	@Test
	void aSourceIsCancelledWithItsLastSubscriber() {
		TestPeer first = application.peer();
		TestPeer second = application.peer();
		subscribe(first, "cancelled", 1);
		subscribe(second, "cancelled", 1);
		first.ask("unsubscribe", "[\"cancelled\",1]", "1");
		assertThat(first.next()).isEqualTo(answer("1", "true"));
		publisher("cancelled").assertNotCancelled();
		second.ask("unsubscribe", "[\"cancelled\"]", "1");
		assertThat(second.next()).isEqualTo(answer("1", "true"));
		publisher("cancelled").assertCancelled();
	}

	@Test
	void aSourceIsCancelledWhenItsLastSubscriberLeaves() {
		TestPeer peer = application.peer();
		subscribe(peer, "left", 1);
		peer.abort();
		await().untilAsserted(() -> publisher("left").assertCancelled());
	}

	@Test
	void aSourceIsSubscribedToAnewAfterItWasCancelled() {
		TestPeer peer = application.peer();
		subscribe(peer, "again", 1);
		peer.ask("unsubscribe", "[\"again\",1]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "true"));
		subscribe(peer, "again", 2);
		publisher("again").next(1);
		assertThat(peer.next()).isEqualTo(emission("again", "1"));
		assertThat(publisher("again").subscribeCount()).isEqualTo(2);
	}

	@Test
	void aRequestIsAnsweredWithTheNewestElement() {
		TestPeer peer = application.peer();
		subscribe(peer, "newest", 1);
		publisher("newest").next(1, 2);
		assertThat(peer.next()).isEqualTo(emission("newest", "1"));
		assertThat(peer.next()).isEqualTo(emission("newest", "2"));
		peer.ask("newest", "[]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "2"));
		assertThat(publisher("newest").subscribeCount()).isEqualTo(1);
	}

	@Test
	void aRequestWaitsForTheFirstElementAndLetsGoThen() {
		TestPeer peer = application.peer();
		peer.ask("first", "[]", "1");
		assertThat(peer.framesUntilNow()).isEmpty();
		publisher("first").assertSubscribers(1);
		publisher("first").next(5);
		assertThat(peer.next()).isEqualTo(answer("1", "5"));
		await().untilAsserted(() -> publisher("first").assertNoSubscribers());
	}

	@Test
	void aSubscriptionOfOwnCodeCountsToo() {
		WssSubscription subscription = application.graph().subscribe("own", (state) -> {
		});
		publisher("own").assertSubscribers(1);
		subscription.close();
		publisher("own").assertNoSubscribers();
	}

	@Test
	void aListenerKeepsItsSourceSubscribed() {
		assertThat(publisher("listened").subscribeCount()).isEqualTo(1);
		TestPeer peer = application.peer();
		subscribe(peer, "doubled", 1);
		publisher("listened").next(4);
		assertThat(peer.next()).isEqualTo(emission("doubled", "8"));
		assertThat(publisher("listened").subscribeCount()).isEqualTo(1);
	}

	@Test
	void theStateOfASourceIsItsNewestElement() {
		TestPeer peer = application.peer();
		subscribe(peer, "state", 1);
		publisher("state").next(3);
		assertThat(peer.next()).isEqualTo(emission("state", "3"));
		assertThat(application.graph().state("state", Integer.class)).isEqualTo(3);
	}

	@WssRoute
	static class Sources {

		private final Map<String, TestPublisher<Integer>> publishers = new ConcurrentHashMap<>();

		TestPublisher<Integer> publisher(String name) {
			return this.publishers.computeIfAbsent(name, (key) -> TestPublisher.create());
		}

		@WssRoute
		Flux<Integer> unwanted() {
			return publisher("unwanted").flux();
		}

		@WssRoute
		Flux<Integer> shared() {
			return publisher("shared").flux();
		}

		@WssRoute
		Flux<Integer> cancelled() {
			return publisher("cancelled").flux();
		}

		@WssRoute
		Flux<Integer> left() {
			return publisher("left").flux();
		}

		@WssRoute
		Flux<Integer> again() {
			return publisher("again").flux();
		}

		@WssRoute
		Flux<Integer> newest() {
			return publisher("newest").flux();
		}

		@WssRoute
		Flux<Integer> first() {
			return publisher("first").flux();
		}

		@WssRoute
		Flux<Integer> own() {
			return publisher("own").flux();
		}

		@WssRoute
		Flux<Integer> state() {
			return publisher("state").flux();
		}

		@WssRoute
		Flux<Integer> listened() {
			return publisher("listened").flux();
		}

		@WssRoute
		@WssListener("listened")
		int doubled(int value) {
			return 2 * value;
		}

	}

}
