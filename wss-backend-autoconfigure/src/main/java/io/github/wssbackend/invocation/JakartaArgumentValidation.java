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

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.validation.metadata.MethodDescriptor;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.route.NodeFunction;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.MethodValidationAdapter;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.validation.method.MethodValidationResult;

/**
 * Checks arguments by Jakarta Validation: constraints on parameters, {@code @Valid}, and
 * {@code @Validated} with its groups. A bean whose proxy validates anyway is left to it.
 * Safe for use by several threads; what is found out about a method is kept.
 *
 * @since 0.1.0
 */
public final class JakartaArgumentValidation implements ArgumentValidation {

	private final Map<Method, Checks> checks = new ConcurrentHashMap<>();

	private final Validator validator;

	private final MethodValidationAdapter adapter;

	/**
	 * Create a validation.
	 * @param validator the validator of the application
	 */
	public JakartaArgumentValidation(Validator validator) {
		this.validator = validator;
		this.adapter = new MethodValidationAdapter(validator);
	}

	@Override
	public void validate(NodeFunction function, @Nullable Object[] args) {
		Method method = function.javaMethod();
		if (method == null) {
			return;
		}
		Checks present = this.checks.get(method);
		if (present == null) {
			present = checks(function.bean(), method);
			this.checks.put(method, present);
		}
		if (present.constrained()) {
			validateMethod(target(function.bean()), method, args);
		}
		present.groups().forEach((index, groups) -> validateArgument(args[index], groups));
	}

	private static Object target(Object bean) {
		Object singleton = AopProxyUtils.getSingletonTarget(bean);
		return (singleton != null) ? singleton : bean;
	}

	private Checks checks(Object bean, Method method) {
		Map<Integer, Class<?>[]> groups = new TreeMap<>();
		for (int i = 0; i < method.getParameterCount(); i++) {
			Validated validated = AnnotationUtils.getAnnotation(
					AnnotatedElementUtils.forAnnotations(new MethodParameter(method, i).getParameterAnnotations()),
					Validated.class);
			if (validated != null) {
				groups.put(i, validated.value());
			}
		}
		return new Checks(isConstrained(bean, target(bean), method), groups);
	}

	private boolean isConstrained(Object bean, Object target, Method method) {
		Class<?> type = ClassUtils.getUserClass(target);
		if (AopUtils.isAopProxy(bean) && AnnotatedElementUtils.hasAnnotation(type, Validated.class)) {
			return false;
		}
		MethodDescriptor descriptor = this.validator.getConstraintsForClass(type)
			.getConstraintsForMethod(method.getName(), method.getParameterTypes());
		return descriptor != null && (descriptor.hasConstrainedParameters() || hasConstrainedElements(descriptor));
	}

	/** Constraints within a container do not count as constraints of the parameter. */
	private static boolean hasConstrainedElements(MethodDescriptor method) {
		return method.getParameterDescriptors()
			.stream()
			.anyMatch((parameter) -> !parameter.getConstrainedContainerElementTypes().isEmpty());
	}

	private void validateMethod(Object target, Method method, @Nullable Object[] args) {
		Class<?>[] groups = this.adapter.determineValidationGroups(target, method);
		MethodValidationResult result = this.adapter.validateArguments(target, method, null, args, groups);
		if (result.hasErrors()) {
			throw new MethodValidationException(result);
		}
	}

	private void validateArgument(@Nullable Object arg, Class<?>[] groups) {
		Set<ConstraintViolation<Object>> violations = (arg != null) ? this.validator.validate(arg, groups) : Set.of();
		if (!violations.isEmpty()) {
			throw new ConstraintViolationException(violations);
		}
	}

	/**
	 * What there is to check of a method, without looking up its bean again.
	 *
	 * @param constrained whether the validator knows constraints of its parameters
	 * @param groups the groups of parameters with {@code @Validated}, which is Spring's
	 * own and unknown to the validator, by their index
	 */
	private record Checks(boolean constrained, Map<Integer, Class<?>[]> groups) {
	}

}
