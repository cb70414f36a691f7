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

package io.github.wssbackend.sample;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssConnectionLostException;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssServerOptions.Heartbeat;
import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.WssTimeoutException;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.client.WssClientOptions;
import io.github.wssbackend.client.WssClientOptions.Reconnect;
import io.github.wssbackend.client.WssClientTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application without a web server that opens sockets to the server of graphscript
 * 0.3.12.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphscriptServerTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private @Nullable NodeProject project;

	private @Nullable GraphscriptServer server;

	private @Nullable ConfigurableApplicationContext application;

	private @Nullable WssConnection connection;

	/** Before each, so that each test is reported as skipped, with the reason. */
	@BeforeEach
	void connect() throws IOException {
		this.project = NodeProject.assumeGraphscript();
		if (this.server == null) {
			this.server = GraphscriptServer.start(this.project);
			this.application = new SpringApplicationBuilder(Own.class).web(WebApplicationType.NONE)
				.run("--spring.config.name=none", "--wss.default-routes=false");
		}
		this.connection = open(options(this.server));
	}

	@AfterEach
	void leave() {
		if (this.connection != null) {
			this.connection.terminate();
		}
	}

	@AfterAll
	void stop() throws IOException, InterruptedException {
		if (this.application != null) {
			this.application.close();
		}
		if (this.server != null) {
			this.server.close();
		}
	}

	@Test
	void runsNodes() throws Exception {
		assertThat(run("add", Integer.class, 1, 2)).isEqualTo(3);
		assertThat(run("point", Point.class, 3, 4)).isEqualTo(new Point(3, 4));
		assertThat(run("later", Integer.class, 21)).isEqualTo(42);
		assertThat(run("nothing", String.class)).isNull();
		assertThat(run("empty", String.class)).isNull();
	}

	@Test
	void callsMethodsOfANode() throws Exception {
		WssMessage read = WssMessage.call("counter").withMethod("get");
		int before = answer(this.connection.request(read, Integer.class));
		assertThat(answer(this.connection.request(WssMessage.call("counter", 2).withMethod("post"), Integer.class)))
			.isEqualTo(before + 2);
		assertThat(answer(this.connection.request(read, Integer.class))).isEqualTo(before + 2);
	}

	@Test
	void postsWithoutAnAnswer() throws Exception {
		List<Integer> seen = new ArrayList<>();
		answer(this.connection.subscribe("add", Integer.class, seen::add));
		this.connection.post("add", 20, 1);
		this.connection.post("add", 20, 2);
		assertThat(run("add", Integer.class, 20, 3)).isEqualTo(23);
		assertThat(seen).containsExactly(21, 22, 23);
	}

	@Test
	void isToldOutputsFromTheNextOnUntilItUnsubscribes() throws Exception {
		run("price", Integer.class, 1);
		List<Integer> seen = new CopyOnWriteArrayList<>();
		WssSubscription subscription = answer(this.connection.subscribe("price", Integer.class, seen::add));
		roundTrip();
		assertThat(seen).isEmpty();
		for (int price = 2; price < 6; price++) {
			run("price", Integer.class, price);
		}
		assertThat(seen).containsExactly(2, 3, 4, 5);
		assertThat(answer(this.connection.unsubscribe(subscription))).isTrue();
		assertThat(answer(this.connection.unsubscribe(subscription))).isFalse();
		run("price", Integer.class, 6);
		assertThat(seen).containsExactly(2, 3, 4, 5);
	}

	@Test
	void isToldNullButNoAbsentOutput() throws Exception {
		List<@Nullable String> seen = new ArrayList<>();
		answer(this.connection.subscribe("empty", String.class, seen::add));
		answer(this.connection.subscribe("nothing", String.class, (none) -> seen.add("nothing")));
		run("nothing", String.class);
		run("empty", String.class);
		assertThat(seen).containsExactly((String) null);
	}

	@Test
	void subscribesToAProperty() throws Exception {
		List<Integer> seen = new ArrayList<>();
		answer(this.connection.subscribe("account.balance", Integer.class, seen::add));
		setBalance(42);
		setBalance(43);
		assertThat(seen).containsExactly(42, 43);
	}

	@Test
	void subscriptionToAPropertyEndsHereAlone() throws Exception {
		List<Integer> seen = new ArrayList<>();
		WssSubscription subscription = answer(this.connection.subscribe("account.balance", Integer.class, seen::add));
		assertThat(answer(this.connection.unsubscribe(subscription))).isTrue();
		setBalance(42);
		assertThat(seen).isEmpty();
		answer(this.connection.subscribe("account.balance", Integer.class, seen::add));
		setBalance(43);
		assertThat(seen).as("of both that are alive over there").containsExactly(43, 43);
	}

	@Test
	void answersWhatTheServerRuns() throws Exception {
		assertThat(run("runThere", Integer.class, this.connection.id(), "mine.twice", List.of(21))).isEqualTo(42);
	}

	@Test
	void refusesWhatIsNotExposed() throws Exception {
		assertThat(run("runThere", Object.class, this.connection.id(), "hidden", List.of())).isNull();
		JsonNode refusal = json(heard().get(1));
		assertThat(refusal.has("args")).isFalse();
		assertThat(refusal.get("error").get("code").asString()).isEqualTo("route-not-found");
	}

	@Test
	void emitsToTheServerWhatIsExposed() throws Exception {
		assertThat(run("subscribeThere", Integer.class, this.connection.id(), "mine.twice")).isEqualTo(1);
		run("postThere", Object.class, this.connection.id(), "mine.twice", List.of(4));
		run("runThere", Integer.class, this.connection.id(), "mine.twice", List.of(5));
		assertThat(heard()).containsSubsequence("{\"args\":8,\"callbackId\":\"mine.twice\"}",
				"{\"args\":10,\"callbackId\":\"mine.twice\"}");
	}

	@Test
	void sendsTheIdItWasTold() throws Exception {
		assertThat(this.connection.id()).matches("socket\\d+");
		assertThat(run("ids", String[].class)).contains(this.connection.id());
		assertThat(heard())
			.containsExactly("{\"route\":\"runRequest\",\"args\":[{\"route\":\"ids\",\"args\":[]},\"%s\",1]}"
				.formatted(this.connection.id()));
	}

	@Test
	void sendsRawMessages() throws Exception {
		this.connection.send("hello");
		this.connection.send(new byte[] { 'b', 'y', 't', 'e', 's' });
		this.connection.send(Map.of("any", "thing"));
		assertThat(heard()).containsExactly("hello", "bytes", "{\"any\":\"thing\"}");
	}

	@Test
	void takesNotTheSubprotocolForV1() throws Exception {
		assertThat(run("protocol", String.class, this.connection.id())).isEqualTo("wss-backend.v1");
		answer(this.connection.subscribe("price", Integer.class, (price) -> {
		}));
		Flux<Integer> elements = JdkFlowAdapter.flowPublisherToFlux(this.connection.stream("later", Integer.class, 4));
		assertThat(elements.collectList().block(PATIENCE)).containsExactly(8);
		assertThat(heard()).hasSize(3).noneMatch((text) -> text.contains("current") || text.contains("stream"));
	}

	@Test
	void unknownRouteLooksLikeOneWithoutOutput() throws Exception {
		assertThat(run("unheard.of", String.class, 1)).isNull();
		WssSubscription subscription = answer(this.connection.subscribe("unheard.of", String.class, (none) -> {
		}));
		assertThat(subscription.isActive()).isTrue();
	}

	@Test
	void anotherPathIsNotAnsweredAtAll() {
		WssClientOptions lost = WssClientOptions.url(this.server.url() + "/lost")
			.connectTimeout(Duration.ofMillis(500))
			.build();
		assertFailure(this.application.getBean(WssClientTemplate.class).openAsync(lost), WssConnectException.class);
	}

	@Test
	void nodeThatNeverAnswersTimesOut() {
		WssConnection hasty = open(options(this.server).requestTimeout(Duration.ofMillis(200)));
		assertFailure(hasty.run("never", String.class), WssTimeoutException.class);
		assertThat(hasty.isOpen()).isTrue();
		hasty.terminate();
	}

	@Test
	void nodeThatFailsEndsTheServer() throws Exception {
		for (String node : List.of("boom", "rejects")) {
			try (GraphscriptServer fragile = GraphscriptServer.start(this.project)) {
				WssConnection there = open(options(fragile).reconnect(Reconnect.disabled()));
				assertFailure(there.run(node, String.class), WssConnectionLostException.class);
				assertThat(fragile.ended()).isEqualTo(1);
			}
		}
	}

	@Test
	void nodeThatRejectsOnAServerThatGoesOnIsNotAnswered() throws Exception {
		try (GraphscriptServer robust = GraphscriptServer.startForLong(this.project)) {
			WssConnection there = open(options(robust));
			Future<?> rejected = there.run("rejects", String.class);
			assertThat(answer(there.run("add", Integer.class, 1, 2))).isEqualTo(3);
			assertThat(rejected.isDone()).isFalse();
			there.terminate();
		}
	}

	@Test
	void nodeThatThrowsOnAServerThatGoesOnLeavesADeafSocketWhichTheHeartbeatEnds() throws Exception {
		try (GraphscriptServer robust = GraphscriptServer.startForLong(this.project)) {
			UpAndDown events = new UpAndDown();
			WssConnection there = open(options(robust).handlers(events)
				.heartbeat(new Heartbeat(Duration.ofMillis(300), Duration.ofSeconds(1))));
			Future<?> thrown = there.run("boom", String.class);
			Future<?> unheard = there.run("add", Integer.class, 1, 2);
			assertFailure(thrown, WssConnectionLostException.class);
			assertFailure(unheard, WssConnectionLostException.class);
			assertThat(List.of(events.next(), events.next(), events.next())).containsExactly("up", "down", "up");
			assertThat(answer(there.run("add", Integer.class, 1, 2))).isEqualTo(3);
			there.terminate();
		}
	}

	@Test
	void comesBackWithItsSubscriptionsWhenTheServerDoes() throws Exception {
		UpAndDown events = new UpAndDown();
		List<Integer> seen = new CopyOnWriteArrayList<>();
		try (GraphscriptServer first = GraphscriptServer.start(this.project)) {
			WssConnection there = open(options(first).handlers(events));
			assertThat(events.next()).isEqualTo("up");
			answer(there.subscribe("price", Integer.class, seen::add));
			answer(there.run("price", Integer.class, 1));
			String id = there.id();
			first.kill();
			assertThat(events.next()).isEqualTo("down");
			assertFailure(there.run("price", Integer.class, 2), WssConnectException.class);
			try (GraphscriptServer second = GraphscriptServer.startAgain(this.project, first)) {
				assertThat(second.url()).isEqualTo(first.url());
				assertThat(events.next()).isEqualTo("up");
				assertThat(there.id()).isNotEqualTo(id);
				assertThat(answer(there.run("price", Integer.class, 3))).isEqualTo(3);
				assertThat(seen).containsExactly(1, 3);
				there.terminate();
			}
		}
	}

	private static WssClientOptions.Builder options(GraphscriptServer server) {
		return WssClientOptions.url(server.url())
			.exposeRoutes("mine.*")
			.reconnect(Reconnect.between(Duration.ofMillis(50), Duration.ofMillis(200)));
	}

	private WssConnection open(WssClientOptions.Builder options) {
		return this.application.getBean(WssClientTemplate.class).open(options.build());
	}

	private <T> T run(String route, Class<T> type, Object... args) throws Exception {
		return answer(this.connection.run(route, type, args));
	}

	/** Sets a property of a node, which has no answer. */
	private void setBalance(int balance) throws Exception {
		WssMessage set = WssMessage.call("account", balance).withMethod("balance");
		assertThat(answer(this.connection.request(set, Integer.class))).isNull();
	}

	private void roundTrip() throws Exception {
		run("add", Integer.class, 1, 1);
	}

	/** The texts of this connection that the server got, but for the question. */
	private List<String> heard() throws Exception {
		return List.of(run("heard", String[].class, this.connection.id()));
	}

	private static <T> T answer(Future<T> future) throws InterruptedException, ExecutionException, TimeoutException {
		return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
	}

	private static void assertFailure(Future<?> future, Class<? extends Throwable> cause) {
		assertThat(future).failsWithin(PATIENCE)
			.withThrowableThat()
			.isInstanceOf(ExecutionException.class)
			.withCauseExactlyInstanceOf(cause);
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

	/** An application that has no web server, and two nodes. */
	@EnableAutoConfiguration
	static class Own {

		@Bean
		@WssRoute("mine.twice")
		Function<Integer, Integer> twice() {
			return (x) -> 2 * x;
		}

		@Bean
		@WssRoute("hidden")
		Function<Integer, Integer> hidden() {
			return (x) -> x;
		}

	}

	record Point(int x, int y) {
	}

}
