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

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.annotation.WssRoute;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Serves the contracts of {@link Shared}, and imports one that is served elsewhere.
 */
@Configuration(proxyBeanMethods = false)
@Import({ SharedNodes.Desk.class, SharedNodes.Books.class, SharedNodes.Others.class })
@ImportWssServices(client = "self", types = SharedNodes.Elsewhere.class)
class SharedNodes {

	static final Sinks.Many<Integer> ticks = Sinks.many().multicast().directBestEffort();

	static final Sinks.Many<Integer> endless = Sinks.many().multicast().directBestEffort();

	@WssRoute("base")
	interface Base {

		@WssRoute
		String inherited();

	}

	@WssRoute("elsewhere")
	interface Elsewhere {

		@WssRoute
		String there();

	}

	static class Desk implements Shared {

		private volatile String item = "";

		@Override
		public Quote quote(String symbol) {
			return new Quote(symbol, 1);
		}

		@Override
		public String named() {
			return "named";
		}

		@Override
		public String inherited() {
			return "inherited";
		}

		@Override
		public String mixed(@Nullable WssConnection connection, String text, @Nullable Locale locale, int number,
				@Nullable Principal principal) {
			return text + " " + number + " " + (connection != null);
		}

		@Override
		public int sum(List<Integer> numbers) {
			return numbers.stream().mapToInt(Integer::intValue).sum();
		}

		@Override
		public int total(int... numbers) {
			return Arrays.stream(numbers).sum();
		}

		@Override
		public Optional<String> find(Optional<String> name) {
			return name;
		}

		@Override
		public void write(String item) {
			this.item = item;
		}

		@Override
		public String read() {
			return this.item;
		}

		@Override
		public String fail(String detail) {
			throw new WssRequestException(WssErrorCode.CONFLICT, detail);
		}

		@Override
		public String closed() {
			return "closed";
		}

		@Override
		public CompletableFuture<Integer> later(int number) {
			return CompletableFuture.completedFuture(2 * number);
		}

		@Override
		public Mono<Integer> mono(int number) {
			return Mono.just(number * number);
		}

		@Override
		public Flux<Integer> countTo(int end) {
			return Flux.range(1, end);
		}

		@Override
		public Flux<Integer> endless(int number) {
			return endless.asFlux();
		}

		@Override
		public Flux<Integer> ticker() {
			return ticks.asFlux();
		}

	}

	static class Books implements Shared.BookApi {

		@Override
		public String get(Integer key) {
			return "book " + key;
		}

	}

	static class Others implements Shared.Plain, Shared.Narrow {

		@Override
		public String plain() {
			return "plain";
		}

		@Override
		public String greeting(String name) {
			return "hello " + name + " of the server";
		}

		@Override
		public String value() {
			return "narrow";
		}

	}

}
