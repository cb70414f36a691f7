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

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.connection.BoundedElements;

/**
 * The answer to a request, as the one element of a publisher, or none for {@code null}.
 * Each subscriber makes a request of its own, which its cancellation ends. Safe for use
 * by several threads: it has no state.
 */
final class RequestPublisher implements Flow.Publisher<Object> {

	private final Supplier<CompletableFuture<@Nullable Object>> request;

	RequestPublisher(Supplier<CompletableFuture<@Nullable Object>> request) {
		this.request = request;
	}

	@Override
	public void subscribe(Flow.Subscriber<? super Object> subscriber) {
		Objects.requireNonNull(subscriber, "'subscriber' must not be null");
		CompletableFuture<CompletableFuture<?>> asked = new CompletableFuture<>();
		BoundedElements<Object> elements = new BoundedElements<>(subscriber,
				() -> asked.thenAccept((answer) -> answer.cancel(true)));
		subscriber.onSubscribe(elements);
		if (!elements.isEnded()) {
			CompletableFuture<@Nullable Object> answer = start();
			asked.complete(answer);
			answer.whenComplete((value, ex) -> tell(elements, value, ex));
		}
	}

	private CompletableFuture<@Nullable Object> start() {
		try {
			return this.request.get();
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private static void tell(BoundedElements<Object> elements, @Nullable Object value, @Nullable Throwable ex) {
		if (ex != null) {
			elements.fail(Causes.unwrapped(ex));
			return;
		}
		if (value != null) {
			elements.next(value);
		}
		elements.complete();
	}

}
