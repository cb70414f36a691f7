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

import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.ResolvableType;

import io.github.wssbackend.WssArgumentResolver;
import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.route.NodeFunction.Settings;
import io.github.wssbackend.route.NodeFunction.Signature;

/**
 * Makes functions of annotated methods and of function beans.
 */
final class FunctionReader {

	private final BeanFactory factory;

	private final ParameterReader parameters;

	FunctionReader(BeanFactory factory, List<WssArgumentResolver> resolvers) {
		this.factory = factory;
		this.parameters = new ParameterReader(resolvers);
	}

	/**
	 * A method of a bean.
	 * @param traits what its annotations say, {@code null} for a listener without a route
	 * @param route its route, if it has one
	 */
	NodeFunction method(RouteBean bean, Found<?> found, @Nullable Traits traits, String route) {
		Method method = found.method();
		MethodTarget target = new MethodTarget(this.factory, bean, method, found.declared());
		if (!bean.type().isInterface()) {
			target.callable(bean.type());
		}
		Signature signature = new Signature(method, this.parameters.read(bean.userClass(), method, found.declared()),
				ResultKinds.of(ResolvableType.forMethodReturnType(method, bean.userClass())),
				Places.of(bean.userClass(), method));
		return new NodeFunction(settings(route, traits, signature), signature, target);
	}

	/**
	 * A function bean.
	 * @param factoryMethod the method that makes it
	 * @param traits what the annotation of that method says, {@code null} for a listener
	 * without a route
	 */
	NodeFunction function(RouteBean bean, Method factoryMethod, FunctionKind kind, @Nullable Traits traits) {
		String place = Places.of(factoryMethod.getDeclaringClass(), factoryMethod);
		List<ResolvableType> types = typeArguments(bean, factoryMethod, kind, place);
		Signature signature = new Signature(null, this.parameters.read(kind.parameters(types)),
				ResultKinds.of(kind.result(types)), place);
		String route = (traits == null || traits.name().isEmpty()) ? factoryMethod.getName() : traits.name();
		return new NodeFunction(settings(route, traits, signature), signature,
				new FunctionTarget(this.factory, bean.name(), kind));
	}

	private static Settings settings(String route, @Nullable Traits traits, Signature signature) {
		return (traits != null) ? SettingsReader.node(route, traits, signature) : SettingsReader.listener(signature);
	}

	private static List<ResolvableType> typeArguments(RouteBean bean, Method factoryMethod, FunctionKind kind,
			String place) {
		List<ResolvableType> types = kind.typeArguments(ResolvableType.forMethodReturnType(factoryMethod));
		if (types == null) {
			types = kind.typeArguments(ResolvableType.forClass(bean.userClass()));
		}
		if (types == null) {
			throw new WssConfigurationException(
					"The types of the function bean '" + bean.name() + "' made by " + place + " cannot be resolved.",
					"Declare them in the return type of that method, such as Function<String, Integer>.");
		}
		return types;
	}

}
