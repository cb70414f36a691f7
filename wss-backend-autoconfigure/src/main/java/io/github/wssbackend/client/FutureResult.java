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

import org.jspecify.annotations.Nullable;

/**
 * The answer of a call as a future, whose cancellation ends the call.
 *
 * @param type what the answer is read as
 */
record FutureResult(AnswerType type) implements CallResult {

	@Override
	public CompletableFuture<@Nullable Object> of(ServiceCall call) {
		CompletableFuture<@Nullable Object> answer = call.request(this.type.reference());
		if (!this.type.optional()) {
			return answer;
		}
		CompletableFuture<@Nullable Object> wrapped = answer.thenApply(this.type::wrap);
		wrapped.whenComplete((value, ex) -> {
			if (wrapped.isCancelled()) {
				answer.cancel(true);
			}
		});
		return wrapped;
	}

}
