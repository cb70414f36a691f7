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

import java.util.Iterator;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssArgumentResolver;
import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.route.NodeParameter;

import org.springframework.core.MethodParameter;

/**
 * Completes the payload with the arguments that a call has beside it: connection, server,
 * principal, message, locale, and what the application's resolvers supply. Safe for use
 * by several threads: it has no state.
 */
final class InjectedArguments {

	private final SecurityScope security;

	InjectedArguments(SecurityScope security) {
		this.security = security;
	}

	/**
	 * All arguments of a run.
	 * @param plan what is known of the function
	 * @param call the call
	 * @param invocation the same as the interceptors left it
	 * @return one argument for each parameter
	 * @throws WssRequestException {@code bad-request} where the call has nothing for a
	 * parameter that is not nullable, {@code unauthenticated} where a peer would have to
	 * say who it is
	 * @throws Exception what a resolver threw
	 */
	@Nullable Object[] complete(FunctionPlan plan, NodeCall call, WssInvocation invocation) throws Exception {
		if (invocation.args().size() != plan.payload().size()) {
			throw new IllegalArgumentException("An interceptor changed the number of arguments from "
					+ plan.payload().size() + " to " + invocation.args().size());
		}
		Iterator<@Nullable Object> payload = invocation.args().iterator();
		@Nullable Object[] args = new Object[call.function().parameters().size()];
		for (NodeParameter parameter : call.function().parameters()) {
			args[parameter.index()] = (parameter.role() == NodeParameter.Role.PAYLOAD) ? payload.next()
					: present(parameter, supply(plan, parameter, call, invocation), invocation);
		}
		return args;
	}

	private @Nullable Object supply(FunctionPlan plan, NodeParameter parameter, NodeCall call, WssInvocation invocation)
			throws Exception {
		return switch (parameter.role()) {
			case CONNECTION -> invocation.connection();
			case SERVER -> call.server();
			case PRINCIPAL -> fitting(parameter, invocation.principal());
			case AUTHENTICATION_PRINCIPAL -> user(parameter, invocation);
			case MESSAGE -> call.message();
			case LOCALE -> call.locale();
			case CUSTOM -> resolve(plan.resolvers().get(parameter.index()), parameter, invocation);
			case PAYLOAD -> throw new IllegalStateException();
		};
	}

	private @Nullable Object user(NodeParameter parameter, WssInvocation invocation) {
		MethodParameter method = parameter.methodParameter();
		return (method != null) ? this.security.authenticationPrincipal(invocation.principal(), method) : null;
	}

	private static @Nullable Object resolve(@Nullable WssArgumentResolver resolver, NodeParameter parameter,
			WssInvocation invocation) throws Exception {
		MethodParameter method = parameter.methodParameter();
		return (resolver != null && method != null) ? resolver.resolveArgument(method, invocation) : null;
	}

	private static @Nullable Object fitting(NodeParameter parameter, @Nullable Object value) {
		Class<?> raw = parameter.type().resolve(Object.class);
		Class<?> wanted = (raw == Optional.class) ? parameter.type().getGeneric(0).resolve(Object.class) : raw;
		return wanted.isInstance(value) ? value : null;
	}

	private static @Nullable Object present(NodeParameter parameter, @Nullable Object value, WssInvocation invocation) {
		if (parameter.type().resolve() == Optional.class && !(value instanceof Optional)) {
			return Optional.ofNullable(value);
		}
		if (value == null && !parameter.nullable()) {
			throw new WssRequestException(code(parameter.role(), invocation), "The node needs " + what(parameter.role())
					+ " for '" + parameter.name() + "', and this call has none.");
		}
		return value;
	}

	/**
	 * An anonymous peer can mend it by saying who it is; own code cannot.
	 */
	private static WssErrorCode code(NodeParameter.Role role, WssInvocation invocation) {
		boolean personal = role == NodeParameter.Role.PRINCIPAL || role == NodeParameter.Role.AUTHENTICATION_PRINCIPAL;
		boolean anonymous = invocation.connection() != null && invocation.principal() == null;
		return (personal && anonymous) ? WssErrorCode.UNAUTHENTICATED : WssErrorCode.BAD_REQUEST;
	}

	private static String what(NodeParameter.Role role) {
		return switch (role) {
			case CONNECTION -> "a connection";
			case SERVER -> "a server";
			case PRINCIPAL, AUTHENTICATION_PRINCIPAL -> "a principal";
			case MESSAGE -> "a message";
			case LOCALE -> "a locale";
			case CUSTOM, PAYLOAD -> "a value";
		};
	}

}
