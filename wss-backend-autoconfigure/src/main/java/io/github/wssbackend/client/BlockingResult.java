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
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssException;
import io.github.wssbackend.WssRequestException;

/**
 * Waits for the answer of a call. What the call ended with is thrown as itself, with the
 * stack of the thread that called in place of that of the thread that read the answer.
 *
 * @param type what the answer is read as
 * @param primitive whether it cannot be {@code null}
 */
record BlockingResult(AnswerType type, boolean primitive) implements CallResult {

	@Override
	public @Nullable Object of(ServiceCall call) {
		CompletableFuture<@Nullable Object> answer = call.request(this.type.reference());
		try {
			return present(this.type.wrap(answer.get()));
		}
		catch (ExecutionException ex) {
			throw thrown(Causes.unwrapped(ex));
		}
		catch (InterruptedException ex) {
			answer.cancel(true);
			Thread.currentThread().interrupt();
			throw new InterruptedCallException(call.route(), ex);
		}
	}

	private @Nullable Object present(@Nullable Object value) {
		if (value == null && this.primitive) {
			throw WssRequestException.fromPeer("internal", 500,
					"The answer has no value, which does not fit " + this.type.reference().getType().getTypeName());
		}
		return value;
	}

	private static RuntimeException thrown(Throwable cause) {
		if (cause instanceof Error error) {
			throw error;
		}
		if (cause instanceof WssException own) {
			own.fillInStackTrace();
		}
		return (cause instanceof RuntimeException own) ? own : new IllegalStateException(cause);
	}

}
