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

package io.github.wssbackend.protocol;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.wssbackend.annotation.WssExceptionHandler;
import io.github.wssbackend.annotation.WssListener;
import io.github.wssbackend.annotation.WssRoute;

/**
 * Nodes that fail in every way.
 */
@WssRoute("fail")
class FailingNodes {

	@WssRoute
	int plain(Thrown thrown) {
		return thrown.<Integer>raise();
	}

	@WssRoute(blocking = false)
	int fast(Thrown thrown) {
		return thrown.<Integer>raise();
	}

	@WssRoute(concurrent = true)
	int concurrent(Thrown thrown) {
		return thrown.<Integer>raise();
	}

	@WssRoute
	CompletionStage<Integer> early(Thrown thrown) {
		return thrown.<CompletionStage<Integer>>raise();
	}

	@WssRoute
	CompletionStage<Integer> stage(Thrown thrown) {
		return CompletableFuture.failedFuture(thrown.create());
	}

	@WssRoute
	CompletionStage<Integer> later(Thrown thrown) {
		CompletableFuture<Integer> later = new CompletableFuture<>();
		// A future of the JDK cannot hand on what cannot be told: it never completes
		// then.
		Thrown told = (thrown != Thrown.NASTY) ? thrown : Thrown.NAMELESS;
		CompletableFuture.runAsync(() -> later.completeExceptionally(told.create()));
		return later;
	}

	@WssRoute
	Mono<Integer> mono(Thrown thrown) {
		return Mono.error(thrown.create());
	}

	@WssRoute
	Flux<Integer> flux(Thrown thrown) {
		return Flux.concat(Flux.just(1), Flux.error(thrown.create()));
	}

	@WssRoute
	Flux<Integer> source() {
		return Flux.error(new IllegalStateException(Thrown.CANARY));
	}

	@WssRoute
	Flux<Integer> brokenSource() {
		throw new IllegalStateException(Thrown.CANARY);
	}

	@WssRoute
	@Nullable CompletionStage<Integer> noStage() {
		return null;
	}

	@WssRoute
	Unwritable unwritable() {
		return new Unwritable();
	}

	@WssRoute
	Looped looped() {
		Looped looped = new Looped();
		looped.self = looped;
		return looped;
	}

	@WssRoute
	int choosy(Choosy choosy) {
		return 1;
	}

	@WssRoute
	int rejected() {
		throw new RejectedExecutionException(Thrown.CANARY);
	}

	@WssRoute
	int resolved(Trap trap) {
		return 1;
	}

	@WssRoute
	int handled() {
		throw new UnsupportedOperationException(Thrown.CANARY);
	}

	@WssExceptionHandler
	String handle(UnsupportedOperationException ex) {
		throw new IllegalArgumentException(Thrown.CANARY);
	}

	@WssRoute
	int guarded(String how) {
		return 1;
	}

	@WssRoute
	Thrown feed(Thrown thrown) {
		return thrown;
	}

	@WssListener("fail.feed")
	void first(Thrown thrown) {
		thrown.raise();
	}

	@WssRoute
	@WssListener("fail.feed")
	int broken(Thrown thrown) {
		return thrown.<Integer>raise();
	}

	@WssRoute
	@WssListener("fail.feed")
	String healthy(Thrown thrown) {
		return "saw " + thrown;
	}

	@WssRoute
	boolean interrupting() {
		boolean before = Thread.currentThread().isInterrupted();
		Thread.currentThread().interrupt();
		return before;
	}

	@WssRoute(blocking = false)
	boolean interruptingReader() {
		return interrupting();
	}

	static final class Unwritable {

		public String getText() {
			throw new IllegalStateException(Thrown.CANARY);
		}

	}

	static final class Looped {

		public @Nullable Looped self;

	}

	record Choosy(int x) {

		Choosy {
			if (x > 0) {
				throw new IllegalStateException(Thrown.CANARY);
			}
		}

	}

	/**
	 * A parameter whose resolver fails.
	 */
	record Trap() {
	}

}
