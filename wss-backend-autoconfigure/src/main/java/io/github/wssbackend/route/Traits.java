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

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.annotation.WssRoute.Output;

/**
 * What a {@link WssRoute} says. What stands on a type holds for all its methods: it may
 * close, speed up or open more than a method says, never the other way round; output,
 * timeout and method are what a method falls back to.
 */
record Traits(String name, String method, boolean remote, boolean blocking, Output output, boolean inputs,
		boolean concurrent, String timeout) {

	static final Traits NONE = new Traits("", "", true, true, Output.AUTO, false, false, "");

	static Traits of(WssRoute route) {
		return new Traits(route.name(), route.method(), route.remote(), route.blocking(), route.output(),
				route.inputs(), route.concurrent(), route.timeout());
	}

	static Traits ofClass(Class<?> type) {
		return of(type, SearchStrategy.SUPERCLASS, NONE);
	}

	static Traits ofMethod(@Nullable AnnotatedElement method) {
		return (method != null) ? of(method, SearchStrategy.TYPE_HIERARCHY, NONE) : NONE;
	}

	/**
	 * What holds for a method found on an interface: what that interface says, else what
	 * the most derived interfaces say that inherit it.
	 */
	static List<Traits> ofInterface(Class<?> declaring, Collection<Class<?>> interfaces) {
		List<Class<?>> heirs = new ArrayList<>();
		for (Class<?> type : isAnnotated(declaring) ? List.<Class<?>>of(declaring) : interfaces) {
			if (declaring.isAssignableFrom(type) && isAnnotated(type)) {
				heirs.add(type);
			}
		}
		List<Traits> traits = heirs.stream()
			.filter((type) -> heirs.stream().noneMatch((other) -> other != type && type.isAssignableFrom(other)))
			.map((type) -> of(type, SearchStrategy.DIRECT, NONE))
			.toList();
		return traits.isEmpty() ? List.of(NONE) : traits;
	}

	private static boolean isAnnotated(Class<?> type) {
		return MergedAnnotations.from(type).isPresent(WssRoute.class);
	}

	private static Traits of(AnnotatedElement element, SearchStrategy strategy, Traits absent) {
		MergedAnnotation<WssRoute> route = MergedAnnotations.from(element, strategy).get(WssRoute.class);
		return route.isPresent() ? of(route.synthesize()) : absent;
	}

	/**
	 * What this and the traits around it make together.
	 */
	Traits within(Traits outer) {
		return new Traits(this.name.isEmpty() ? outer.name : this.name,
				this.method.isEmpty() ? outer.method : this.method, this.remote && outer.remote,
				this.blocking && outer.blocking, (this.output == Output.AUTO) ? outer.output : this.output,
				this.inputs || outer.inputs, this.concurrent || outer.concurrent,
				this.timeout.isEmpty() ? outer.timeout : this.timeout);
	}

	Traits closedUnless(boolean open) {
		return open ? this : new Traits(this.name, this.method, false, this.blocking, this.output, this.inputs,
				this.concurrent, this.timeout);
	}

}
