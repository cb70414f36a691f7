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

package io.github.wssbackend.route;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.annotation.WssListener;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.route.NodeFunction.Result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FunctionBeansTests {

	private final RouteTable table = Scans.of(Functions.class);

	@Test
	void eachKindIsANode() {
		assertThat(this.table.routes()).containsExactly("greeting", "maths.sum", "note", "peer", "square", "tick",
				"twice", "wordcount", "words");
		assertThat(Scans.run(this.table, "twice", 4)).isEqualTo(8);
		assertThat(Scans.run(this.table, "maths.sum", 1, 2)).isEqualTo(3);
		assertThat(Scans.run(this.table, "greeting")).isEqualTo("good day");
		assertThat(Scans.run(this.table, "square", 3)).isEqualTo(9);
		assertThat(Scans.run(this.table, "note", "x")).isNull();
	}

	@Test
	void typesAreThoseOfTheFactoryMethod() {
		NodeParameter parameter = Scans.function(this.table, "words").payload().get(0);
		assertThat(parameter.type().getType())
			.hasToString(ResolvableType.forClassWithGenerics(List.class, String.class).getType().toString());
		assertThat(Scans.function(this.table, "wordcount").payload().get(0).type().getType()).isEqualTo(String.class);
	}

	@Test
	void resultsAreTold() {
		assertThat(Scans.function(this.table, "note").result()).isEqualTo(Result.NONE);
		assertThat(Scans.function(this.table, "words").result()).isEqualTo(Result.STAGE);
		assertThat(Scans.function(this.table, "tick").source()).isTrue();
	}

	@Test
	void attributesAreThoseOfTheBeanMethod() {
		NodeFunction sum = Scans.function(this.table, "maths.sum");
		assertThat(sum.remote()).isFalse();
		assertThat(sum.method()).isEqualTo("put");
		assertThat(sum.place()).isEqualTo("Functions.sum()");
		assertThat(sum.javaMethod()).isNull();
	}

	@Test
	void connectionIsNoPayload() {
		NodeFunction peer = Scans.function(this.table, "peer");
		assertThat(peer.payload()).isEmpty();
		assertThat(peer.shared()).isFalse();
	}

	@Test
	void listenerOnBeanMethodIsTheFunction() {
		assertThat(this.table.listeners()).hasSize(2)
			.anySatisfy((listener) -> assertThat(listener.function().route()).isEqualTo("note"))
			.anySatisfy((listener) -> {
				assertThat(listener.function().isNode()).isFalse();
				assertThat(listener.function().place()).isEqualTo("Functions.silent()");
				assertThat(listener.source().node().route()).isEqualTo("twice");
			});
	}

	@Test
	void functionWithOpenTypesStopsTheStart() {
		for (Class<?> configuration : List.of(Raw.class, Wild.class, Open.class)) {
			assertThatExceptionOfType(WssConfigurationException.class).isThrownBy(() -> Scans.of(configuration))
				.withMessageContaining(configuration.getSimpleName() + ".open()")
				.withMessageContaining("Function<String, Integer>");
		}
	}

	@Test
	void listenerOnMethodOfOtherBeanStopsTheStart() {
		assertThatExceptionOfType(WssConfigurationException.class).isThrownBy(() -> Scans.of(OtherBean.class))
			.withMessageContaining("OtherBean.map()");
	}

	@Test
	void functionBeanWithoutAnnotationIsNoNode() {
		assertThat(Scans.of(Unmarked.class).routes()).isEmpty();
	}

	@Configuration
	static class Functions {

		@Bean
		@WssRoute("twice")
		Function<Integer, Integer> doubling() {
			return (x) -> x * 2;
		}

		@Bean
		@WssRoute(name = "maths.sum", method = "PUT", remote = false)
		BiFunction<Integer, Integer, Integer> sum() {
			return Integer::sum;
		}

		@Bean
		@WssRoute
		Supplier<String> greeting() {
			return () -> "good day";
		}

		@Bean
		@WssRoute
		@WssListener("greeting")
		static Consumer<String> note() {
			return (text) -> {
			};
		}

		@Bean
		@WssListener("twice")
		Consumer<Integer> silent() {
			return (x) -> {
			};
		}

		@Bean
		@WssRoute
		UnaryOperator<Integer> square() {
			return (x) -> x * x;
		}

		@Bean
		@WssRoute
		Function<? super List<String>, CompletableFuture<Integer>> words() {
			return (words) -> CompletableFuture.completedFuture(words.size());
		}

		@Bean
		@WssRoute("wordcount")
		WordCount count() {
			return new WordCount();
		}

		@Bean
		@WssRoute
		Function<WssConnection, String> peer() {
			return WssConnection::id;
		}

		@Bean
		@WssRoute
		Supplier<Flux<Long>> tick() {
			return Flux::never;
		}

	}

	static class WordCount implements Function<String, Integer> {

		@Override
		public Integer apply(String text) {
			return text.length();
		}

	}

	@Configuration
	static class Raw {

		@Bean
		@WssRoute
		@SuppressWarnings("rawtypes")
		Function open() {
			return (x) -> x;
		}

	}

	@Configuration
	static class Wild {

		@Bean
		@WssRoute
		Function<?, ?> open() {
			return (x) -> x;
		}

	}

	@Configuration
	static class Open {

		@Bean
		@WssRoute
		<T> Function<T, T> open() {
			return (x) -> x;
		}

	}

	@Configuration
	static class OtherBean {

		@Bean
		@WssListener("twice")
		Map<String, String> map() {
			return Map.of();
		}

	}

	@Configuration
	static class Unmarked {

		@Bean
		Function<String, String> some() {
			return (x) -> x;
		}

	}

}
