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

package io.github.wssbackend.state;

import org.jspecify.annotations.Nullable;

/**
 * Names one state: the outputs of a node, those of one of its methods, or its inputs.
 *
 * @param route the route of the node
 * @param method the method, {@code null} for the node
 * @param input whether these are the inputs
 * @since 0.1.0
 */
public record StateKey(String route, @Nullable String method, boolean input) {

	/**
	 * The outputs of a node.
	 * @param route its route
	 * @return the key
	 */
	public static StateKey of(String route) {
		return new StateKey(route, null, false);
	}

	/**
	 * The outputs of one method of a node.
	 * @param route the route of the node
	 * @param method the method, {@code null} for the node
	 * @return the key
	 */
	public static StateKey of(String route, @Nullable String method) {
		return new StateKey(route, method, false);
	}

	/**
	 * The inputs of a node.
	 * @param route its route
	 * @return the key
	 */
	public static StateKey input(String route) {
		return new StateKey(route, null, true);
	}

	/**
	 * The name that own code uses.
	 * @return the route, with the method behind a dot if there is one
	 */
	public String name() {
		return (this.method != null) ? this.route + "." + this.method : this.route;
	}

}
