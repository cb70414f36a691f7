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

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnectionLostException;
import io.github.wssbackend.WssException;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.client.Desk.Item;
import io.github.wssbackend.connection.ConnectionFixture;
import io.github.wssbackend.connection.RemoteProxy;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ServiceProxyTests {

	private final ConnectionFixture peer = ConnectionFixture.v1();

	private final Desk desk = WssServiceProxyFactory.builderFor(this.peer.connection).build().createClient(Desk.class);

	@AfterEach
	void stop() {
		this.peer.close();
	}

	@Test
	void voidPosts() {
		this.desk.log("a", 1);
		assertThat(this.peer.transport.texts()).containsExactly("{\"route\":\"desk.log\",\"args\":[\"a\",1]}");
	}

	@Test
	void voidOfAMethodPostsThatMethod() {
		this.desk.write(new Item("a"));
		assertThat(this.peer.transport.texts())
			.containsExactly("{\"route\":\"desk.item\",\"args\":[{\"name\":\"a\"}],\"method\":\"post\"}");
	}

	@Test
	void valueWaitsForTheAnswer() {
		answerWith("{\"args\":{\"name\":\"a\"},\"callbackId\":1}");
		assertThat(this.desk.read("x")).isEqualTo(new Item("a"));
		assertAsked("{\"route\":\"desk.item\",\"args\":[\"x\"],\"method\":\"get\"}");
	}

	@Test
	void genericValueIsReadAsWhatItIs() {
		answerWith("{\"args\":[{\"name\":\"a\"}],\"callbackId\":1}");
		assertThat(this.desk.items()).containsExactly(new Item("a"));
	}

	@Test
	void answerWithoutValueIsNullOrEmpty() {
		answerWith("{\"callbackId\":1}");
		assertThat(this.desk.items()).isNull();
		answerWith("{\"callbackId\":2}");
		assertThat(this.desk.find("a")).isEmpty();
		answerWith("{\"args\":{\"name\":\"a\"},\"callbackId\":3}");
		assertThat(this.desk.find("a")).contains(new Item("a"));
	}

	@Test
	void answerWithoutValueFitsNoPrimitive() {
		answerWith("{\"callbackId\":1}");
		assertThatExceptionOfType(WssRequestException.class).isThrownBy(() -> this.desk.count(1, 2))
			.withMessage("internal: The answer has no value, which does not fit int");
	}

	@Test
	void voidObjectWaitsForTheEnd() {
		answerWith("{\"args\":3,\"callbackId\":1}");
		assertThat(this.desk.wipe()).isNull();
		assertAsked("{\"route\":\"desk.wipe\",\"args\":[]}");
	}

	@Test
	void errorIsThrownAsItselfWithTheStackOfTheCaller() {
		answerWith("{\"callbackId\":1,\"error\":{\"code\":\"conflict\",\"status\":409,\"detail\":\"no\"}}");
		assertThatExceptionOfType(WssRequestException.class).isThrownBy(this.desk::items)
			.withMessage("conflict: no")
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.getStackTrace()).extracting(StackTraceElement::getMethodName)
				.contains("errorIsThrownAsItselfWithTheStackOfTheCaller"));
	}

	@Test
	void downAndLostAreThrownAsThemselves() {
		this.peer.connection
			.onAwaitingReplies(() -> onAnotherThread(() -> this.peer.connection.closed(CloseStatus.GOING_AWAY)));
		assertThatExceptionOfType(WssConnectionLostException.class).isThrownBy(this.desk::items);
		assertThatExceptionOfType(WssConnectException.class).isThrownBy(this.desk::items);
	}

	@Test
	void argumentThatJsonCannotTellIsTheFaultOfTheCaller() {
		List<Object> endless = new ArrayList<>();
		endless.add(endless);
		assertThatIllegalArgumentException().isThrownBy(() -> this.desk.read(endless));
		assertThat(this.peer.transport.texts()).isEmpty();
		assertNothingLeft();
	}

	@Test
	void interruptCancelsTheRequest() {
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(WssException.class).isThrownBy(this.desk::items)
			.withMessageContaining("desk.items")
			.withCauseInstanceOf(InterruptedException.class);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(lastText()).isEqualTo("{\"route\":\"cancelRequest\",\"args\":[1]}");
		assertNothingLeft();
	}

	@Test
	void futureCompletesWithTheAnswer() {
		CompletableFuture<Item> later = this.desk.later("x");
		assertAsked("{\"route\":\"desk.later\",\"args\":[\"x\"]}");
		assertThat(later).isNotDone();
		this.peer.replied("{\"args\":{\"name\":\"a\"},\"callbackId\":1}");
		assertThat(later).isCompletedWithValue(new Item("a"));
	}

	@Test
	void stageAndFutureAreFuturesToo() {
		assertThat(this.desk.stage()).isInstanceOf(CompletableFuture.class);
		assertThat(this.desk.future().cancel(true)).isTrue();
		assertThat(lastText()).isEqualTo("{\"route\":\"cancelRequest\",\"args\":[2]}");
	}

	@Test
	void futureOfNothingWaitsForTheEnd() {
		CompletableFuture<Void> done = this.desk.done();
		assertThat(done).isNotDone();
		this.peer.replied("{\"args\":{\"any\":1},\"callbackId\":1}");
		assertThat(done).isCompletedWithValue(null);
	}

	@Test
	void cancellationOfAFutureCancelsTheRequestAlsoWhereItIsWrapped() {
		this.desk.later("x").cancel(true);
		assertThat(lastText()).isEqualTo("{\"route\":\"cancelRequest\",\"args\":[1]}");
		this.desk.perhaps().cancel(true);
		assertThat(lastText()).isEqualTo("{\"route\":\"cancelRequest\",\"args\":[2]}");
		assertNothingLeft();
	}

	@Test
	void futureOfOptionalIsEmptyWithoutValue() {
		CompletableFuture<Optional<Item>> perhaps = this.desk.perhaps();
		this.peer.replied("{\"callbackId\":1}");
		assertThat(perhaps).isCompletedWithValue(Optional.empty());
	}

	@Test
	void monoCallsWhenItIsSubscribedToEachTimeAnew() {
		Mono<Item> mono = this.desk.mono("x");
		assertThat(this.peer.transport.texts()).isEmpty();
		List<Item> seen = new ArrayList<>();
		mono.subscribe(seen::add);
		this.peer.replied("{\"args\":{\"name\":\"a\"},\"callbackId\":1}");
		mono.subscribe(seen::add);
		this.peer.replied("{\"args\":{\"name\":\"b\"},\"callbackId\":2}");
		assertThat(seen).containsExactly(new Item("a"), new Item("b"));
		assertThat(this.peer.transport.texts()).hasSize(2);
		assertNothingLeft();
	}

	@Test
	void cancellationOfAMonoCancelsTheRequest() {
		Disposable subscription = this.desk.mono("x").subscribe();
		subscription.dispose();
		assertThat(lastText()).isEqualTo("{\"route\":\"cancelRequest\",\"args\":[1]}");
		assertNothingLeft();
	}

	@Test
	void monoFailsAsItself() {
		List<Throwable> failures = new ArrayList<>();
		this.desk.mono("x").subscribe((value) -> {
		}, failures::add);
		this.peer.replied("{\"callbackId\":1,\"error\":{\"code\":\"conflict\",\"status\":409}}");
		assertThat(failures).singleElement().isInstanceOf(WssRequestException.class);
	}

	@Test
	void monoOfNothingCompletesWithTheEnd() {
		List<String> seen = new ArrayList<>();
		this.desk.nothing().subscribe((value) -> seen.add("value"), (ex) -> seen.add("error"), () -> seen.add("end"));
		assertThat(seen).isEmpty();
		this.peer.replied("{\"args\":3,\"callbackId\":1}");
		assertThat(seen).containsExactly("end");
	}

	@Test
	void publisherWithArgumentsIsTheElementsOfOneRun() {
		Flow.Publisher<Item> items = this.desk.stream(3);
		assertThat(this.peer.transport.texts()).isEmpty();
		Received received = Received.allOf(items);
		assertAsked("{\"route\":\"desk.stream\",\"args\":[3],\"stream\":true}");
		this.peer.replied("{\"args\":{\"name\":\"a\"},\"callbackId\":1,\"more\":true}");
		received.subscription.cancel();
		assertThat(received.seen).containsExactly("Item[name=a]");
		assertThat(lastText()).isEqualTo("{\"route\":\"cancelRequest\",\"args\":[1]}");
	}

	@Test
	void fluxWithoutArgumentsIsASubscription() {
		List<Item> seen = new ArrayList<>();
		Disposable subscription = this.desk.ticker(null, Locale.ROOT).subscribe(seen::add);
		assertAsked("{\"route\":\"subscribeSocket\",\"args\":[\"desk.ticker\",\"socket1\"],\"current\":true}");
		this.peer.replied("{\"args\":5,\"callbackId\":1}");
		this.peer.replied("{\"args\":{\"name\":\"a\"},\"callbackId\":\"desk.ticker\"}");
		subscription.dispose();
		assertThat(seen).containsExactly(new Item("a"));
		assertThat(lastText()).isEqualTo("{\"route\":\"runRequest\",\"args\":["
				+ "{\"route\":\"unsubscribe\",\"args\":[\"desk.ticker\",5]},\"socket1\",2]}");
	}

	@Test
	void subscriptionToAMethodNamesItAfterADot() {
		Received.allOf(this.desk.reads());
		assertAsked("{\"route\":\"subscribeSocket\",\"args\":[\"desk.item.put\",\"socket1\"],\"current\":true}");
	}

	@Test
	void argumentsThatAreNotPayloadAreLeftOut() {
		this.desk.personal(null, "a", null, Optional.empty(), "me", null, 2, Locale.ROOT);
		assertThat(this.peer.transport.texts()).containsExactly("{\"route\":\"desk.personal\",\"args\":[\"a\",2]}");
	}

	@Test
	void listOrArrayIsOneArgument() {
		this.desk.sumList(List.of(1, 2));
		this.desk.sumArray(new int[] { 1, 2 });
		this.desk.sumList(null);
		assertThat(this.peer.transport.texts()).containsExactly("{\"route\":\"desk.sumList\",\"args\":[[1,2]]}",
				"{\"route\":\"desk.sumArray\",\"args\":[[1,2]]}", "{\"route\":\"desk.sumList\",\"args\":[null]}");
	}

	@Test
	void variableArgumentsGoOneByOne() {
		this.desk.sumAll("a", 1, 2);
		this.desk.sumAll("a");
		assertThat(this.peer.transport.texts()).containsExactly("{\"route\":\"desk.sumAll\",\"args\":[\"a\",1,2]}",
				"{\"route\":\"desk.sumAll\",\"args\":[\"a\"]}");
	}

	@Test
	void closedMethodIsRefused() {
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(this.desk::closed)
			.withMessage("Desk.closed() is no route for peers: its @WssRoute says remote = false");
		assertThat(this.peer.transport.texts()).isEmpty();
	}

	@Test
	void defaultMethodRunsHere() {
		answerWith("{\"args\":[{\"name\":\"a\"}],\"callbackId\":1}");
		assertThat(this.desk.first()).isEqualTo("a");
	}

	@Test
	void proxyEqualsItselfOnly() {
		Desk other = WssServiceProxyFactory.builderFor(this.peer.connection).build().createClient(Desk.class);
		assertThat(this.desk).isEqualTo(this.desk).isNotEqualTo(other).hasToString("Desk over socket1");
		assertThat(this.desk.hashCode()).isEqualTo(System.identityHashCode(this.desk));
		assertThat(this.peer.transport.texts()).isEmpty();
	}

	@Test
	void proxyIsKnownAsOne() {
		assertThat(this.desk).isInstanceOf(RemoteProxy.class);
		assertThat(Proxy.isProxyClass(this.desk.getClass())).isTrue();
	}

	private void answerWith(String text) {
		this.peer.connection.onAwaitingReplies(() -> onAnotherThread(() -> this.peer.replied(text)));
	}

	private static void onAnotherThread(Runnable action) {
		new Thread(action).start();
	}

	private void assertAsked(String call) {
		assertThat(lastText()).startsWith("{\"route\":\"runRequest\",\"args\":[" + call + ",\"socket1\",");
	}

	private String lastText() {
		return this.peer.transport.texts().get(this.peer.transport.texts().size() - 1);
	}

	private void assertNothingLeft() {
		assertThat(this.peer.connection.waiting()).isZero();
		assertThat(this.peer.timer.getQueue()).isEmpty();
	}

}
