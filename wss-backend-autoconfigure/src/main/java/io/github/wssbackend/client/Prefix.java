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

package io.github.wssbackend.client;

import java.util.Collection;
import java.util.List;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;

import io.github.wssbackend.annotation.WssRoute;

/**
 * What the {@link WssRoute} of an interface says for the methods that it declares. Where
 * an interface has none, the most derived ones that inherit it speak for it, as they do
 * on the serving side.
 *
 * @param name what stands before the names of the methods, empty for nothing
 * @param method the method of a route where the method itself names none
 * @param remote whether peers may call
 */
record Prefix(String name, String method, boolean remote) {

	static final Prefix NONE = new Prefix("", "", true);

	static Prefix of(Class<?> declaring, Collection<Class<?>> interfaces) {
		if (isAnnotated(declaring)) {
			return read(declaring);
		}
		List<Class<?>> heirs = interfaces.stream().filter((type) -> inherits(type, declaring)).toList();
		return heirs.stream()
			.filter((type) -> heirs.stream().noneMatch((other) -> other != type && type.isAssignableFrom(other)))
			.findFirst()
			.map(Prefix::read)
			.orElse(NONE);
	}

	private static boolean inherits(Class<?> type, Class<?> declaring) {
		return declaring.isAssignableFrom(type) && isAnnotated(type);
	}

	private static boolean isAnnotated(Class<?> type) {
		return MergedAnnotations.from(type).isPresent(WssRoute.class);
	}

	private static Prefix read(Class<?> type) {
		return of(MergedAnnotations.from(type).get(WssRoute.class));
	}

	private static Prefix of(MergedAnnotation<WssRoute> route) {
		return new Prefix(route.getString("name"), route.getString("method"), route.getBoolean("remote"));
	}

	String before(String name) {
		return this.name.isEmpty() ? name : this.name + "." + name;
	}

}
