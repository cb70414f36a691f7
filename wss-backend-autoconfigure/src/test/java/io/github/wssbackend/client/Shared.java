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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.annotation.WssRoute;

/**
 * A contract that is served and called, and others that inherit in every way.
 */
@WssRoute("shared")
interface Shared extends SharedNodes.Base {

	@WssRoute
	Quote quote(String symbol);

	@WssRoute("renamed")
	String named();

	@WssRoute
	String mixed(@Nullable WssConnection connection, String text, @Nullable Locale locale, int number,
			@Nullable Principal principal);

	@WssRoute
	int sum(List<Integer> numbers);

	@WssRoute
	int total(int... numbers);

	@WssRoute
	Optional<String> find(Optional<String> name);

	@WssRoute(value = "item", method = "post")
	void write(String item);

	@WssRoute(value = "item", method = "get")
	String read();

	@WssRoute
	String fail(String detail);

	@WssRoute(remote = false)
	String closed();

	@WssRoute
	CompletableFuture<Integer> later(int number);

	@WssRoute
	Mono<Integer> mono(int number);

	@WssRoute
	Flux<Integer> countTo(int end);

	@WssRoute
	Flux<Integer> endless(int number);

	@WssRoute
	Flux<Integer> ticker();

	record Quote(String symbol, int price) {
	}

	interface Reading<K, V> {

		@WssRoute
		V get(K key);

	}

	@WssRoute("books")
	interface BookApi extends Reading<Integer, String> {

		@Override
		String get(Integer key);

	}

	interface Plain {

		@WssRoute
		String plain();

		@WssRoute
		default String greeting(String name) {
			return "hello " + name + " of the caller";
		}

	}

	interface Wide {

		@WssRoute
		Object value();

	}

	@WssRoute("narrow")
	interface Narrow extends Wide {

		@Override
		String value();

	}

}
