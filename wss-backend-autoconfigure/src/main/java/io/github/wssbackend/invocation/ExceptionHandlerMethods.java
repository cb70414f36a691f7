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

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.annotation.WssExceptionHandler;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.core.ExceptionDepthComparator;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The {@code @WssExceptionHandler} methods of one class by the exceptions they handle.
 * Immutable.
 */
final class ExceptionHandlerMethods {

	private final Map<Class<? extends Throwable>, Method> methods = new LinkedHashMap<>();

	/**
	 * Search a class.
	 * @param type the user's class of a bean
	 * @throws WssConfigurationException if two methods handle the same exception, or one
	 * handles none
	 */
	ExceptionHandlerMethods(Class<?> type) {
		MethodIntrospector
			.selectMethods(type,
					(MethodIntrospector.MetadataLookup<WssExceptionHandler>) (method) -> AnnotatedElementUtils
						.findMergedAnnotation(method, WssExceptionHandler.class))
			.forEach((method, annotation) -> add(method, annotation.value()));
	}

	private void add(Method method, Class<? extends Throwable>[] declared) {
		List<Class<? extends Throwable>> handled = (declared.length > 0) ? Arrays.asList(declared)
				: ofParameters(method);
		if (handled.isEmpty()) {
			throw new WssConfigurationException("@WssExceptionHandler on " + method + " handles no exception.",
					"Name one in the annotation or take one as parameter.");
		}
		for (Class<? extends Throwable> exception : handled) {
			Method other = this.methods.putIfAbsent(exception, method);
			if (other != null && !other.equals(method)) {
				throw new WssConfigurationException("@WssExceptionHandler on " + method + " and " + other
						+ " both handle " + exception.getName() + ".", "Let one of them handle another exception.");
			}
		}
	}

	private static List<Class<? extends Throwable>> ofParameters(Method method) {
		List<Class<? extends Throwable>> handled = new ArrayList<>();
		for (Class<?> type : method.getParameterTypes()) {
			if (Throwable.class.isAssignableFrom(type)) {
				handled.add(type.asSubclass(Throwable.class));
			}
		}
		return handled;
	}

	boolean isEmpty() {
		return this.methods.isEmpty();
	}

	/**
	 * Find the method for a failure.
	 * @param failure the failure
	 * @return the method of the nearest type, {@code null} if there is none
	 */
	@Nullable Mapped find(Throwable failure) {
		List<Class<? extends Throwable>> fitting = new ArrayList<>();
		for (Class<? extends Throwable> type : this.methods.keySet()) {
			if (type.isInstance(failure)) {
				fitting.add(type);
			}
		}
		fitting.sort(new ExceptionDepthComparator(failure.getClass()));
		Method method = fitting.isEmpty() ? null : this.methods.get(fitting.get(0));
		return (method != null) ? new Mapped(method) : null;
	}

	/**
	 * A method that handles a failure.
	 *
	 * @param method the method of the user's class
	 */
	record Mapped(Method method) {

		/** The bean itself and not its proxy: the method need not be visible to that. */
		@Nullable Object invoke(Object bean, Throwable failure, WssInvocation invocation, @Nullable WssServer server)
				throws Throwable {
			Object target = AopProxyUtils.getSingletonTarget(bean);
			@Nullable Object[] args = Arrays.stream(this.method.getParameterTypes())
				.map((type) -> argument(type, failure, invocation, server))
				.toArray();
			ReflectionUtils.makeAccessible(this.method);
			try {
				return this.method.invoke((target != null) ? target : bean, args);
			}
			catch (InvocationTargetException ex) {
				throw ex.getTargetException();
			}
		}

		private static @Nullable Object argument(Class<?> type, Throwable failure, WssInvocation invocation,
				@Nullable WssServer server) {
			if (type.isInstance(failure)) {
				return failure;
			}
			if (type == WssConnection.class) {
				return invocation.connection();
			}
			if (type == WssServer.class) {
				return server;
			}
			return (type == WssInvocation.class) ? invocation : null;
		}

	}

}
