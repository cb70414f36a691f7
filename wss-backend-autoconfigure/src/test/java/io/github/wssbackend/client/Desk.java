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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.annotation.WssRoute;

import org.springframework.security.core.annotation.AuthenticationPrincipal;

/**
 * A contract with a method of each kind.
 */
@WssRoute("desk")
interface Desk {

	@WssRoute
	void log(String text, int level);

	@WssRoute(value = "item", method = "POST")
	void write(Item item);

	@WssRoute(value = "item", method = "get")
	Item read(Object name);

	@WssRoute(value = "item", method = "put")
	Flow.Publisher<Item> reads();

	@WssRoute
	List<Item> items();

	@WssRoute
	Optional<Item> find(String name);

	@WssRoute
	int count(int a, int b);

	@WssRoute
	Void wipe();

	@WssRoute
	CompletableFuture<Item> later(String name);

	@WssRoute
	CompletionStage<Item> stage();

	@WssRoute
	Future<Item> future();

	@WssRoute
	CompletableFuture<Void> done();

	@WssRoute
	CompletableFuture<Optional<Item>> perhaps();

	@WssRoute
	Mono<Item> mono(String name);

	@WssRoute
	Mono<Void> nothing();

	@WssRoute
	Flow.Publisher<Item> stream(int count);

	@WssRoute
	Flux<Item> ticker(@Nullable WssConnection connection, Locale locale);

	@WssRoute
	void personal(@Nullable WssConnection connection, String a, @Nullable Principal caller, Optional<Principal> perhaps,
			@AuthenticationPrincipal String name, @Nullable WssMessage message, int b, Locale locale);

	@WssRoute
	void sumList(@Nullable List<Integer> numbers);

	@WssRoute
	void sumArray(int[] numbers);

	@WssRoute
	void sumAll(String name, int... numbers);

	@WssRoute(remote = false)
	void closed();

	default String first() {
		return items().get(0).name();
	}

	record Item(String name) {
	}

}
