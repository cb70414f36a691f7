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
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.core.ParameterizedTypeReference;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.testing.TestPeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What this end subscribes to at its peers.
 */
class PeerSubscriptionsTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of();

	private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

	private TestPeer peer;

	private WssConnection connection;

	@BeforeEach
	void connect() {
		this.peer = application.peer();
		this.connection = application.connection(this.peer);
	}

	private WssSubscription subscribed(String route) {
		CompletableFuture<WssSubscription> subscription = this.connection.subscribe(route, String.class,
				this.told::add);
		this.peer.next();
		this.peer.send("{\"args\":1,\"callbackId\":1}");
		return subscription.join();
	}

	private Object told() {
		try {
			Object value = this.told.poll(10, TimeUnit.SECONDS);
			return (value != null) ? value : "nothing";
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void emit(String route, String args) {
		this.peer.send(Frames.emission(route, args));
	}

	private int waiting() {
		return ((PeerConnection) this.connection).waiting();
	}

	private static String verb(TestPeer peer, String call, int number) {
		return "{\"route\":\"runRequest\",\"args\":[" + call + ",\"" + peer.id() + "\"," + number + "]}";
	}

	@Test
	void subscribeAsksThePeerAndCompletesWhenItConfirms() {
		CompletableFuture<WssSubscription> future = this.connection.subscribe("news", String.class, this.told::add);
		assertThat(this.peer.next()).isEqualTo(
				verb(this.peer, "{\"route\":\"subscribeSocket\",\"args\":[\"news\",\"" + this.peer.id() + "\"]}", 1));
		assertThat(future).isNotDone();
		this.peer.send("{\"args\":1,\"callbackId\":1}");
		WssSubscription subscription = future.join();
		assertThat(subscription.route()).isEqualTo("news");
		assertThat(subscription.isActive()).isTrue();
	}

	@Test
	void aPeerThatSpeaksV1IsAskedForItsPresentState() {
		TestPeer v1 = application.peerV1();
		application.connection(v1).subscribe("news", String.class, this.told::add);
		assertThat(v1.next()).isEqualTo(verb(v1,
				"{\"route\":\"subscribeSocket\",\"args\":[\"news\",\"" + v1.id() + "\"],\"current\":true}", 1));
	}

	@Test
	void theListenerIsToldOfEachEmissionInTheirOrder() {
		subscribed("news");
		for (int i = 0; i < 100; i++) {
			emit("news", "\"" + i + "\"");
		}
		for (int i = 0; i < 100; i++) {
			assertThat(told()).isEqualTo(Integer.toString(i));
		}
	}

	@Test
	void emissionsOfOtherRoutesAreNotTold() {
		subscribed("news");
		emit("olds", "\"x\"");
		emit("news", "\"y\"");
		assertThat(told()).isEqualTo("y");
	}

	@Test
	void subscribeTakesATypeWithParameters() {
		CompletableFuture<WssSubscription> future = this.connection.subscribe("maps",
				new ParameterizedTypeReference<Map<String, List<Integer>>>() {
				}, (value) -> this.told.add(value.get("a")));
		this.peer.next();
		this.peer.send("{\"args\":1,\"callbackId\":1}");
		future.join();
		emit("maps", "{\"a\":[1,2]}");
		assertThat(told()).isEqualTo(List.of(1, 2));
	}

	@Test
	void aSecondListenerAsksNothingAndSeesWhatWasLastThenAll() {
		subscribed("news");
		emit("news", "\"first\"");
		assertThat(told()).isEqualTo("first");
		BlockingQueue<String> others = new LinkedBlockingQueue<>();
		this.connection.subscribe("news", String.class, others::add).join();
		assertThat(this.peer.framesUntilNow()).isEmpty();
		emit("news", "\"second\"");
		assertThat(told()).isEqualTo("second");
		await().untilAsserted(() -> assertThat(others).containsExactly("first", "second"));
	}

	@Test
	void closeEndsTheSubscriptionOverThere() {
		WssSubscription subscription = subscribed("news");
		subscription.close();
		assertThat(subscription.isActive()).isFalse();
		assertThat(this.peer.next()).isEqualTo(verb(this.peer, "{\"route\":\"unsubscribe\",\"args\":[\"news\",1]}", 2));
		this.peer.send("{\"args\":true,\"callbackId\":2}");
		await().until(() -> waiting() == 0);
	}

	@Test
	void closingAgainDoesNothing() {
		WssSubscription subscription = subscribed("news");
		subscription.close();
		subscription.close();
		this.peer.next();
		assertThat(this.peer.framesUntilNow()).isEmpty();
	}

	@Test
	void unsubscribeTellsWhetherItEndedTheSubscription() {
		WssSubscription subscription = subscribed("news");
		CompletableFuture<Boolean> ended = this.connection.unsubscribe(subscription);
		assertThat(this.peer.next()).isEqualTo(verb(this.peer, "{\"route\":\"unsubscribe\",\"args\":[\"news\",1]}", 2));
		assertThat(ended).isNotDone();
		this.peer.send("{\"args\":true,\"callbackId\":2}");
		assertThat(ended.join()).isTrue();
		assertThat(this.connection.unsubscribe(subscription).join()).isFalse();
	}

	@Test
	void unsubscribeKnowsOnlyTheSubscriptionsOfItsConnection() {
		WssSubscription subscription = subscribed("news");
		WssConnection other = application.connection(application.peer());
		assertThat(other.unsubscribe(subscription).join()).isFalse();
		assertThat(subscription.isActive()).isTrue();
	}

	@Test
	void onlyTheLastListenerEndsTheSubscriptionOverThere() {
		WssSubscription first = subscribed("news");
		WssSubscription second = this.connection.subscribe("news", String.class, this.told::add).join();
		assertThat(this.connection.unsubscribe(first).join()).isTrue();
		assertThat(this.peer.framesUntilNow()).isEmpty();
		second.close();
		assertThat(this.peer.next()).isEqualTo(verb(this.peer, "{\"route\":\"unsubscribe\",\"args\":[\"news\",1]}", 2));
	}

	@Test
	void whatAListenerThrowsStopsNothing() {
		CompletableFuture<WssSubscription> future = this.connection.subscribe("news", String.class, (value) -> {
			this.told.add(value);
			throw new IllegalStateException("expected");
		});
		this.peer.next();
		this.peer.send("{\"args\":1,\"callbackId\":1}");
		future.join();
		emit("news", "\"a\"");
		emit("news", "\"b\"");
		assertThat(told()).isEqualTo("a");
		assertThat(told()).isEqualTo("b");
		assertThat(this.peer.framesUntilNow()).isEmpty();
	}

	@Test
	void anEmissionThatDoesNotFitTheTypeIsPassedOver() {
		subscribed("news");
		emit("news", "{\"no\":\"string\"}");
		emit("news", "\"fits\"");
		assertThat(told()).isEqualTo("fits");
	}

	@Test
	void aRefusedSubscriptionFails() {
		CompletableFuture<WssSubscription> future = this.connection.subscribe("news", String.class, this.told::add);
		this.peer.next();
		this.peer.send("{\"callbackId\":1,\"error\":{\"code\":\"route-not-found\",\"status\":404}}");
		assertThatExceptionOfType(CompletionException.class).isThrownBy(future::join)
			.withCauseInstanceOf(WssRequestException.class);
		assertThat(waiting()).isZero();
	}

	@Test
	void subscriptionsEndWithTheirConnection() {
		WssSubscription subscription = subscribed("news");
		this.peer.abort();
		await().until(() -> !subscription.isActive());
		assertThat(waiting()).isZero();
		subscription.close();
		assertThat(this.connection.unsubscribe(subscription).join()).isFalse();
	}

}
