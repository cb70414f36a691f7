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

package io.github.wssbackend.invocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.annotation.WssRoute.Output;
import io.github.wssbackend.state.StateKey;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Results of every kind, and where they go.
 */
class NodeInvokerTests {

	private final Nodes nodes = new Nodes();

	private final Application application = Application.of(this.nodes);

	@AfterEach
	void nothingIsLeftBehind() {
		assertThat(this.application.limited()).isZero();
		assertThat(this.application.store.listenerCount()).isZero();
	}

	@Test
	void valueIsAnOutputAndEncodedOnce() {
		Outcome.Value value = (Outcome.Value) this.application.run("twice", "[4]");
		assertThat(value.value()).isEqualTo(8);
		assertThat(this.application.store.current(StateKey.of("twice")).json()).isSameAs(value.json());
		this.application.run("twice", "[4]");
		assertThat(this.application.state("twice")).isEqualTo("8#2");
	}

	@Test
	void nullIsAnOutput() {
		assertThat(this.application.output("nil", "[]")).isEqualTo("null");
		assertThat(this.application.state("nil")).isEqualTo("null#1");
		assertThat(this.application.output("laterNil", "[]")).isEqualTo("null");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nothing", "laterNothing", "emptyMono", "monoNothing" })
	void nothingIsNoOutput(String route) {
		assertThat(this.application.run(route, "[]")).isEqualTo(new Outcome.None());
		assertThat(this.application.state(route)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "later", "mono", "declaredAsObject" })
	void resultThatComesLaterIsAwaited(String route) {
		CompletableFuture<Outcome> outcome = this.application.start(route, "[]");
		assertThat(outcome).isNotDone();
		assertThat(this.application.limited()).isOne();
		this.nodes.pending.complete("now");
		assertThat(this.application.state(route)).isEqualTo("\"now\"#1");
		assertThat(outcome).isCompletedWithValueMatching((end) -> end instanceof Outcome.Value);
	}

	@Test
	void stateStandsBeforeTheOutcomeIsTold() {
		List<@Nullable String> seen = new ArrayList<>();
		this.application.start("later", "[]").thenAccept((end) -> seen.add(this.application.state("later")));
		this.nodes.pending.complete("now");
		assertThat(seen).containsExactly("\"now\"#1");
	}

	@Test
	void callWithAMethodIsAnOutputOfTheMethodOnly() {
		this.application.run(this.application.call("item", "post", "[1]", null, null));
		assertThat(this.application.state("item")).isNull();
		assertThat(this.application.store.current(StateKey.of("item", "post")).version()).isOne();
		this.application.run(this.application.call("item", null, "[1]", null, null));
		assertThat(this.application.state("item")).isEqualTo("1#1");
	}

	@Test
	void methodIsTheSameStateHoweverTheCallSpeltIt() {
		this.application.run(this.application.call("item", "PoSt", "[1]", null, null));
		assertThat(this.application.store.keys()).containsExactly(StateKey.of("item", "post"));
		this.application.run(this.application.call("item", "", "[1]", null, null));
		assertThat(this.application.state("item")).isEqualTo("1#1");
	}

	@Test
	void outputForTheCallerIsNotKept() {
		assertThat(this.application.output("secret", "[]")).isEqualTo("\"mine\"");
		assertThat(this.application.state("secret")).isNull();
	}

	@Test
	void inputsAreToldAsTheCallHadThem() {
		this.application.run("listened", "{\"a\":1}");
		assertThat(input()).isEqualTo("{\"a\":1}#1");
		this.application.run("listened", null);
		assertThat(input()).isEqualTo("[]#2");
		this.application.run(NodeCall.local(this.application.function("listened", null), null,
				new Arguments.Values(new Object[] { "x", 2 })));
		assertThat(input()).isEqualTo("[\"x\",2]#3");
		this.application
			.run(NodeCall.local(this.application.function("listened", null), null, new Arguments.Single(List.of(1))));
		assertThat(input()).isEqualTo("[[1]]#4");
	}

	private String input() {
		io.github.wssbackend.state.Output output = this.application.store.current(StateKey.input("listened"));
		return output.json() + "#" + output.version();
	}

	@ParameterizedTest
	@ValueSource(strings = { "throwing", "checked", "error", "overflowing", "failedStage", "failedMono", "nullStage",
			"nullMono", "circle", "untold" })
	void failureOfAnyKindIsInternalAndTellsNothing(String route) {
		Outcome.Failed failed = (Outcome.Failed) this.application.run(route, "[]");
		assertThat(failed.error().code()).isEqualTo("internal");
		assertThat(failed.error().detail()).isNull();
		assertThat(this.application.state(route)).isNull();
	}

	@Test
	void ownCodeGetsWhatTheNodeThrew() {
		assertThat(((Outcome.Failed) this.application.run("failedStage", "[]")).cause()).hasMessage("secret stage");
		assertThat(((Outcome.Failed) this.application.run("error", "[]")).cause()).isInstanceOf(AssertionError.class);
	}

	@Test
	void cancellingTheOutcomeCancelsTheResult() {
		this.application.start("later", "[]").cancel(true);
		assertThat(this.nodes.pending).isCancelled();
		assertThat(this.application.state("later")).isNull();
	}

	static class Nodes {

		final CompletableFuture<Object> pending = new CompletableFuture<>();

		@WssRoute
		int twice(int x) {
			return 2 * x;
		}

		@WssRoute
		@Nullable String nil() {
			return null;
		}

		@WssRoute
		CompletableFuture<@Nullable String> laterNil() {
			return CompletableFuture.completedFuture(null);
		}

		@WssRoute
		void nothing() {
		}

		@WssRoute
		CompletableFuture<Void> laterNothing() {
			return CompletableFuture.completedFuture(null);
		}

		@WssRoute
		Mono<String> emptyMono() {
			return Mono.empty();
		}

		@WssRoute
		Mono<Void> monoNothing() {
			return Mono.empty();
		}

		@WssRoute
		CompletionStage<Object> later() {
			return this.pending;
		}

		@WssRoute
		Mono<Object> mono() {
			return Mono.fromFuture(this.pending);
		}

		@WssRoute
		Object declaredAsObject() {
			return this.pending;
		}

		@WssRoute(value = "item", method = "get")
		int read() {
			return 0;
		}

		@WssRoute(value = "item", method = "POST")
		int write(int item) {
			return item;
		}

		@WssRoute(output = Output.CALLER)
		String secret() {
			return "mine";
		}

		@WssRoute(inputs = true)
		void listened(@Nullable Object a, @Nullable Object b) {
		}

		@WssRoute
		int throwing() {
			throw new IllegalStateException("secret");
		}

		@WssRoute
		int checked() throws Exception {
			throw new Exception("secret");
		}

		@WssRoute
		int error() {
			throw new AssertionError("secret");
		}

		@WssRoute
		int overflowing() {
			return overflowing() + 1;
		}

		@WssRoute
		CompletableFuture<String> failedStage() {
			return CompletableFuture.failedFuture(new IllegalStateException("secret stage"));
		}

		@WssRoute
		Mono<String> failedMono() {
			return Mono.error(new IllegalStateException("secret"));
		}

		@WssRoute
		@SuppressWarnings("NullAway")
		CompletableFuture<String> nullStage() {
			return null;
		}

		@WssRoute
		@SuppressWarnings("NullAway")
		Mono<String> nullMono() {
			return null;
		}

		@WssRoute
		Object circle() {
			Map<String, Object> circle = new HashMap<>();
			circle.put("self", circle);
			return circle;
		}

		@WssRoute
		CompletableFuture<Object> untold() {
			return CompletableFuture.completedFuture(new Untold());
		}

	}

}
