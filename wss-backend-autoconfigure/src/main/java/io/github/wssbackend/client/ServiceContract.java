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
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The methods of an interface that call routes. Immutable.
 *
 * @param type the interface
 * @param methods its methods
 */
record ServiceContract(Class<?> type, Map<Signature, ServiceMethod> methods) {

	ServiceContract {
		methods = Map.copyOf(methods);
	}

	/**
	 * The method that is called.
	 * @return the method, {@code null} for one that calls no route
	 */
	@Nullable ServiceMethod method(Method method) {
		return this.methods.get(Signature.of(method));
	}

	/**
	 * What makes methods of several interfaces one method of a proxy.
	 */
	record Signature(String name, List<Class<?>> parameters) {

		static Signature of(Method method) {
			return new Signature(method.getName(), Arrays.asList(method.getParameterTypes()));
		}

	}

}
