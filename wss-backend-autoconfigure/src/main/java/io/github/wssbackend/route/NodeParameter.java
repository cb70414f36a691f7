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

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/**
 * One parameter of a node, as it was found at start-up. Immutable.
 *
 * @param index its position among all parameters of the method
 * @param name its name, for arguments that come by name; {@code arg<index>} where the
 * class was compiled without names, and for function beans
 * @param type its type, all type variables resolved: {@code type.getType()} is what an
 * argument is bound to
 * @param role where its argument comes from
 * @param nullable whether {@code null} is welcome: {@code @Nullable} of any make, or
 * {@code Optional}
 * @param varargs whether it is the last one of a method with variable arguments
 * @param methodParameter the parameter itself, {@code null} for function beans
 * @since 0.1.0
 */
public record NodeParameter(int index, String name, ResolvableType type, Role role, boolean nullable, boolean varargs,
		@Nullable MethodParameter methodParameter) {

	/**
	 * Where the argument for a parameter comes from.
	 */
	public enum Role {

		/**
		 * From the payload of the call, or from the output that a listener is told.
		 */
		PAYLOAD,

		/**
		 * The connection that calls.
		 */
		CONNECTION,

		/**
		 * The server of that connection.
		 */
		SERVER,

		/**
		 * A {@code Principal}, an {@code Authentication}, or a subclass of them.
		 */
		PRINCIPAL,

		/**
		 * What {@code @AuthenticationPrincipal} of Spring Security asks for.
		 */
		AUTHENTICATION_PRINCIPAL,

		/**
		 * The message as it came.
		 */
		MESSAGE,

		/**
		 * The locale of the peer.
		 */
		LOCALE,

		/**
		 * A {@code WssArgumentResolver} bean supports the parameter.
		 */
		CUSTOM

	}

}
