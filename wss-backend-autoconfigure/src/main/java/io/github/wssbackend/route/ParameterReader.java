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
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.ResolvableType;
import org.springframework.core.log.LogMessage;
import org.springframework.core.annotation.AnnotatedMethod;
import org.springframework.core.annotation.MergedAnnotations;

import io.github.wssbackend.WssArgumentResolver;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.frame.ConcreteTypes;
import io.github.wssbackend.route.NodeParameter.Role;

/**
 * Reads the parameters of a method or of a function bean.
 */
final class ParameterReader {

	// By name: Spring Security need not be there.
	private static final String AUTHENTICATION_PRINCIPAL = "org.springframework.security.core.annotation.AuthenticationPrincipal";

	private static final Log logger = LogFactory.getLog(ParameterReader.class);

	private final ParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();

	private final List<WssArgumentResolver> resolvers;

	ParameterReader(List<WssArgumentResolver> resolvers) {
		this.resolvers = resolvers;
	}

	/**
	 * Read the parameters of a method.
	 * @param userClass the class that says what type variables stand for
	 * @param method the method that runs
	 * @param declared the method that bears the annotation, whose names are the contract
	 */
	List<NodeParameter> read(Class<?> userClass, Method method, Method declared) {
		@Nullable String[] found = names(method, declared);
		MethodParameter[] contract = new AnnotatedMethod(declared).getMethodParameters();
		List<NodeParameter> parameters = new ArrayList<>();
		for (MethodParameter parameter : new BeanMethod(method, userClass).getMethodParameters()) {
			int index = parameter.getParameterIndex();
			parameter.initParameterNameDiscovery(this.names);
			ResolvableType type = ConcreteTypes.of(ResolvableType.forMethodParameter(parameter));
			boolean nullable = parameter.isOptional() || contract[index].isOptional();
			boolean varargs = method.isVarArgs() && index == method.getParameterCount() - 1;
			parameters.add(new NodeParameter(index, name(found[index], index), type, role(parameter, type), nullable,
					varargs, parameter));
		}
		return List.copyOf(parameters);
	}

	/**
	 * Read the parameters of a function bean.
	 * @param types the types of its parameters
	 */
	List<NodeParameter> read(List<ResolvableType> types) {
		List<NodeParameter> parameters = new ArrayList<>();
		for (int i = 0; i < types.size(); i++) {
			ResolvableType type = ConcreteTypes.of(types.get(i));
			boolean optional = type.resolve() == Optional.class;
			parameters.add(new NodeParameter(i, name(null, i), type, role(content(type)), optional, false, null));
		}
		return List.copyOf(parameters);
	}

	private @Nullable String[] names(Method method, Method declared) {
		@Nullable String[] contract = this.names.getParameterNames(declared);
		@Nullable String[] own = (contract != null) ? contract : this.names.getParameterNames(method);
		if (own == null && method.getParameterCount() > 1) {
			logger.warn(LogMessage.format("The parameters of %s have no names, so no call can give its arguments by"
					+ " name. Compile with -parameters.", Places.of(method.getDeclaringClass(), method)));
		}
		return (own != null) ? own : new String[method.getParameterCount()];
	}

	private static String name(@Nullable String found, int index) {
		return (found != null) ? found : "arg" + index;
	}

	private Role role(MethodParameter parameter, ResolvableType type) {
		for (WssArgumentResolver resolver : this.resolvers) {
			if (resolver.supportsParameter(parameter)) {
				return Role.CUSTOM;
			}
		}
		if (MergedAnnotations.from(parameter.getParameterAnnotations()).isPresent(AUTHENTICATION_PRINCIPAL)) {
			return Role.AUTHENTICATION_PRINCIPAL;
		}
		return role(content(type));
	}

	/** An optional principal must not be taken from the payload either. */
	private static Class<?> content(ResolvableType type) {
		return ((type.resolve() == Optional.class) ? type.getGeneric(0) : type).resolve(Object.class);
	}

	private static Role role(Class<?> type) {
		if (WssConnection.class.isAssignableFrom(type)) {
			return Role.CONNECTION;
		}
		if (WssServer.class.isAssignableFrom(type)) {
			return Role.SERVER;
		}
		if (Principal.class.isAssignableFrom(type)) {
			return Role.PRINCIPAL;
		}
		if (WssMessage.class.isAssignableFrom(type)) {
			return Role.MESSAGE;
		}
		return (type == Locale.class) ? Role.LOCALE : Role.PAYLOAD;
	}

	/**
	 * Whether what a function returns depends on who calls.
	 */
	static boolean isPersonal(List<NodeParameter> parameters) {
		return parameters.stream().anyMatch((parameter) -> switch (parameter.role()) {
			case CONNECTION, PRINCIPAL, AUTHENTICATION_PRINCIPAL -> true;
			case CUSTOM -> isPersonal(content(parameter.type()));
			default -> false;
		});
	}

	private static boolean isPersonal(Class<?> type) {
		Role role = role(type);
		return role == Role.CONNECTION || role == Role.PRINCIPAL;
	}

	/**
	 * A method whose parameters know the class that says what type variables stand for,
	 * and the annotations of the parameters that they override.
	 */
	private static final class BeanMethod extends AnnotatedMethod {

		private final Class<?> userClass;

		private BeanMethod(Method method, Class<?> userClass) {
			super(method);
			this.userClass = userClass;
		}

		@Override
		protected Class<?> getContainingClass() {
			return this.userClass;
		}

	}

}
