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
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;

import org.springframework.core.ParameterizedTypeReference;

import io.github.wssbackend.WssGraph;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.WssTimeoutException;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static io.github.wssbackend.api.Frames.emission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Own code runs the nodes of its application.
 */
class WssGraphRunTests {

	private static final ParameterizedTypeReference<List<Item>> ITEMS = new ParameterizedTypeReference<>() {
	};

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Routes.class);

	private WssGraph graph;

	@BeforeEach
	void inject() {
		this.graph = application.graph();
	}

	private static void assertFails(CompletableFuture<?> future, Consumer<Throwable> cause) {
		assertThatExceptionOfType(CompletionException.class).isThrownBy(future::join)
			.satisfies((ex) -> cause.accept(ex.getCause()));
	}

	@Test
	void runBindsArgumentsByPosition() {
		assertThat(this.graph.run("add", Integer.class, 1, 2).join()).isEqualTo(3);
	}

	@Test
	void runConvertsArgumentsByWayOfJson() {
		assertThat(this.graph.run("name", String.class, Map.of("name", "n")).join()).isEqualTo("n");
	}

	@Test
	void runConvertsTheOutputToTheTypeWanted() {
		assertThat(this.graph.run("item", Map.class, "n").join()).isEqualTo(Map.of("name", "n"));
	}

	@Test
	void runTakesATypeWithParameters() {
		assertThat(this.graph.run("items", ITEMS, "n").join()).containsExactly(new Item("n"));
	}

	@Test
	void runOfANodeWithoutAnOutputGivesNull() {
		assertThat(this.graph.run("silent", Object.class).join()).isNull();
	}

	@Test
	void runOfAStreamGivesItsLastElement() {
		assertThat(this.graph.run("count", Integer.class, 3).join()).isEqualTo(3);
	}

	@Test
	void runOfAnUnknownRouteFails() {
		assertFails(this.graph.run("nowhere", Object.class),
				(cause) -> assertThat(cause).isInstanceOfSatisfying(WssRequestException.class, (ex) -> {
					assertThat(ex.code()).isEqualTo("route-not-found");
					assertThat(ex.status()).isEqualTo(404);
					assertThat(ex.isFromPeer()).isFalse();
				}));
	}

	@Test
	void runWithAnEmptyRouteFailsInTheFuture() {
		assertFails(this.graph.run("", Object.class),
				(cause) -> assertThat(cause).isInstanceOf(IllegalArgumentException.class));
	}

	@Test
	void runFailsWithWhatTheNodeThrew() {
		assertFails(this.graph.run("broken", Object.class),
				(cause) -> assertThat(cause).isInstanceOf(IllegalStateException.class).hasMessage("broken"));
	}

	@Test
	void runFailsWhereAnArgumentIsMissing() {
		assertFails(this.graph.run("add", Integer.class, 1), (cause) -> assertThat(cause)
			.isInstanceOfSatisfying(WssRequestException.class, (ex) -> assertThat(ex.code()).isEqualTo("bad-request")));
	}

	@Test
	void runThatTakesTooLongFails() {
		assertFails(this.graph.run("endless", Object.class),
				(cause) -> assertThat(cause).isInstanceOf(WssTimeoutException.class));
	}

	@Test
	void runIsAnOutputForSubscribersToo() {
		TestPeer peer = application.peer();
		peer.ask("subscribeSocket", "[\"add\",\"" + peer.id() + "\"]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "1"));
		assertThat(this.graph.run("add", Integer.class, 20, 3).join()).isEqualTo(23);
		assertThat(peer.next()).isEqualTo(emission("add", "23"));
		assertThat(this.graph.state("add", Integer.class)).isEqualTo(23);
	}

	@Test
	void requestRunsAMethodOfANode() {
		WssMessage call = WssMessage.call("verb", "x");
		assertThat(this.graph.request(call.withMethod("GET"), String.class).join()).isEqualTo("got x");
		assertThat(this.graph.request(call, String.class).join()).isEqualTo("posted x");
	}

	@Test
	void requestTakesATypeWithParameters() {
		assertThat(this.graph.request(WssMessage.call("items", "r"), ITEMS).join()).containsExactly(new Item("r"));
	}

	record Item(String name) {
	}

	@WssRoute
	static class Routes {

		@WssRoute
		int add(int a, int b) {
			return a + b;
		}

		@WssRoute
		String name(Item item) {
			return item.name();
		}

		@WssRoute
		Item item(String name) {
			return new Item(name);
		}

		@WssRoute
		List<Item> items(String name) {
			return List.of(new Item(name));
		}

		@WssRoute
		void silent() {
		}

		@WssRoute
		Flux<Integer> count(int to) {
			return Flux.range(1, to);
		}

		@WssRoute
		int broken() {
			throw new IllegalStateException("broken");
		}

		@WssRoute(timeout = "50ms")
		CompletableFuture<Integer> endless() {
			return new CompletableFuture<>();
		}

		@WssRoute(value = "verb", method = "get")
		String get(String text) {
			return "got " + text;
		}

		@WssRoute(value = "verb", method = "post")
		String post(String text) {
			return "posted " + text;
		}

	}

}
