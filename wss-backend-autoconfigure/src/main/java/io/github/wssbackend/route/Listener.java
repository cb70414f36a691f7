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

/**
 * One edge of the flow graph: a function that runs on each output of something. A method
 * that listens to several names is several listeners. Immutable.
 *
 * @param source what it listens to
 * @param function what runs; where it {@linkplain NodeFunction#isNode is a node} its own
 * output flows on, as an output of what {@link RouteTable#outputMethod} says
 * @param relayed whether outputs produced on other instances are told too
 * @since 0.1.0
 */
public record Listener(StateRef source, NodeFunction function, boolean relayed) {

}
