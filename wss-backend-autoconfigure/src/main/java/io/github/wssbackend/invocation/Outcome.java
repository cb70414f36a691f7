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

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.frame.ErrorBody;
import io.github.wssbackend.frame.JsonText;

/**
 * How a run of a node ended. Each run has exactly one.
 *
 * @since 0.1.0
 */
public sealed interface Outcome {

	/**
	 * An output.
	 *
	 * @param value the value as the node returned it
	 * @param json its JSON, encoded once for the caller and all subscribers
	 * @since 0.1.0
	 */
	record Value(@Nullable Object value, JsonText json) implements Outcome {
	}

	/**
	 * No output: a {@code void} node, an empty {@code Mono}, a stream without elements,
	 * or a stream whose elements were all handed on.
	 *
	 * @since 0.1.0
	 */
	record None() implements Outcome {
	}

	/**
	 * A failure.
	 *
	 * @param error what the peer may know of it
	 * @param cause what own code gets
	 * @since 0.1.0
	 */
	record Failed(ErrorBody error, Throwable cause) implements Outcome {
	}

}
