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

package io.github.wssbackend.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Maps exceptions of nodes to error replies. A handler in a route bean serves the nodes
 * of that bean and comes first; one in a {@code @ControllerAdvice} serves all. The
 * handler of the nearest exception type is taken.
 *
 * <p>
 * The method may take the exception, the connection and the invocation. What it returns
 * is the reply: a {@code ProblemDetail}, an {@code ErrorResponse} or a
 * {@code WssRequestException} is an error; any other value is the answer to the caller
 * (and no output of the node); {@code null} or {@code void} leaves the standard mapping.
 *
 * @since 0.1.0
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface WssExceptionHandler {

	/**
	 * The exception types that are handled.
	 * @return the types, empty for those of the method's parameters
	 */
	Class<? extends Throwable>[] value() default {};

}
