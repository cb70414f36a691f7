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

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssConnectionLostException;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.connection.BoundedElements;

import org.springframework.core.ParameterizedTypeReference;

/**
 * The outputs of a node of the far side. Each subscriber makes a subscription of its own,
 * which its cancellation ends. Outputs that are {@code null} are passed over, because a
 * publisher cannot tell them. A subscriber that lets more than 256 outputs wait ends with
 * a {@link WssRequestException} of code {@code overloaded}, and one whose connection ends
 * for good with a {@link WssConnectionLostException}. Safe for use by several threads: it
 * has no state.
 *
 * @param <T> the type of the outputs
 */
final class SubscriptionPublisher<T> implements Flow.Publisher<T> {

	private final Supplier<WssConnection> connection;

	private final String route;

	private final ParameterizedTypeReference<T> type;

	SubscriptionPublisher(Supplier<WssConnection> connection, String route, ParameterizedTypeReference<T> type) {
		this.connection = connection;
		this.route = route;
		this.type = type;
	}

	@Override
	public void subscribe(Flow.Subscriber<? super T> subscriber) {
		Objects.requireNonNull(subscriber, "'subscriber' must not be null");
		CompletableFuture<WssSubscription> subscription = new CompletableFuture<>();
		// Also a subscription that is confirmed only after it was cancelled is closed.
		BoundedElements<T> elements = new BoundedElements<>(subscriber,
				() -> subscription.thenAccept(WssSubscription::close));
		subscriber.onSubscribe(elements);
		if (!elements.isEnded()) {
			start(elements).whenComplete((confirmed, ex) -> {
				if (ex != null) {
					elements.fail(Causes.unwrapped(ex));
				}
				else {
					confirmed.ended().thenRun(() -> elements.fail(lost()));
					subscription.complete(confirmed);
				}
			});
		}
	}

	private CompletableFuture<WssSubscription> start(BoundedElements<T> elements) {
		try {
			return this.connection.get().subscribe(this.route, this.type, (output) -> take(elements, output));
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private static <T> void take(BoundedElements<T> elements, @Nullable T output) {
		if (output != null) {
			elements.next(output);
		}
	}

	private WssConnectionLostException lost() {
		return new WssConnectionLostException("The subscription to '" + this.route + "' ended with its connection");
	}

}
