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

import io.github.wssbackend.frame.JsonText;

/**
 * What a call brings for the payload parameters of a node. Immutable as far as the values
 * in it are.
 *
 * @since 0.1.0
 */
public sealed interface Arguments {

	/**
	 * Arguments as they came from a peer: an array binds by position, an object by name
	 * where there are several parameters, anything else is the first argument.
	 *
	 * @param args the JSON or {@code null} for a call without arguments
	 * @since 0.1.0
	 */
	record Json(@Nullable JsonText args) implements Arguments {
	}

	/**
	 * Arguments of own code, by position. One that is no instance of its parameter's type
	 * is converted by way of JSON.
	 *
	 * @param values the arguments
	 * @since 0.1.0
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Values(@Nullable Object[] values) implements Arguments {
	}

	/**
	 * An output for a listener: the one payload argument, never spread over several.
	 *
	 * @param value the output; a {@link JsonText} is bound, anything else converted
	 * @since 0.1.0
	 */
	record Single(@Nullable Object value) implements Arguments {
	}

}
