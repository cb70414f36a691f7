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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.annotation.WssListener;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.route.NodeRegistry.Wish;

/**
 * Reads one bean: its annotated methods, and what the method that makes it says.
 */
final class BeanReader {

	private final FunctionReader functions;

	private final NodeRegistry registry;

	BeanReader(FunctionReader functions, NodeRegistry registry) {
		this.functions = functions;
		this.registry = registry;
	}

	void read(RouteBean bean) {
		Method factoryMethod = bean.factoryMethod();
		FunctionKind kind = FunctionKind.of(bean.userClass());
		if (factoryMethod != null && kind != null) {
			readFunction(bean, factoryMethod, kind);
			readMethods(bean, Traits.ofClass(bean.userClass()));
		}
		else {
			refuseListener(factoryMethod);
			readMethods(bean, Traits.ofMethod(factoryMethod).within(Traits.ofClass(bean.userClass())));
		}
	}

	private void readFunction(RouteBean bean, Method factoryMethod, FunctionKind kind) {
		MergedAnnotation<WssRoute> route = annotation(factoryMethod, WssRoute.class);
		MergedAnnotation<WssListener> listener = annotation(factoryMethod, WssListener.class);
		if (!route.isPresent() && !listener.isPresent()) {
			return;
		}
		Traits traits = route.isPresent() ? Traits.of(route.synthesize()) : null;
		NodeFunction function = this.functions.function(bean, factoryMethod, kind, traits);
		if (route.isPresent()) {
			this.registry.add(function);
		}
		if (listener.isPresent()) {
			listen(function, listener.synthesize());
		}
	}

	private void readMethods(RouteBean bean, Traits outer) {
		Map<Method, Found<WssListener>> listeners = new LinkedHashMap<>();
		BeanMethods.find(bean.userClass(), WssListener.class)
			.forEach((found) -> listeners.putIfAbsent(found.method(), found));
		List<Method> nodes = new ArrayList<>();
		for (Found<WssRoute> found : BeanMethods.find(bean.userClass(), WssRoute.class)) {
			NodeFunction function = node(bean, found, outer);
			Found<WssListener> listener = listeners.get(found.method());
			if (listener != null) {
				listen(function, listener.annotation());
			}
			nodes.add(found.method());
		}
		nodes.forEach(listeners::remove);
		listeners.values().forEach((found) -> listen(this.functions.method(bean, found, null, ""), found.annotation()));
	}

	private NodeFunction node(RouteBean bean, Found<WssRoute> found, Traits outer) {
		Traits around = (found.traits() != null) ? found.traits().closedUnless(outer.remote()) : outer;
		String own = found.annotation().name();
		String name = own.isEmpty() ? found.method().getName() : own;
		String route = around.name().isEmpty() ? name : around.name() + "." + name;
		NodeFunction function = this.functions.method(bean, found, Traits.of(found.annotation()).within(around), route);
		if (bean.userClass() == DefaultRoutes.class) {
			this.registry.addDefault(function);
		}
		else {
			this.registry.add(function);
		}
		return function;
	}

	private void listen(NodeFunction function, WssListener listener) {
		requireListener(function, listener);
		for (String name : listener.value()) {
			SettingsReader.requireName(name, function.place());
			this.registry.add(new Wish(name, function, listener.relayed()));
		}
	}

	private static void requireListener(NodeFunction function, WssListener listener) {
		if (listener.value().length == 0) {
			throw new WssConfigurationException("@WssListener at " + function.place() + " names nothing.",
					"Name the routes it listens to.");
		}
		if (function.payload().size() > 1) {
			throw new WssConfigurationException(
					"The listener " + function.place() + " has " + function.payload().size()
							+ " parameters, but an output is one argument.",
					"Let it take one parameter (a record, a List or a Map for several values), or none.");
		}
		if (function.source()) {
			throw new WssConfigurationException(
					"The listener " + function.place() + " returns a publisher and takes no output, "
							+ "so it is a source, and nothing can run a source.",
					"Let it take the output as its parameter, or remove @WssListener.");
		}
	}

	private static void refuseListener(@Nullable Method factoryMethod) {
		if (factoryMethod != null && annotation(factoryMethod, WssListener.class).isPresent()) {
			throw new WssConfigurationException(
					"@WssListener stands on " + Places.of(factoryMethod.getDeclaringClass(), factoryMethod)
							+ ", which makes a bean that is no Function, BiFunction, Supplier or Consumer.",
					"Put it on a method of the bean's class, or return one of these types.");
		}
	}

	private static <A extends Annotation> MergedAnnotation<A> annotation(Method method, Class<A> type) {
		return MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY).get(type);
	}

}
