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

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.testing.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * One interface is served and called, in both directions of a socket. The application
 * calls its own server.
 */
class SharedContractTests {

	private static TestApplication application;

	private static WssConnection outbound;

	private static WssConnection inbound;

	private static Shared desk;

	@BeforeAll
	static void start() {
		application = TestApplication.start(SharedNodes.class, "wss.clients.self.url=ws://127.0.0.1:1/wss",
				"wss.clients.self.auto-open=false");
		outbound = application.bean(WssClientOperations.class)
			.open(WssClientOptions.url("ws://127.0.0.1:" + application.port() + "/wss").exposeRoutes("**").build());
		inbound = application.server("/wss").connection(outbound.id()).orElseThrow();
		desk = client(outbound, Shared.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void methodsOfAllInterfacesFindTheirRoutes() {
		assertThat(application.graph().routes()).contains("shared.quote", "shared.renamed", "base.inherited",
				"books.get", "plain", "narrow.value");
		assertThat(desk.quote("x")).isEqualTo(new Shared.Quote("x", 1));
		assertThat(desk.named()).isEqualTo("named");
		assertThat(desk.inherited()).isEqualTo("inherited");
		assertThat(client(outbound, Shared.BookApi.class).get(7)).isEqualTo("book 7");
		assertThat(client(outbound, Shared.Plain.class).plain()).isEqualTo("plain");
	}

	@Test
	void methodThatAnHeirOverridesIsOneMethod() {
		Shared.Narrow narrow = client(outbound, Shared.Narrow.class);
		assertThat(narrow.value()).isEqualTo("narrow");
		assertThat(((Shared.Wide) narrow).value()).isEqualTo("narrow");
	}

	@Test
	void defaultMethodWithRouteRunsOverThere() {
		assertThat(client(outbound, Shared.Plain.class).greeting("you")).isEqualTo("hello you of the server");
	}

	@Test
	void contractWorksInTheOtherDirection() {
		assertThat(client(inbound, Shared.class).quote("y")).isEqualTo(new Shared.Quote("y", 1));
	}

	@Test
	void argumentsMeetTheirParameters() {
		assertThat(desk.mixed(null, "a", Locale.ROOT, 3, null)).isEqualTo("a 3 true");
		assertThat(desk.sum(List.of(1, 2, 3))).isEqualTo(6);
		assertThat(desk.total(1, 2, 3)).isEqualTo(6);
		assertThat(desk.total()).isZero();
		assertThat(desk.find(Optional.of("a"))).contains("a");
		assertThat(desk.find(Optional.empty())).isEmpty();
	}

	@Test
	void methodsOfARouteAreToldApart() {
		desk.write("new");
		assertThat(desk.read()).isEqualTo("new");
	}

	@Test
	void errorOfTheNodeIsThrown() {
		assertThatExceptionOfType(WssRequestException.class).isThrownBy(() -> desk.fail("no"))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("conflict"))
			.satisfies((ex) -> assertThat(ex.detail()).isEqualTo("no"));
	}

	@Test
	void closedRouteIsNotFoundByWhoeverGoesPastTheContract() {
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(desk::closed);
		assertThat(outbound.run("shared.closed", String.class)).failsWithin(5, TimeUnit.SECONDS)
			.withThrowableThat()
			.withMessageContaining("route-not-found");
	}

	@Test
	void asynchronousResultsCome() {
		assertThat(desk.later(2)).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(4);
		assertThat(desk.mono(3).toFuture()).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(9);
	}

	@Test
	void streamIsTheElementsOfOneRun() {
		assertThat(desk.countTo(3).collectList().toFuture()).succeedsWithin(5, TimeUnit.SECONDS)
			.isEqualTo(List.of(1, 2, 3));
	}

	@Test
	void cancellationOfAStreamReachesThePublisherOverThere() {
		Disposable stream = desk.endless(1).subscribe();
		await().until(() -> SharedNodes.endless.currentSubscriberCount() > 0);
		stream.dispose();
		await().until(() -> SharedNodes.endless.currentSubscriberCount() == 0);
	}

	@Test
	void subscriptionFollowsASourceUntilItIsCancelled() throws InterruptedException {
		BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
		Disposable subscription = desk.ticker().subscribe(seen::add);
		await().until(() -> SharedNodes.ticks.currentSubscriberCount() == 1);
		SharedNodes.ticks.tryEmitNext(5).orThrow();
		assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo(5);
		subscription.dispose();
		await().until(() -> SharedNodes.ticks.currentSubscriberCount() == 0);
	}

	@Test
	void importedProxyServesNothingAndKnowsItsClient() {
		assertThat(application.bean(SharedNodes.Elsewhere.class)).hasToString("Elsewhere over client 'self'");
		assertThat(application.graph().routes()).doesNotContain("elsewhere.there");
	}

	private static <T> T client(WssConnection connection, Class<T> type) {
		return WssServiceProxyFactory.builderFor(connection).build().createClient(type);
	}

}
