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

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * Looks for the cause that says most. Has no state.
 */
final class Causes {

	/**
	 * Causes may go in a circle.
	 */
	private static final int DEPTH = 20;

	private Causes() {
	}

	/**
	 * The deepest cause of a type.
	 * @param <T> the type
	 * @param failure where to begin
	 * @param type the type
	 * @return the cause or {@code failure} itself, {@code null} if there is none
	 */
	static <T> @Nullable T find(Throwable failure, Class<T> type) {
		T found = null;
		Throwable cause = failure;
		for (int depth = 0; cause != null && depth < DEPTH; depth++) {
			if (type.isInstance(cause)) {
				found = type.cast(cause);
			}
			cause = cause.getCause();
		}
		return found;
	}

	/**
	 * What a future failed with.
	 * @param failure what it told
	 * @return the same without what futures wrap around it
	 */
	static Throwable unwrapped(Throwable failure) {
		Throwable cause = failure.getCause();
		boolean wrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
		return (wrapper && cause != null) ? unwrapped(cause) : failure;
	}

}
