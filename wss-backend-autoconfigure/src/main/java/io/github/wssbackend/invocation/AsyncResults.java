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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.route.NodeFunction;
import io.github.wssbackend.route.NodeFunction.Result;

/**
 * What a function returned, as a stage of a value or of a publisher. It goes by what came
 * and not only by what was declared, so that a method that declares {@code Object} may
 * return a future.
 */
final class AsyncResults {

	private static final boolean REACTIVE_STREAMS = StandardErrors.isPresent("org.reactivestreams.Publisher");

	private AsyncResults() {
	}

	/**
	 * The result as a stage. Publishers of several elements are left as they are.
	 * @param run the run, which learns how to cancel the result
	 * @param result what the function returned
	 * @return a stage of the value or of the publisher
	 */
	static CompletionStage<@Nullable Object> stage(NodeRun run, @Nullable Object result) {
		NodeFunction function = run.call().function();
		if (function.result() == Result.NONE || function.result() == Result.STAGE_NONE) {
			run.markEmpty();
		}
		if (result == null && isAsync(function)) {
			throw new IllegalStateException(function.place() + " returned null instead of a future or publisher");
		}
		if (result instanceof CompletionStage<?> stage) {
			run.onCancel(() -> cancel(stage));
			return stage.thenApply((value) -> value);
		}
		if (result != null && isReactive(function, result) && ReactiveTypes.isSingle(result)) {
			return first(run, ReactiveTypes.publisher(result));
		}
		return CompletableFuture.completedFuture(result);
	}

	private static void cancel(CompletionStage<?> stage) {
		try {
			stage.toCompletableFuture().cancel(true);
		}
		catch (UnsupportedOperationException ex) {
			// A stage need not be a future, and then it cannot be cancelled.
		}
	}

	private static CompletionStage<@Nullable Object> first(NodeRun run, Flow.@Nullable Publisher<Object> publisher) {
		FirstElement first = FirstElement.of(run::markEmpty);
		if (publisher != null) {
			publisher.subscribe(first);
			run.onCancel(first::cancel);
		}
		return first.future();
	}

	/**
	 * A result as a publisher.
	 * @param function the function that it came from
	 * @param value the result
	 * @return the publisher, {@code null} if it is none
	 */
	static Flow.@Nullable Publisher<?> publisher(NodeFunction function, @Nullable Object value) {
		if (value instanceof Flow.Publisher<?> publisher) {
			return publisher;
		}
		return (value != null && isReactive(function, value)) ? ReactiveTypes.publisher(value) : null;
	}

	private static boolean isReactive(NodeFunction function, Object value) {
		return REACTIVE_STREAMS && (isAsync(function) || ReactiveTypes.isPublisher(value));
	}

	private static boolean isAsync(NodeFunction function) {
		return function.result() != Result.VALUE && function.result() != Result.NONE;
	}

}
