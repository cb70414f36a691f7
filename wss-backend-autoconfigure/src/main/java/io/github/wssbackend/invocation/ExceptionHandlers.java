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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.WssServer;

import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.ControllerAdviceBean;

/**
 * Finds the {@code @WssExceptionHandler} method for a failure: in the bean that failed,
 * then in the {@code @ControllerAdvice} beans in their order. A failure that none handles
 * is looked at again by its causes. Safe for use by several threads; what is found out
 * about a class is kept.
 */
final class ExceptionHandlers {

	private final Map<Class<?>, ExceptionHandlerMethods> methods = new ConcurrentHashMap<>();

	private final SingletonSupplier<List<ControllerAdviceBean>> advice;

	ExceptionHandlers(@Nullable ApplicationContext context) {
		this.advice = SingletonSupplier.of(() -> (context != null) ? withHandlers(context) : List.of());
	}

	private List<ControllerAdviceBean> withHandlers(ApplicationContext context) {
		List<ControllerAdviceBean> found = new ArrayList<>();
		for (ControllerAdviceBean bean : ControllerAdviceBean.findAnnotatedBeans(context)) {
			Class<?> type = bean.getBeanType();
			if (type != null && !of(type).isEmpty()) {
				found.add(bean);
			}
		}
		return List.copyOf(found);
	}

	/**
	 * Find the handler for a failure.
	 * @param bean the bean whose method failed
	 * @param failure what it threw
	 * @return the handler, {@code null} if there is none
	 */
	@Nullable Handler find(Object bean, Throwable failure) {
		Throwable candidate = failure;
		// A circle of causes ends the search.
		for (int depth = 0; candidate != null && depth < 32; depth++) {
			Handler handler = findExact(bean, candidate);
			if (handler != null) {
				return handler;
			}
			candidate = candidate.getCause();
		}
		return null;
	}

	private @Nullable Handler findExact(Object bean, Throwable failure) {
		Class<?> type = ClassUtils.getUserClass(AopUtils.getTargetClass(bean));
		ExceptionHandlerMethods.Mapped own = of(type).find(failure);
		if (own != null) {
			return new Handler(bean, own, failure);
		}
		for (ControllerAdviceBean advice : this.advice.obtain()) {
			ExceptionHandlerMethods.Mapped mapped = advice.isApplicableToBeanType(type)
					? of(adviceType(advice)).find(failure) : null;
			if (mapped != null) {
				return new Handler(advice.resolveBean(), mapped, failure);
			}
		}
		return null;
	}

	private static Class<?> adviceType(ControllerAdviceBean advice) {
		Class<?> type = advice.getBeanType();
		return (type != null) ? type : Object.class;
	}

	private ExceptionHandlerMethods of(Class<?> type) {
		return this.methods.computeIfAbsent(type, ExceptionHandlerMethods::new);
	}

	/**
	 * A handler that was found.
	 *
	 * @param bean the bean it is a method of
	 * @param mapped the method
	 * @param failure the failure it handles: the one asked for, or a cause of it
	 */
	record Handler(Object bean, ExceptionHandlerMethods.Mapped mapped, Throwable failure) {

		@Nullable Object handle(WssInvocation invocation, @Nullable WssServer server) throws Throwable {
			return this.mapped.invoke(this.bean, this.failure, invocation, server);
		}

	}

}
