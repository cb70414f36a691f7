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

package io.github.wssbackend;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * Supplies arguments of nodes that are not taken from the payload. Declare it as a bean;
 * the first one that supports a parameter is asked, before the built-in ones.
 *
 * @since 0.1.0
 */
public interface WssArgumentResolver {

	/**
	 * Whether this resolver supplies the parameter. Asked once, at start-up; the
	 * parameter then takes no part of the payload.
	 * @param parameter the parameter of a node
	 * @return whether it does
	 */
	boolean supportsParameter(MethodParameter parameter);

	/**
	 * Supply the argument, on the thread of the node.
	 * @param parameter the parameter
	 * @param call the run
	 * @return the argument; {@code null} for a parameter that is not nullable is a
	 * {@code bad-request}
	 * @throws Exception any failure, mapped like one of the node
	 */
	@Nullable Object resolveArgument(MethodParameter parameter, WssInvocation call) throws Exception;

}
