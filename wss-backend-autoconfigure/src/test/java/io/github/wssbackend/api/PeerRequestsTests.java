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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.BaseSubscriber;
import reactor.test.StepVerifier;

import org.springframework.core.ParameterizedTypeReference;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.internal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What this end runs at its peers, which answer by hand.
 */
class PeerRequestsTests {

	private static final ParameterizedTypeReference<List<Item>> ITEMS = new ParameterizedTypeReference<>() {
	};

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Routes.class);

	private TestPeer peer;

	private WssConnection connection;

	@BeforeEach
	void connect() {
		this.peer = application.peer();
		this.connection = application.connection(this.peer);
	}

	private static String request(TestPeer peer, String call, int number) {
		return "{\"route\":\"runRequest\",\"args\":[" + call + ",\"" + peer.id() + "\"," + number + "]}";
	}

	private void assertNothingWaits() {
		assertThat(((PeerConnection) this.connection).waiting()).isZero();
	}

	private static void assertFails(CompletableFuture<?> future, Consumer<WssRequestException> cause) {
		assertThatExceptionOfType(CompletionException.class).isThrownBy(future::join)
			.satisfies((ex) -> assertThat(ex.getCause()).isInstanceOfSatisfying(WssRequestException.class, cause));
	}

	@Test
	void runAsksThePeerAndGetsItsAnswer() {
		CompletableFuture<Integer> answer = this.connection.run("add", Integer.class, 1, 2);
		assertThat(this.peer.next()).isEqualTo(request(this.peer, "{\"route\":\"add\",\"args\":[1,2]}", 1));
		assertThat(answer).isNotDone();
		this.peer.send("{\"args\":3,\"callbackId\":1}");
		assertThat(answer.join()).isEqualTo(3);
		assertNothingWaits();
	}

	@Test
	void runTakesATypeWithParameters() {
		CompletableFuture<List<Item>> answer = this.connection.run("items", ITEMS, new Item("a"));
		assertThat(this.peer.next())
			.isEqualTo(request(this.peer, "{\"route\":\"items\",\"args\":[{\"name\":\"a\"}]}", 1));
		this.peer.send("{\"args\":[{\"name\":\"b\"}],\"callbackId\":1}");
		assertThat(answer.join()).containsExactly(new Item("b"));
	}

	@Test
	void argumentsAreAlwaysAnArray() {
		this.connection.run("none", Void.class);
		assertThat(this.peer.next()).isEqualTo(request(this.peer, "{\"route\":\"none\",\"args\":[]}", 1));
	}

	@Test
	void requestCarriesTheMethod() {
		CompletableFuture<String> answer = this.connection.request(WssMessage.call("item", 7).withMethod("get"),
				String.class);
		assertThat(this.peer.next())
			.isEqualTo(request(this.peer, "{\"route\":\"item\",\"args\":[7],\"method\":\"get\"}", 1));
		this.peer.send("{\"args\":\"seven\",\"callbackId\":1}");
		assertThat(answer.join()).isEqualTo("seven");
	}

	@Test
	void requestTakesATypeWithParameters() {
		CompletableFuture<List<Item>> answer = this.connection.request(WssMessage.call("items"), ITEMS);
		this.peer.next();
		this.peer.send("{\"args\":[{\"name\":\"c\"}],\"callbackId\":1}");
		assertThat(answer.join()).containsExactly(new Item("c"));
	}

	@Test
	void numbersCountFromOneOnEachConnection() {
		TestPeer other = application.peer();
		this.connection.run("a", Void.class);
		this.connection.run("b", Void.class);
		application.connection(other).run("a", Void.class);
		assertThat(this.peer.next()).isEqualTo(request(this.peer, "{\"route\":\"a\",\"args\":[]}", 1));
		assertThat(this.peer.next()).isEqualTo(request(this.peer, "{\"route\":\"b\",\"args\":[]}", 2));
		assertThat(other.next()).isEqualTo(request(other, "{\"route\":\"a\",\"args\":[]}", 1));
	}

	@Test
	void answersMayComeInAnyOrder() {
		CompletableFuture<String> first = this.connection.run("a", String.class);
		CompletableFuture<String> second = this.connection.run("b", String.class);
		this.peer.send("{\"args\":\"two\",\"callbackId\":2}");
		assertThat(second.join()).isEqualTo("two");
		assertThat(first).isNotDone();
		this.peer.send("{\"args\":\"one\",\"callbackId\":1}");
		assertThat(first.join()).isEqualTo("one");
	}

	@Test
	void anAnswerWithoutArgumentsIsNull() {
		CompletableFuture<String> answer = this.connection.run("a", String.class);
		this.peer.send("{\"callbackId\":1}");
		assertThat(answer.join()).isNull();
	}

	@Test
	void anAnswerOfNullIsNull() {
		CompletableFuture<String> answer = this.connection.run("a", String.class);
		this.peer.send("{\"args\":null,\"callbackId\":1}");
		assertThat(answer.join()).isNull();
	}

	@Test
	void anErrorOfThePeerIsAnException() {
		CompletableFuture<String> answer = this.connection.run("a", String.class);
		this.peer.send("{\"callbackId\":1,\"error\":{\"code\":\"teapot\",\"title\":\"I am\",\"status\":418,"
				+ "\"detail\":\"short and stout\"}}");
		assertFails(answer, (ex) -> {
			assertThat(ex.code()).isEqualTo("teapot");
			assertThat(ex.status()).isEqualTo(418);
			assertThat(ex.detail()).isEqualTo("short and stout");
			assertThat(ex.isFromPeer()).isTrue();
		});
		assertNothingWaits();
	}

	@Test
	void anErrorWithoutADetailHasNone() {
		CompletableFuture<String> answer = this.connection.run("a", String.class);
		this.peer.send("{\"callbackId\":1,\"error\":{\"code\":\"forbidden\",\"status\":403}}");
		assertFails(answer, (ex) -> {
			assertThat(ex.code()).isEqualTo("forbidden");
			assertThat(ex.detail()).isNull();
		});
	}

	@Test
	void anErrorThatCannotBeReadIsInternal() {
		CompletableFuture<String> answer = this.connection.run("a", String.class);
		this.peer.send("{\"callbackId\":1,\"error\":\"no\"}");
		assertFails(answer, (ex) -> assertThat(ex.code()).isEqualTo("internal"));
		assertNothingWaits();
	}

	@Test
	void anAnswerThatDoesNotFitTheTypeFails() {
		CompletableFuture<Integer> answer = this.connection.run("a", Integer.class);
		this.peer.send("{\"args\":\"many\",\"callbackId\":1}");
		assertFails(answer, (ex) -> assertThat(ex.code()).isEqualTo("internal"));
		assertNothingWaits();
	}

	@Test
	void aSecondAnswerIsDropped() {
		CompletableFuture<Integer> answer = this.connection.run("a", Integer.class);
		this.peer.send("{\"args\":1,\"callbackId\":1}");
		this.peer.send("{\"args\":2,\"callbackId\":1}");
		assertThat(this.peer.framesUntilNow()).hasSize(1);
		assertThat(answer.join()).isEqualTo(1);
	}

	@Test
	void anAnswerThatNobodyAskedForIsDropped() {
		this.peer.send("{\"args\":1,\"callbackId\":77}");
		this.peer.send("{\"args\":1,\"callbackId\":\"nothing\"}");
		this.peer.send("{\"args\":1,\"callbackId\":{}}");
		assertThat(this.peer.framesUntilNow()).isEmpty();
	}

	@Test
	void argumentsThatJsonCannotTellFailInTheFuture() {
		CompletableFuture<Integer> answer = this.connection.run("a", Integer.class, new Circle());
		assertThatExceptionOfType(CompletionException.class).isThrownBy(answer::join)
			.withCauseInstanceOf(IllegalArgumentException.class);
		assertNothingWaits();
		assertThat(this.peer.framesUntilNow()).isEmpty();
	}

	@Test
	void aCancelledRequestIsForgotten() {
		CompletableFuture<Integer> answer = this.connection.run("a", Integer.class);
		this.peer.next();
		answer.cancel(false);
		assertNothingWaits();
		assertThat(this.peer.framesUntilNow()).isEmpty();
	}

	@Test
	void aCancelledRequestIsCancelledOverThereWhereThePeerUnderstandsIt() {
		TestPeer v1 = application.peerV1();
		CompletableFuture<Integer> answer = application.connection(v1).run("a", Integer.class);
		v1.next();
		answer.cancel(false);
		assertThat(v1.next()).isEqualTo("{\"route\":\"cancelRequest\",\"args\":[1]}");
	}

	@Test
	void anErrorOfOnePeerIsNotToldToAnother() {
		TestPeer asker = application.peer();
		asker.ask("relay", "[\"" + this.peer.id() + "\"]", "1");
		this.peer.next();
		this.peer.send("{\"callbackId\":1,\"error\":{\"code\":\"forbidden\",\"status\":403,\"detail\":\"secret\"}}");
		assertThat(asker.next()).isEqualTo(internal("1"));
	}

	@Test
	void aStreamGivesElementsAsTheyCome() {
		TestPeer v1 = application.peerV1();
		Flow.Publisher<Integer> stream = application.connection(v1).stream("count", Integer.class, 3);
		assertThat(v1.framesUntilNow()).isEmpty();
		StepVerifier.create(JdkFlowAdapter.flowPublisherToFlux(stream)).then(() -> {
			assertThat(v1.next()).isEqualTo(request(v1, "{\"route\":\"count\",\"args\":[3],\"stream\":true}", 1));
			v1.send("{\"args\":1,\"callbackId\":1,\"more\":true}");
		}).expectNext(1).then(() -> {
			v1.send("{\"args\":2,\"callbackId\":1,\"more\":true}");
			v1.send("{\"callbackId\":1}");
		}).expectNext(2).verifyComplete();
		assertThat(((PeerConnection) application.connection(v1)).waiting()).isZero();
	}

	@Test
	void aStreamThatIsAnsweredWithoutMoreEndsWithThatElement() {
		TestPeer v1 = application.peerV1();
		StepVerifier.create(JdkFlowAdapter.flowPublisherToFlux(application.connection(v1).stream("items", ITEMS)))
			.then(() -> v1.send("{\"args\":[{\"name\":\"z\"}],\"callbackId\":1}"))
			.expectNext(List.of(new Item("z")))
			.verifyComplete();
	}

	@Test
	void aStreamThatFailsOverThereFailsHere() {
		TestPeer v1 = application.peerV1();
		StepVerifier
			.create(JdkFlowAdapter.flowPublisherToFlux(application.connection(v1).stream("count", Integer.class)))
			.then(() -> v1.send("{\"callbackId\":1,\"error\":{\"code\":\"conflict\",\"status\":409}}"))
			.verifyErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(WssRequestException.class,
					(error) -> assertThat(error.code()).isEqualTo("conflict")));
	}

	@Test
	void aStreamWithAnElementThatDoesNotFitTheTypeFailsAndEndsOverThere() {
		TestPeer v1 = application.peerV1();
		StepVerifier
			.create(JdkFlowAdapter.flowPublisherToFlux(application.connection(v1).stream("count", Integer.class)))
			.then(() -> {
				v1.next();
				v1.send("{\"args\":\"many\",\"callbackId\":1,\"more\":true}");
			})
			.verifyErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(WssRequestException.class,
					(error) -> assertThat(error.code()).isEqualTo("internal")));
		assertThat(v1.next()).isEqualTo("{\"route\":\"cancelRequest\",\"args\":[1]}");
		assertThat(((PeerConnection) application.connection(v1)).waiting()).isZero();
	}

	@Test
	void aStreamThatIsCancelledHereEndsOverThere() {
		TestPeer v1 = application.peerV1();
		BaseSubscriber<Integer> subscriber = new BaseSubscriber<>() {
		};
		JdkFlowAdapter.flowPublisherToFlux(application.connection(v1).stream("count", Integer.class))
			.subscribe(subscriber);
		v1.next();
		subscriber.cancel();
		assertThat(v1.next()).isEqualTo("{\"route\":\"cancelRequest\",\"args\":[1]}");
		assertThat(((PeerConnection) application.connection(v1)).waiting()).isZero();
	}

	@Test
	void aPlainPeerStreamsItsOneAnswer() {
		StepVerifier.create(JdkFlowAdapter.flowPublisherToFlux(this.connection.stream("count", Integer.class, 3)))
			.then(() -> {
				assertThat(this.peer.next()).isEqualTo(request(this.peer, "{\"route\":\"count\",\"args\":[3]}", 1));
				this.peer.send("{\"args\":3,\"callbackId\":1}");
			})
			.expectNext(3)
			.verifyComplete();
	}

	@Test
	void eachSubscriberOfAStreamStartsARunOfItsOwn() {
		TestPeer v1 = application.peerV1();
		Flow.Publisher<Map<String, Object>> stream = application.connection(v1)
			.stream("count", new ParameterizedTypeReference<Map<String, Object>>() {
			});
		for (int number = 1; number <= 2; number++) {
			String callbackId = Integer.toString(number);
			StepVerifier.create(JdkFlowAdapter.flowPublisherToFlux(stream))
				.then(() -> v1.send("{\"args\":{\"run\":" + callbackId + "},\"callbackId\":" + callbackId + "}"))
				.expectNext(Map.of("run", number))
				.verifyComplete();
		}
	}

	record Item(String name) {
	}

	static class Circle {

		public Circle getSelf() {
			return this;
		}

	}

	@WssRoute
	static class Routes {

		@WssRoute
		String relay(String id) {
			return application.servers().connection(id).orElseThrow().run("there", String.class).join();
		}

	}

}
