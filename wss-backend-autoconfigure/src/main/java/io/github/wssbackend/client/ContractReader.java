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
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ReflectionUtils;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.client.ServiceContract.Signature;
import io.github.wssbackend.frame.RouteNames;

/**
 * Reads an interface as the serving side reads that of a bean, and tells all that cannot
 * be called.
 */
final class ContractReader {

	private final Class<?> type;

	private final Map<Signature, ServiceMethod> methods = new LinkedHashMap<>();

	private final Map<String, String> places = new LinkedHashMap<>();

	private ContractReader(Class<?> type) {
		this.type = type;
	}

	/**
	 * Read an interface.
	 * @throws IllegalArgumentException naming the interface, the method and how to mend
	 * it
	 */
	static ServiceContract read(Class<?> type) {
		require(type.isInterface() && !type.isAnnotation(), type.getName() + " is no interface. A contract is one");
		return new ContractReader(type).read();
	}

	private ServiceContract read() {
		Set<Class<?>> interfaces = new LinkedHashSet<>();
		collect(this.type, interfaces);
		for (Class<?> each : interfaces) {
			for (Method method : ReflectionUtils.getDeclaredMethods(each)) {
				MergedAnnotation<WssRoute> route = MergedAnnotations.from(method).get(WssRoute.class);
				if (route.isPresent() && !method.isSynthetic()) {
					add(method, route, Prefix.of(each, interfaces));
				}
			}
		}
		requireNoOther();
		return new ServiceContract(this.type, this.methods);
	}

	private static void collect(Class<?> type, Set<Class<?>> all) {
		if (all.add(type)) {
			Arrays.stream(type.getInterfaces()).forEach((each) -> collect(each, all));
		}
	}

	private void add(Method declared, MergedAnnotation<WssRoute> annotation, Prefix prefix) {
		String place = place(declared);
		int modifiers = declared.getModifiers();
		require(!Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers), place
				+ " is annotated @WssRoute but is private or static, so nobody can call it. Remove the annotation");
		Method method = BridgeMethodResolver.getMostSpecificMethod(declared, this.type);
		Signature signature = Signature.of(method);
		if (!this.methods.containsKey(signature)) {
			ServiceMethod read = read(method, place, annotation, prefix);
			requireAlone(read);
			this.methods.put(signature, read);
		}
	}

	private ServiceMethod read(Method method, String place, MergedAnnotation<WssRoute> annotation, Prefix prefix) {
		String own = annotation.getString("name");
		String route = prefix.before(own.isEmpty() ? method.getName() : own);
		requireName("name '" + route + "'", place, RouteNames.annotationFault(route));
		String verb = annotation.getString("method").isEmpty() ? prefix.method() : annotation.getString("method");
		if (!verb.isEmpty()) {
			requireName("method '" + verb + "'", place, RouteNames.methodFault(verb));
		}
		PayloadParameters payload = PayloadParameters.of(method, this.type);
		return new ServiceMethod(place, route, verb.isEmpty() ? null : verb.toLowerCase(Locale.ROOT),
				annotation.getBoolean("remote") && prefix.remote(), payload, result(method, place, payload, verb));
	}

	private CallResult result(Method method, String place, PayloadParameters payload, String verb) {
		try {
			return ResultReader.read(ResolvableType.forMethodReturnType(method, this.type), !payload.isEmpty(),
					!verb.isEmpty());
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(place + " " + ex.getMessage() + ".", ex);
		}
	}

	private void requireAlone(ServiceMethod method) {
		String node = (method.method() != null) ? method.route() + " (" + method.method() + ")" : method.route();
		String other = this.places.putIfAbsent(node, method.place());
		require(other == null, method.place() + " and " + other + " both call '" + node
				+ "'. Give one of them another name in its @WssRoute");
	}

	private void requireNoOther() {
		for (Method method : this.type.getMethods()) {
			require(!Modifier.isAbstract(method.getModifiers()) || ReflectionUtils.isObjectMethod(method)
					|| this.methods.containsKey(Signature.of(method)),
					place(method) + " names no route. Annotate it @WssRoute, or give it a body");
		}
		require(!this.methods.isEmpty(), this.type.getName() + " has no method with @WssRoute, so it calls nothing");
	}

	private static void requireName(String name, String place, @Nullable String fault) {
		require(fault == null, "The " + name + " at " + place + " cannot be used: it " + fault
				+ ". Choose another one in the annotation there");
	}

	private static void require(boolean condition, String fault) {
		if (!condition) {
			throw new IllegalArgumentException(fault + ".");
		}
	}

	private String place(Method method) {
		return method.getDeclaringClass().getSimpleName() + "." + method.getName()
				+ Arrays.stream(method.getParameterTypes())
					.map(Class::getSimpleName)
					.collect(Collectors.joining(", ", "(", ")"));
	}

}
