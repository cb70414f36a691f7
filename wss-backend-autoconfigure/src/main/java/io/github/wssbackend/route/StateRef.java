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

/**
 * What a name stands for, when one wants to hear of its outputs. Immutable.
 *
 * @param node the node
 * @param function the function whose outputs these are: for a plain node the one that
 * runs without a method; {@code null} for a state node, and where that choice is not
 * clear
 * @param method the method in lower case if only its outputs are meant, else {@code null}
 * @param property the member of the output's JSON that is meant, {@code null} for all
 * @since 0.1.0
 */
public record StateRef(Node node, @Nullable NodeFunction function, @Nullable String method, @Nullable String property) {

	StateRef withProperty(String name) {
		return new StateRef(this.node, this.function, this.method, name);
	}

}
