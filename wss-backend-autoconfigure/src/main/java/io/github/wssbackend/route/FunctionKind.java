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

package io.github.wssbackend.route;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * The kinds of function beans.
 */
enum FunctionKind {

	FUNCTION(Function.class, 1, true) {

		@Override
		@SuppressWarnings("unchecked")
		@Nullable Object call(Object bean, @Nullable Object[] args) {
			return ((Function<@Nullable Object, @Nullable Object>) bean).apply(args[0]);
		}

	},

	BI_FUNCTION(BiFunction.class, 2, true) {

		@Override
		@SuppressWarnings("unchecked")
		@Nullable Object call(Object bean, @Nullable Object[] args) {
			return ((BiFunction<@Nullable Object, @Nullable Object, @Nullable Object>) bean).apply(args[0], args[1]);
		}

	},

	SUPPLIER(Supplier.class, 0, true) {

		@Override
		@SuppressWarnings("unchecked")
		@Nullable Object call(Object bean, @Nullable Object[] args) {
			return ((Supplier<@Nullable Object>) bean).get();
		}

	},

	CONSUMER(Consumer.class, 1, false) {

		@Override
		@SuppressWarnings("unchecked")
		@Nullable Object call(Object bean, @Nullable Object[] args) {
			((Consumer<@Nullable Object>) bean).accept(args[0]);
			return null;
		}

	};

	private final Class<?> type;

	private final int arity;

	private final boolean returns;

	FunctionKind(Class<?> type, int arity, boolean returns) {
		this.type = type;
		this.arity = arity;
		this.returns = returns;
	}

	abstract @Nullable Object call(Object bean, @Nullable Object[] args);

	static @Nullable FunctionKind of(Class<?> type) {
		for (FunctionKind kind : values()) {
			if (kind.type.isAssignableFrom(type)) {
				return kind;
			}
		}
		return null;
	}

	/**
	 * The type arguments of a type that is of this kind.
	 * @return the types, {@code null} if one of them is open
	 */
	@Nullable List<ResolvableType> typeArguments(ResolvableType of) {
		ResolvableType function = of.as(this.type);
		List<ResolvableType> arguments = new ArrayList<>();
		for (int i = 0; i < this.arity + (this.returns ? 1 : 0); i++) {
			ResolvableType argument = function.getGeneric(i);
			if (argument.resolve() == null) {
				return null;
			}
			arguments.add(argument);
		}
		return arguments;
	}

	List<ResolvableType> parameters(List<ResolvableType> typeArguments) {
		return typeArguments.subList(0, this.arity);
	}

	ResolvableType result(List<ResolvableType> typeArguments) {
		return this.returns ? typeArguments.get(this.arity) : ResolvableType.forClass(void.class);
	}

}
