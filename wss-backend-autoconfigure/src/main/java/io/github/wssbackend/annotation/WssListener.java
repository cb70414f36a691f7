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
 * Runs a method of a bean on each output of other nodes: with {@link WssRoute} on the
 * same method its own output flows on, which makes a flow graph. The graph must not have
 * a cycle, which is checked at start-up.
 *
 * <p>
 * The output is the one payload argument of the method, never spread over several. A
 * listener sees one output at a time, in version order.
 *
 * @since 0.1.0
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface WssListener {

	/**
	 * The absolute names of what is listened to: a route, {@code route.method}, or
	 * {@code route.key} for one property of the outputs. A name that no node bears
	 * becomes a state node, to which own code publishes.
	 * @return the names
	 */
	String[] value();

	/**
	 * Whether outputs produced on other instances are told too.
	 * @return whether relayed outputs are told
	 */
	boolean relayed() default false;

}
