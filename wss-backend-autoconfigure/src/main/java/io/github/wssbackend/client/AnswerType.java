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

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;

import io.github.wssbackend.frame.ConcreteTypes;

/**
 * What an answer is read as. Immutable.
 *
 * @param reference what its JSON is bound to, {@code Void} where only its coming counts
 * @param optional whether it is wrapped in an {@link Optional} then
 */
record AnswerType(ParameterizedTypeReference<Object> reference, boolean optional) {

	static AnswerType of(ResolvableType type) {
		boolean optional = type.resolve() == Optional.class;
		return new AnswerType(reference(optional ? type.getGeneric(0) : type), optional);
	}

	static ParameterizedTypeReference<Object> reference(ResolvableType type) {
		return ParameterizedTypeReference
			.forType(isNothing(type.resolve(Object.class)) ? Void.class : ConcreteTypes.of(type).getType());
	}

	private static boolean isNothing(Class<?> type) {
		return type == void.class || type == Void.class || type.getName().equals("kotlin.Unit");
	}

	@Nullable Object wrap(@Nullable Object value) {
		return this.optional ? Optional.ofNullable(value) : value;
	}

}
