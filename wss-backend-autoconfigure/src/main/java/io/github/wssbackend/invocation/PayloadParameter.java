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

import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.frame.ArrayReader;
import io.github.wssbackend.frame.JsonText;
import io.github.wssbackend.route.NodeParameter;

import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * What binding needs to know of a payload parameter, worked out once. Immutable.
 */
final class PayloadParameter {

	private final String name;

	private final int position;

	private final boolean varargs;

	private final Class<?> raw;

	private final Type type;

	private PayloadParameter(NodeParameter parameter, int position) {
		this.name = parameter.name();
		this.position = position;
		this.varargs = parameter.varargs();
		ResolvableType declared = this.varargs ? parameter.type().getComponentType() : parameter.type();
		this.raw = declared.resolve(Object.class);
		ResolvableType bound = (this.raw == Optional.class) ? declared.getGeneric(0) : declared;
		this.type = (bound == ResolvableType.NONE) ? Object.class : boxed(bound.getType());
	}

	static List<PayloadParameter> of(List<NodeParameter> parameters) {
		List<PayloadParameter> payload = new ArrayList<>(parameters.size());
		for (NodeParameter parameter : parameters) {
			payload.add(new PayloadParameter(parameter, payload.size() + 1));
		}
		return List.copyOf(payload);
	}

	private static Type boxed(Type type) {
		return (type instanceof Class<?> plain) ? ClassUtils.resolvePrimitiveIfNecessary(plain) : type;
	}

	String name() {
		return this.name;
	}

	/** Among the payload parameters, counting from 1 as people do. */
	int position() {
		return this.position;
	}

	/**
	 * The type that is bound: of one element for variable arguments, of the content for
	 * an optional.
	 */
	Type type() {
		return this.type;
	}

	/** What an element of an array of arguments is bound to. */
	ArrayReader.Element element() {
		return new ArrayReader.Element(this.type, takesJsonNull());
	}

	boolean isVarargs() {
		return this.varargs;
	}

	/** Whether it takes a JSON array. */
	boolean isMany() {
		return this.raw.isArray() || Collection.class.isAssignableFrom(this.raw);
	}

	boolean isPrimitive() {
		return this.raw.isPrimitive();
	}

	/** A tree has its own word for {@code null}; everything else is told {@code null}. */
	boolean takesJsonNull() {
		return this.raw.getName().startsWith("tools.jackson.") || this.raw == JsonText.class;
	}

	boolean isArray(@Nullable Object value) {
		return newArray(0).getClass().isInstance(value);
	}

	Object newArray(int length) {
		return Array.newInstance(this.raw, length);
	}

	/** The argument for a value: an optional of it where the parameter is one. */
	@Nullable Object wrap(@Nullable Object value) {
		if (this.raw == Optional.class) {
			return Optional.ofNullable(value);
		}
		return (value != null) ? value : emptyOf(this.raw);
	}

	private static @Nullable Object emptyOf(Class<?> raw) {
		if (raw == OptionalInt.class) {
			return OptionalInt.empty();
		}
		if (raw == OptionalLong.class) {
			return OptionalLong.empty();
		}
		return (raw == OptionalDouble.class) ? OptionalDouble.empty() : null;
	}

}
