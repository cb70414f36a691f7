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

import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * Makes a method of a bean a node: a named function that peers may run, request and
 * subscribe to. On a type it is a bean stereotype whose name is a prefix of the routes of
 * its methods. On a {@code @Bean} method it speaks of the bean: a {@code Function},
 * {@code BiFunction}, {@code Supplier} or {@code Consumer} bean is a node, any other bean
 * gets the name as prefix.
 *
 * <p>
 * The route of a method is the prefix of its type, a dot, and its own name, which is the
 * method's name unless given. Two nodes of one route and method, a reserved name
 * ({@code runRequest}, {@code subscribeSocket}, {@code unsubscribe},
 * {@code cancelRequest}, {@code setId}), and private or static annotated methods stop the
 * start.
 *
 * @since 0.1.0
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Component
public @interface WssRoute {

	/**
	 * The name: of a method its own part of the route, of a type the prefix.
	 * @return the name, empty for the method's name or for no prefix
	 */
	@AliasFor("name")
	String value() default "";

	/**
	 * Alias of {@link #value()}.
	 * @return the name
	 */
	@AliasFor("value")
	String name() default "";

	/**
	 * The method of a multi-method node, like an HTTP verb. Case is ignored.
	 * @return the method, empty for the function that runs when a call names none
	 */
	String method() default "";

	/**
	 * Whether peers may run the node and subscribe to it. One that is not remote looks to
	 * them as if it did not exist.
	 * @return whether the node is open to peers
	 */
	boolean remote() default true;

	/**
	 * Whether a method that returns a plain value may block. One that may not runs on the
	 * thread that read the frame.
	 * @return whether the method may block
	 */
	boolean blocking() default true;

	/**
	 * Who sees the outputs of the node.
	 * @return the audience of the outputs
	 */
	Output output() default Output.AUTO;

	/**
	 * Whether peers may subscribe to the arguments of the calls of this node.
	 * @return whether inputs may be subscribed to
	 */
	boolean inputs() default false;

	/**
	 * Whether later calls of the same connection may start before this one ends.
	 * @return whether calls may overtake this node
	 */
	boolean concurrent() default false;

	/**
	 * How long a run may take, such as {@code 5s}; what is longer is answered
	 * {@code timeout}. A stream has this long for its first element and for each gap.
	 * @return the duration, empty for {@code wss.request-timeout}
	 */
	String timeout() default "";

	/**
	 * Who sees the outputs of a node.
	 */
	enum Output {

		/**
		 * {@link #CALLER} where a parameter is a connection, a principal or an
		 * authentication, else {@link #SHARED}.
		 */
		AUTO,

		/**
		 * Kept as state, emitted to subscribers and handed to listeners.
		 */
		SHARED,

		/**
		 * Sent to the caller alone; subscribing is {@code forbidden}.
		 */
		CALLER

	}

}
