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

import io.github.wssbackend.route.NodeFunction;

/**
 * Checks the arguments of a node before it runs. Safe for use by several threads.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ArgumentValidation {

	/**
	 * For an application without a validator.
	 */
	ArgumentValidation NONE = (function, args) -> {
	};

	/**
	 * Check the arguments.
	 * @param function the function that will run
	 * @param args all its arguments by position
	 * @throws RuntimeException that the standard mapping knows as
	 * {@code validation-failed}
	 */
	void validate(NodeFunction function, @Nullable Object[] args);

}
