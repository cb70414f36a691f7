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

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

/**
 * An annotated method of a bean.
 *
 * @param <A> the type of the annotation
 * @param method the method of the user's class that runs
 * @param declared the method that bears the annotation, perhaps one that the other
 * overrides
 * @param annotation the annotation
 * @param traits of an annotation found on an interface what that interface says for all
 * its methods; {@code null} for one found on the class
 */
record Found<A extends Annotation>(Method method, Method declared, A annotation, @Nullable Traits traits) {

}
