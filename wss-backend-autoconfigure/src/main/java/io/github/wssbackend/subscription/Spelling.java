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

package io.github.wssbackend.subscription;

import org.jspecify.annotations.Nullable;

/**
 * What a peer asked for, in its own words: emissions are told apart by these.
 *
 * @param route the route as it was spelt, the callbackId of the emissions
 * @param key the property as it was spelt beside the route
 * @param input whether it asked for the inputs
 * @since 0.1.0
 */
public record Spelling(String route, @Nullable String key, boolean input) {
}
