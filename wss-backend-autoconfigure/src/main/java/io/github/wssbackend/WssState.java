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

/**
 * One output of a node.
 *
 * @param route the route, or {@code route.method} for the output of a method call
 * @param value the output
 * @param version the number of the output, counting from 1 within an epoch
 * @param epoch names the run of the producer within which versions can be compared
 * @since 0.1.0
 */
public record WssState(String route, @Nullable Object value, long version, String epoch) {
}
