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

package io.github.wssbackend.frame;

import org.springframework.core.ResolvableType;

/**
 * Replaces the type variables and wildcards of a type by what they stand for, so that its
 * plain {@code Type} can be bound to without knowing the class around it.
 *
 * @since 0.1.0
 */
public final class ConcreteTypes {

	// A raw type with a recursive bound would have no end.
	private static final int MAX_DEPTH = 16;

	private ConcreteTypes() {
	}

	/**
	 * The same type without variables.
	 * @param type a type
	 * @return a type all of whose parts are classes
	 */
	public static ResolvableType of(ResolvableType type) {
		return of(type, 0);
	}

	private static ResolvableType of(ResolvableType type, int depth) {
		if (type.isArray()) {
			return ResolvableType.forArrayComponent(of(type.getComponentType(), depth));
		}
		Class<?> raw = type.resolve(Object.class);
		if (!type.hasGenerics() || depth == MAX_DEPTH) {
			return ResolvableType.forClass(raw);
		}
		ResolvableType[] generics = type.getGenerics().clone();
		for (int i = 0; i < generics.length; i++) {
			generics[i] = of(generics[i], depth + 1);
		}
		return ResolvableType.forClassWithGenerics(raw, generics);
	}

}
