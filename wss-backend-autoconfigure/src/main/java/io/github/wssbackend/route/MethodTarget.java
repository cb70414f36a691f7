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

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.util.ReflectionUtils;

import io.github.wssbackend.WssConfigurationException;

/**
 * Calls a method of a bean through its proxy. Threads may share it: the binding is
 * replaced as a whole, and two threads that make it at once make the same one.
 */
final class MethodTarget implements NodeTarget {

	private final BeanFactory factory;

	private final RouteBean bean;

	private final Method method;

	private final Method declared;

	private volatile @Nullable Binding binding;

	MethodTarget(BeanFactory factory, RouteBean bean, Method method, Method declared) {
		this.factory = factory;
		this.bean = bean;
		this.method = method;
		this.declared = declared;
	}

	@Override
	public String beanName() {
		return this.bean.name();
	}

	@Override
	public Object bean() {
		Binding present = this.binding;
		Object singleton = (present != null) ? present.singleton() : null;
		return (singleton != null) ? singleton : bind(this.factory.getBean(this.bean.name()));
	}

	@Override
	public @Nullable Object invoke(@Nullable Object[] args) throws Throwable {
		Object object = bean();
		Binding present = this.binding;
		Method callable = (present != null && present.type() == object.getClass()) ? present.callable()
				: callable(object.getClass());
		try {
			return callable.invoke(object, args);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private Object bind(Object object) {
		Binding present = this.binding;
		if (present == null || present.type() != object.getClass()) {
			boolean lasting = this.factory.isSingleton(this.bean.name());
			this.binding = new Binding(lasting ? object : null, object.getClass(), callable(object.getClass()));
		}
		return object;
	}

	/**
	 * The method to call on beans of a type.
	 * @throws WssConfigurationException if a proxy hides it
	 */
	Method callable(Class<?> type) {
		Method callable = find(type);
		if (callable == null) {
			throw new WssConfigurationException(
					"The method " + Places.of(this.bean.userClass(), this.method) + " of bean '" + this.bean.name()
							+ "' is annotated, but the bean is a proxy that offers its interfaces only.",
					"Declare the method on an interface of the bean, or have the class proxied (proxyTargetClass = true).");
		}
		ReflectionUtils.makeAccessible(callable);
		return callable;
	}

	private @Nullable Method find(Class<?> type) {
		if (this.method.getDeclaringClass().isAssignableFrom(type)) {
			return this.method;
		}
		if (this.declared.getDeclaringClass().isAssignableFrom(type)) {
			return this.declared;
		}
		for (Class<?> each : BeanMethods.interfaces(type)) {
			for (Method candidate : ReflectionUtils.getDeclaredMethods(each)) {
				if (isOverridden(candidate)) {
					return candidate;
				}
			}
		}
		return null;
	}

	private boolean isOverridden(Method candidate) {
		return candidate.getName().equals(this.method.getName())
				&& BridgeMethodResolver.getMostSpecificMethod(candidate, this.bean.userClass()).equals(this.method);
	}

	/**
	 * What was found out about the bean.
	 *
	 * @param singleton the bean, {@code null} if it is another one each time
	 */
	private record Binding(@Nullable Object singleton, Class<?> type, Method callable) {

	}

}
