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

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ReflectionUtils;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.annotation.WssListener;
import io.github.wssbackend.annotation.WssRoute;

/**
 * Finds the annotated methods of a class, on the class and its superclasses and on all
 * its interfaces. For each method that runs the class comes before its superclasses, and
 * these before the interfaces. {@code @Bean} methods are passed over: their annotations
 * speak of the bean.
 */
final class BeanMethods {

	private BeanMethods() {
	}

	/**
	 * Find annotated methods.
	 * @param userClass the class behind the proxy
	 * @param annotation the annotation looked for
	 * @return what was found; one method stands here more than once if several interfaces
	 * speak of it
	 * @throws WssConfigurationException for a private or static method
	 */
	static <A extends Annotation> List<Found<A>> find(Class<?> userClass, Class<A> annotation) {
		Map<Method, Found<A>> onClass = new LinkedHashMap<>();
		for (Class<?> type = userClass; type != null && type != Object.class; type = type.getSuperclass()) {
			if (!type.isInterface()) {
				for (Found<A> found : declaredIn(type, userClass, annotation)) {
					onClass.putIfAbsent(found.method(), found);
				}
			}
		}
		List<Found<A>> all = new ArrayList<>(onClass.values());
		Set<Class<?>> interfaces = interfaces(userClass);
		for (Class<?> type : interfaces) {
			for (Found<A> found : declaredIn(type, userClass, annotation)) {
				if (!onClass.containsKey(found.method())) {
					Traits.ofInterface(type, interfaces)
						.forEach((traits) -> all
							.add(new Found<>(found.method(), found.declared(), found.annotation(), traits)));
				}
			}
		}
		return all;
	}

	static boolean hasAny(Class<?> type) {
		return interfaces(type).stream()
			.flatMap((each) -> declaredMethods(each).stream())
			.map(MergedAnnotations::from)
			.anyMatch((found) -> found.isPresent(WssRoute.class) || found.isPresent(WssListener.class));
	}

	private static <A extends Annotation> List<Found<A>> declaredIn(Class<?> type, Class<?> userClass,
			Class<A> annotation) {
		List<Found<A>> found = new ArrayList<>();
		for (Method method : declaredMethods(type)) {
			MergedAnnotations annotations = MergedAnnotations.from(method);
			MergedAnnotation<A> merged = annotations.get(annotation);
			if (merged.isPresent() && !annotations.isPresent(Bean.class)) {
				requireCallable(method, annotation);
				found.add(new Found<>(specific(method, userClass), method, merged.synthesize(), null));
			}
		}
		return found;
	}

	private static List<Method> declaredMethods(Class<?> type) {
		try {
			List<Method> methods = new ArrayList<>();
			for (Method method : ReflectionUtils.getDeclaredMethods(type)) {
				if (!method.isSynthetic() && method.getDeclaredAnnotations().length > 0) {
					methods.add(method);
				}
			}
			return methods;
		}
		catch (IllegalStateException | LinkageError ex) {
			// Signatures that name classes which are not there: such a bean runs without
			// them.
			return List.of();
		}
	}

	private static Method specific(Method method, Class<?> userClass) {
		// What a JDK proxy declares has lost names and type arguments.
		return Proxy.isProxyClass(userClass) ? method : BridgeMethodResolver.getMostSpecificMethod(method, userClass);
	}

	private static void requireCallable(Method method, Class<? extends Annotation> annotation) {
		String fault = Modifier.isPrivate(method.getModifiers()) ? "private"
				: Modifier.isStatic(method.getModifiers()) ? "static" : null;
		if (fault != null) {
			throw new WssConfigurationException(
					Places.of(method.getDeclaringClass(), method) + " is annotated @" + annotation.getSimpleName()
							+ " but is " + fault + ", so it cannot be called through the bean.",
					"Remove '" + fault + "' or the annotation.");
		}
	}

	/**
	 * All interfaces of a class, those of superclasses and those they extend.
	 */
	static Set<Class<?>> interfaces(Class<?> userClass) {
		Set<Class<?>> all = new LinkedHashSet<>();
		for (Class<?> type = userClass; type != null; type = type.getSuperclass()) {
			collect(type, all);
		}
		return all;
	}

	private static void collect(Class<?> type, Set<Class<?>> all) {
		if (type.isInterface() && !all.add(type)) {
			return;
		}
		for (Class<?> each : type.getInterfaces()) {
			collect(each, all);
		}
	}

}
