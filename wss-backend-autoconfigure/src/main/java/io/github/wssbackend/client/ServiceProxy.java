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

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnection;

import org.springframework.util.ReflectionUtils;

/**
 * What stands behind a proxy: methods of the contract call routes, default methods run,
 * and a proxy equals itself only. Safe for use by several threads: it does not change.
 *
 * @param contract the methods that call routes
 * @param connection gives the connection, for each call anew
 * @param description what the connection is called in messages
 */
record ServiceProxy(ServiceContract contract, Supplier<WssConnection> connection,
		Object description) implements InvocationHandler {

	private static final @Nullable Object[] NO_ARGS = {};

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given) throws Throwable {
		@Nullable Object[] args = (given != null) ? given : NO_ARGS;
		if (method.getDeclaringClass() == Object.class) {
			return object(proxy, method, args);
		}
		ServiceMethod known = this.contract.method(method);
		if (known != null) {
			return known.call(this.connection, args);
		}
		ReflectionUtils.makeAccessible(method);
		return InvocationHandler.invokeDefault(proxy, method, args);
	}

	private Object object(Object proxy, Method method, @Nullable Object[] args) {
		return switch (method.getName()) {
			case "equals" -> proxy == args[0];
			case "hashCode" -> System.identityHashCode(proxy);
			default -> this.contract.type().getSimpleName() + " over " + this.description;
		};
	}

}
