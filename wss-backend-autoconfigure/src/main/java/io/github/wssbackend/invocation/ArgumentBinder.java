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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.frame.BindingException;
import io.github.wssbackend.frame.EncodingException;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;

/**
 * Binds the payload of a call to the payload parameters of a node. Safe for use by
 * several threads: it has no state.
 */
final class ArgumentBinder {

	/** Stands where a call brings nothing. */
	private static final Object MISSING = new Object();

	private final JsonCodec codec;

	ArgumentBinder(JsonCodec codec) {
		this.codec = codec;
	}

	/**
	 * Bind the payload.
	 * @param plan what is known of the function
	 * @param arguments what the call brings
	 * @return one argument for each payload parameter
	 * @throws WssRequestException {@code bad-request} naming the parameter that does not
	 * fit
	 */
	List<@Nullable Object> bind(FunctionPlan plan, Arguments arguments) {
		List<@Nullable Object> bound = bindAtOnce(plan, arguments);
		return (bound != null) ? bound : bindOneByOne(plan.payload(), arguments);
	}

	/**
	 * The short way for arguments by position.
	 * @return {@code null} where it does not lead to the end, for whatever reason
	 */
	private static @Nullable List<@Nullable Object> bindAtOnce(FunctionPlan plan, Arguments arguments) {
		JsonText args = (arguments instanceof Arguments.Json json) ? json.args() : null;
		if (plan.positional() == null || args == null || !args.is(JsonText.Kind.ARRAY)) {
			return null;
		}
		@Nullable Object[] values = plan.positional().read(args);
		if (values == null) {
			return null;
		}
		for (int i = 0; i < values.length; i++) {
			PayloadParameter parameter = plan.payload().get(i);
			if (values[i] == null && parameter.isPrimitive()) {
				return null;
			}
			values[i] = parameter.wrap(values[i]);
		}
		return Arrays.asList(values);
	}

	private List<@Nullable Object> bindOneByOne(List<PayloadParameter> parameters, Arguments arguments) {
		List<@Nullable Object> given = given(parameters, arguments);
		List<@Nullable Object> bound = new ArrayList<>(parameters.size());
		for (int i = 0; i < parameters.size(); i++) {
			PayloadParameter parameter = parameters.get(i);
			bound.add(parameter.isVarargs() ? rest(parameter, given.subList(Math.min(i, given.size()), given.size()))
					: value(parameter, parameter.position(), (i < given.size()) ? given.get(i) : MISSING));
		}
		return bound;
	}

	private List<@Nullable Object> given(List<PayloadParameter> parameters, Arguments arguments) {
		if (arguments instanceof Arguments.Json json) {
			return (json.args() != null && !parameters.isEmpty()) ? given(parameters, json.args()) : List.of();
		}
		if (arguments instanceof Arguments.Values values) {
			return Arrays.asList(values.values());
		}
		return single(parameters, ((Arguments.Single) arguments).value());
	}

	/** An output is one argument, also where the parameter is an array by way of dots. */
	private List<@Nullable Object> single(List<PayloadParameter> parameters, @Nullable Object value) {
		boolean varargs = !parameters.isEmpty() && parameters.get(0).isVarargs();
		if (varargs && value instanceof JsonText json && json.is(JsonText.Kind.ARRAY)) {
			return new ArrayList<>(this.codec.elements(json));
		}
		return (varargs && value instanceof Collection<?> all) ? new ArrayList<>(all)
				: Collections.singletonList(value);
	}

	private List<@Nullable Object> given(List<PayloadParameter> parameters, JsonText args) {
		return switch (args.kind()) {
			case ARRAY -> new ArrayList<>(this.codec.elements(args));
			case OBJECT -> (parameters.size() > 1) ? byName(parameters, this.codec.members(args)) : List.of(args);
			default -> List.of(args);
		};
	}

	private List<@Nullable Object> byName(List<PayloadParameter> parameters, Map<String, JsonText> members) {
		List<@Nullable Object> given = new ArrayList<>();
		for (PayloadParameter parameter : parameters) {
			JsonText member = members.get(parameter.name());
			if (parameter.isVarargs()) {
				given.addAll((member == null) ? List.of()
						: member.is(JsonText.Kind.ARRAY) ? this.codec.elements(member) : List.of(member));
			}
			else {
				given.add((member != null) ? member : MISSING);
			}
		}
		return given;
	}

	private Object rest(PayloadParameter parameter, List<@Nullable Object> given) {
		// Java callers may give the variable arguments as the array that they are.
		Object first = (given.size() == 1) ? given.get(0) : null;
		if (first != null && parameter.isArray(first)) {
			return first;
		}
		Object array = parameter.newArray(given.size());
		for (int i = 0; i < given.size(); i++) {
			Array.set(array, i, value(parameter, parameter.position() + i, given.get(i)));
		}
		return array;
	}

	private @Nullable Object value(PayloadParameter parameter, int position, @Nullable Object given) {
		if (given == MISSING) {
			return absent(parameter, position, "is missing");
		}
		if (given == null
				|| (given instanceof JsonText json && json.is(JsonText.Kind.NULL) && !parameter.takesJsonNull())) {
			return absent(parameter, position, "must not be null");
		}
		Object value = convert(parameter, position, given);
		if (value == null && parameter.isPrimitive()) {
			return absent(parameter, position, "must not be null");
		}
		return parameter.wrap(value);
	}

	private static @Nullable Object absent(PayloadParameter parameter, int position, String problem) {
		if (parameter.isPrimitive()) {
			throw refusal(parameter, position, problem);
		}
		return parameter.wrap(null);
	}

	private @Nullable Object convert(PayloadParameter parameter, int position, Object given) {
		try {
			if (given instanceof JsonText json) {
				return this.codec.bind(json, parameter.type());
			}
			return (given instanceof Optional<?> optional) ? optional.orElse(null)
					: this.codec.convert(given, parameter.type());
		}
		catch (BindingException ex) {
			throw refusal(parameter, position, ex.getMessage() + hint(parameter, given));
		}
		catch (EncodingException ex) {
			throw refusal(parameter, position, "cannot be told in JSON");
		}
	}

	/** The mistake that everybody makes once: an array of arguments is no argument. */
	private static String hint(PayloadParameter parameter, Object given) {
		boolean many = parameter.isMany() && !(given instanceof JsonText json && json.is(JsonText.Kind.ARRAY));
		return many ? ": an array is wanted there, and arguments by position are an array themselves, as in [[1,2]]"
				: "";
	}

	private static WssRequestException refusal(PayloadParameter parameter, int position, @Nullable String problem) {
		return new WssRequestException(WssErrorCode.BAD_REQUEST,
				"Argument '" + parameter.name() + "' (position " + position + ") " + problem + ".");
	}

}
