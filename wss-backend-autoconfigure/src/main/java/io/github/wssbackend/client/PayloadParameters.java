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

import java.lang.reflect.Method;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedMethod;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ObjectUtils;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssServer;

/**
 * The parameters of a method that the far side takes from the payload of a call. The
 * others stand there for its own ends and are left out. Immutable.
 */
final class PayloadParameters {

	// By name: Spring Security need not be there.
	private static final String AUTHENTICATION_PRINCIPAL = "org.springframework.security.core.annotation.AuthenticationPrincipal";

	private static final List<Class<?>> INJECTED = List.of(WssConnection.class, WssServer.class, Principal.class,
			WssMessage.class);

	private final List<Integer> positions;

	private final boolean varargs;

	private PayloadParameters(List<Integer> positions, boolean varargs) {
		this.positions = positions;
		this.varargs = varargs;
	}

	static PayloadParameters of(Method method, Class<?> contract) {
		List<Integer> positions = new ArrayList<>();
		for (MethodParameter parameter : new AnnotatedMethod(method).getMethodParameters()) {
			int index = parameter.getParameterIndex();
			Class<?> type = content(ResolvableType.forMethodParameter(method, index, contract));
			if (!isInjected(type) && !MergedAnnotations.from(parameter.getParameterAnnotations())
				.isPresent(AUTHENTICATION_PRINCIPAL)) {
				positions.add(index);
			}
		}
		int last = method.getParameterCount() - 1;
		return new PayloadParameters(List.copyOf(positions), method.isVarArgs() && positions.contains(last));
	}

	private static Class<?> content(ResolvableType type) {
		return ((type.resolve() == Optional.class) ? type.getGeneric(0) : type).resolve(Object.class);
	}

	private static boolean isInjected(Class<?> type) {
		return type == Locale.class || INJECTED.stream().anyMatch((each) -> each.isAssignableFrom(type));
	}

	boolean isEmpty() {
		return this.positions.isEmpty();
	}

	/**
	 * The arguments of a call, by position. Variable ones are given one by one, and an
	 * array or a list is one.
	 * @param given the arguments of the method
	 * @return those that the far side takes from the payload
	 */
	@Nullable Object[] of(@Nullable Object[] given) {
		List<@Nullable Object> args = new ArrayList<>();
		this.positions.forEach((position) -> args.add(given[position]));
		if (this.varargs) {
			args.addAll(Arrays.asList(ObjectUtils.toObjectArray(args.remove(args.size() - 1))));
		}
		return args.toArray();
	}

}
