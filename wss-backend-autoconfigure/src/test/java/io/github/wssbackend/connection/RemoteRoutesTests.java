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

package io.github.wssbackend.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.WssSubscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

class RemoteRoutesTests {

	private final ConnectionFixture peer = ConnectionFixture.v1();

	private final List<Integer> first = new ArrayList<>();

	private final List<Integer> second = new ArrayList<>();

	@AfterEach
	void stop() {
		this.peer.close();
	}

	@Test
	void subscriptionIsConfirmedByItsNumber() {
		CompletableFuture<WssSubscription> subscription = subscribe(this.first);
		assertThat(this.peer.transport.texts()).containsExactly("{\"route\":\"runRequest\",\"args\":["
				+ "{\"route\":\"subscribeSocket\",\"args\":[\"price\",\"socket1\"],\"current\":true},\"socket1\",1]}");
		assertThat(subscription).isNotDone();
		this.peer.replied("{\"args\":5,\"callbackId\":1}");
		assertThat(subscription.join().route()).isEqualTo("price");
		assertThat(subscription.join().isActive()).isTrue();
	}

	@Test
	void plainPeerIsNotAskedForTheCurrentState() {
		try (ConnectionFixture plain = ConnectionFixture.plain()) {
			plain.connection.subscribe("price", Integer.class, this.first::add);
			assertThat(plain.lastText()).isEqualTo("{\"route\":\"runRequest\",\"args\":["
					+ "{\"route\":\"subscribeSocket\",\"args\":[\"price\",\"socket1\"]},\"socket1\",1]}");
		}
	}

	@Test
	void emissionsReachTheListenerInOrderEqualOnesToo() {
		confirmed(this.first);
		emit("1");
		emit("1");
		emit("null");
		assertThat(this.first).containsExactly(1, 1, null);
	}

	@Test
	void emissionWithoutArgsOrOfAnotherRouteIsNotTold() {
		confirmed(this.first);
		assertThat(this.peer.replied("{\"callbackId\":\"price\",\"gap\":3}")).isTrue();
		assertThat(this.peer.replied("{\"callbackId\":\"Price\",\"args\":1}")).isFalse();
		assertThat(this.first).isEmpty();
	}

	@Test
	void secondListenerSharesTheSubscriptionAndCatchesUpWithoutRepeat() {
		confirmed(this.first);
		emit("1");
		emit("2");
		WssSubscription late = subscribe(this.second).join();
		assertThat(late.isActive()).isTrue();
		assertThat(this.second).containsExactly(2);
		emit("3");
		assertThat(this.first).containsExactly(1, 2, 3);
		assertThat(this.second).containsExactly(2, 3);
		assertThat(this.peer.transport.texts()).hasSize(1);
	}

	@Test
	void listenerThatComesBeforeTheAnswerSeesTheCurrentStateOnce() {
		CompletableFuture<WssSubscription> one = subscribe(this.first);
		CompletableFuture<WssSubscription> other = subscribe(this.second);
		this.peer.replied("{\"args\":5,\"callbackId\":1}");
		emit("7");
		assertThat(one).isCompleted();
		assertThat(other).isCompleted();
		assertThat(this.first).containsExactly(7);
		assertThat(this.second).containsExactly(7);
	}

	@Test
	void lastListenerUnsubscribes() {
		WssSubscription one = confirmed(this.first);
		WssSubscription other = subscribe(this.second).join();
		assertThat(this.peer.connection.unsubscribe(one)).isCompletedWithValue(true);
		emit("1");
		assertThat(this.peer.transport.texts()).hasSize(1);
		CompletableFuture<Boolean> ended = this.peer.connection.unsubscribe(other);
		assertThat(this.peer.lastText()).isEqualTo("{\"route\":\"runRequest\",\"args\":["
				+ "{\"route\":\"unsubscribe\",\"args\":[\"price\",5]},\"socket1\",2]}");
		this.peer.replied("{\"args\":true,\"callbackId\":2}");
		assertThat(ended).isCompletedWithValue(true);
		assertThat(this.first).isEmpty();
		assertThat(this.second).containsExactly(1);
		assertNothingLeft();
	}

	@Test
	void subscriptionEndsOnce() {
		WssSubscription subscription = confirmed(this.first);
		subscription.close();
		subscription.close();
		assertThat(subscription.isActive()).isFalse();
		assertThat(this.peer.connection.unsubscribe(subscription)).isCompletedWithValue(false);
		assertThat(this.peer.transport.texts()).hasSize(2);
		assertThat(this.peer.replied("{\"callbackId\":\"price\",\"args\":1}")).isFalse();
	}

	@Test
	void subscriptionOfSomebodyElseIsNotOurs() {
		WssSubscription foreign = new WssSubscription() {

			@Override
			public String route() {
				return "price";
			}

			@Override
			public boolean isActive() {
				return true;
			}

			@Override
			public CompletionStage<Void> ended() {
				return new CompletableFuture<>();
			}

			@Override
			public void close() {
			}

		};
		assertThat(this.peer.connection.unsubscribe(foreign)).isCompletedWithValue(false);
		assertThat(this.peer.transport.texts()).isEmpty();
	}

	@Test
	void refusalReachesAllWhoAskedAndLeavesNothing() {
		CompletableFuture<WssSubscription> one = subscribe(this.first);
		CompletableFuture<WssSubscription> other = subscribe(this.second);
		this.peer.replied("{\"callbackId\":1,\"error\":{\"code\":\"route-not-found\",\"status\":404}}");
		for (CompletableFuture<WssSubscription> refused : List.of(one, other)) {
			assertThat(failure(refused)).isInstanceOf(WssRequestException.class)
				.extracting((ex) -> ((WssRequestException) ex).code())
				.isEqualTo("route-not-found");
		}
		assertNothingLeft();
	}

	@Test
	void whoeverIsRefusedMayAskAgainAtOnce() {
		CompletableFuture<WssSubscription> asked = subscribe(this.first);
		CompletableFuture<WssSubscription> again = subscribe(this.second)
			.exceptionallyCompose((ex) -> subscribe(this.second));
		this.peer.replied("{\"callbackId\":1,\"error\":{\"code\":\"unavailable\",\"status\":503}}");
		assertThat(asked).isCompletedExceptionally();
		assertThat(again).isNotDone();
		this.peer.replied("{\"args\":1,\"callbackId\":2}");
		assertThat(again).isCompleted();
	}

	@Test
	void routeCanBeSubscribedToAnewAfterItsEnd() {
		confirmed(this.first).close();
		emitUnheard();
		CompletableFuture<WssSubscription> anew = subscribe(this.second);
		assertThat(this.peer.transport.texts()).hasSize(3);
		this.peer.replied("{\"args\":6,\"callbackId\":3}");
		emit("4");
		assertThat(anew.join().isActive()).isTrue();
		assertThat(this.first).isEmpty();
		assertThat(this.second).containsExactly(4);
	}

	@Test
	void cancelledSubscriptionEndsWhenItIsConfirmed() {
		subscribe(this.first).cancel(true);
		assertThat(this.peer.transport.texts()).hasSize(1);
		this.peer.replied("{\"args\":5,\"callbackId\":1}");
		assertThat(this.peer.lastText()).isEqualTo("{\"route\":\"runRequest\",\"args\":["
				+ "{\"route\":\"unsubscribe\",\"args\":[\"price\",5]},\"socket1\",2]}");
		this.peer.replied("{\"args\":true,\"callbackId\":2}");
		assertNothingLeft();
	}

	@Test
	void listenerThatFailsHurtsNobody() {
		this.peer.connection.subscribe("price", Integer.class, (value) -> {
			throw new AssertionError("of the listener");
		});
		subscribe(this.second);
		this.peer.replied("{\"args\":5,\"callbackId\":1}");
		emit("1");
		emit("\"no number\"");
		emit("2");
		assertThat(this.second).containsExactly(1, 2);
	}

	@Test
	void listenerMayEndItsSubscriptionWhileItIsTold() {
		List<WssSubscription> own = new ArrayList<>();
		this.peer.connection.subscribe("price", Integer.class, (value) -> {
			this.first.add(value);
			own.get(0).close();
		}).thenAccept(own::add);
		this.peer.replied("{\"args\":5,\"callbackId\":1}");
		emit("1");
		assertThat(this.peer.replied("{\"callbackId\":\"price\",\"args\":2}")).isFalse();
		assertThat(this.first).containsExactly(1);
	}

	@Test
	void endOfTheConnectionEndsSubscriptions() {
		WssSubscription subscription = confirmed(this.first);
		this.peer.connection.closed(CloseStatus.GOING_AWAY);
		assertThat(subscription.isActive()).isFalse();
		assertThat(this.peer.connection.unsubscribe(subscription)).isCompletedWithValue(false);
		assertNothingLeft();
	}

	@Test
	void endIsToldWhenASubscriptionIsClosed() {
		WssSubscription closed = confirmed(this.first);
		WssSubscription other = subscribe(this.second).join();
		CompletableFuture<Boolean> active = closed.ended().thenApply((end) -> closed.isActive()).toCompletableFuture();
		assertThat(active).isNotDone();
		closed.close();
		assertThat(active).isCompletedWithValue(false);
		assertThat(other.ended().toCompletableFuture()).isNotDone();
	}

	@Test
	void endIsToldWhenTheConnectionEnds() {
		CompletableFuture<Void> one = confirmed(this.first).ended().toCompletableFuture();
		CompletableFuture<Void> other = subscribe(this.second).join().ended().toCompletableFuture();
		this.peer.connection.closed(CloseStatus.GOING_AWAY);
		assertThat(one).isCompletedWithValue(null);
		assertThat(other).isCompletedWithValue(null);
	}

	@Test
	void nobodyCanEndASubscriptionByWhatTellsItsEnd() {
		WssSubscription subscription = confirmed(this.first);
		subscription.ended().toCompletableFuture().complete(null);
		assertThat(subscription.ended().toCompletableFuture()).isNotDone();
	}

	@Test
	void endOfTheConnectionFailsWhatIsNotConfirmed() {
		CompletableFuture<WssSubscription> one = subscribe(this.first);
		this.peer.connection.closed(CloseStatus.GOING_AWAY);
		assertThat(one).isCompletedExceptionally();
		assertThat(failure(subscribe(this.second))).isInstanceOf(WssConnectException.class);
		assertNothingLeft();
	}

	private CompletableFuture<WssSubscription> subscribe(List<Integer> target) {
		return this.peer.connection.subscribe("price", Integer.class, target::add);
	}

	private WssSubscription confirmed(List<Integer> target) {
		CompletableFuture<WssSubscription> subscription = subscribe(target);
		this.peer.replied("{\"args\":5,\"callbackId\":1}");
		return subscription.join();
	}

	private void emit(String value) {
		assertThat(this.peer.replied("{\"args\":" + value + ",\"callbackId\":\"price\"}")).isTrue();
	}

	private void emitUnheard() {
		assertThat(this.peer.replied("{\"args\":1,\"callbackId\":\"price\"}")).isFalse();
	}

	private static Throwable failure(CompletableFuture<?> future) {
		assertThat(future).isCompletedExceptionally();
		Throwable failure = future.handle((value, ex) -> ex).join();
		return (failure instanceof CompletionException) ? failure.getCause() : failure;
	}

	private void assertNothingLeft() {
		assertThat(this.peer.connection.waiting()).isZero();
		assertThat(this.peer.timer.getQueue()).isEmpty();
	}

}
