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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;

/**
 * Tells by the declared type of a method what its calls give. Reactive libraries are
 * known by Spring's registry only, so that none needs to be there.
 */
final class ResultReader {

	private ResultReader() {
	}

	/**
	 * Read the type that a method declares.
	 * @param type the type
	 * @param payload whether the far side takes arguments of the method from the payload
	 * @param method whether the call names a method of its route
	 * @return what its calls give
	 * @throws IllegalArgumentException if no call can give that type; the message goes on
	 * after the place of the method
	 */
	static CallResult read(ResolvableType type, boolean payload, boolean method) {
		Class<?> raw = type.resolve(Object.class);
		if (raw == void.class) {
			return ResultReader::post;
		}
		if (CompletionStage.class.isAssignableFrom(raw) || Future.class.isAssignableFrom(raw)) {
			requireKnown(raw.isAssignableFrom(CompletableFuture.class), raw);
			return new FutureResult(AnswerType.of(type.getGeneric(0)));
		}
		if (Flow.Publisher.class.isAssignableFrom(raw)) {
			requireKnown(raw == Flow.Publisher.class, raw);
			return elements(type, payload, method)::of;
		}
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(raw);
		return (adapter != null) ? adapted(adapter, type, payload, method)
				: new BlockingResult(AnswerType.of(type), raw.isPrimitive());
	}

	private static @Nullable Object post(ServiceCall call) {
		call.post();
		return null;
	}

	private static CallResult adapted(ReactiveAdapter adapter, ResolvableType type, boolean payload, boolean method) {
		requireKnown(adapter.getReactiveType() == type.resolve(), type.resolve(Object.class));
		PublisherResult publisher = adapter.isMultiValue() ? elements(type, payload, method) : single(adapter, type);
		return (call) -> AdaptedResults.of(adapter, publisher.of(call));
	}

	private static PublisherResult single(ReactiveAdapter adapter, ResolvableType type) {
		ResolvableType answer = adapter.isNoValue() ? ResolvableType.forClass(Void.class) : type.getGeneric(0);
		FutureResult result = new FutureResult(AnswerType.of(answer));
		return (call) -> new RequestPublisher(() -> result.of(call));
	}

	private static PublisherResult elements(ResolvableType type, boolean payload, boolean method) {
		Assert.isTrue(!payload || !method,
				"cannot be called: there are no streams of a method of a route. Leave 'method' out, "
						+ "or return a value or a future");
		ParameterizedTypeReference<Object> element = AnswerType.reference(type.getGeneric(0));
		return payload ? (call) -> call.stream(element) : (call) -> call.subscription(element);
	}

	private static void requireKnown(boolean known, Class<?> type) {
		Assert.isTrue(known, () -> "cannot be called: nothing makes a " + type.getName()
				+ ". Return CompletableFuture, Flow.Publisher, Mono or Flux");
	}

	/**
	 * What a call gives, as a publisher that makes it when it is subscribed to.
	 */
	private interface PublisherResult {

		Flow.Publisher<?> of(ServiceCall call);

	}

}
