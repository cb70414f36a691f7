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

package io.github.wssbackend.frame;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a route may be called.
 *
 * @since 0.1.0
 */
public final class RouteNames {

	/** How many characters a name may have. */
	public static final int MAX_LENGTH = 256;

	private static final Set<String> RESERVED = Set.of("runRequest", "subscribeSocket", "unsubscribe", "cancelRequest",
			"setId");

	private RouteNames() {
	}

	/**
	 * Refuse a name that no route may have.
	 * @param route the name
	 * @throws IllegalArgumentException saying what is wrong with it
	 */
	public static void require(String route) {
		String fault = fault(route);
		if (fault != null) {
			throw new IllegalArgumentException("A route " + fault);
		}
	}

	/**
	 * What is wrong with a name.
	 * @param route the name
	 * @return half a sentence that begins with a verb, {@code null} if all is well
	 */
	public static @Nullable String fault(String route) {
		if (route.isBlank()) {
			return "must not be empty";
		}
		if (route.length() > MAX_LENGTH) {
			return "must not be longer than " + MAX_LENGTH + " characters";
		}
		if (RESERVED.contains(route)) {
			return "must not be '" + route + "', which is a word of the protocol";
		}
		return null;
	}

	/**
	 * What is wrong with a name that stands in an annotation, where no segment is empty.
	 * @param route the name
	 * @return half a sentence that begins with a verb, {@code null} if all is well
	 */
	public static @Nullable String annotationFault(String route) {
		boolean segmented = !route.startsWith(".") && !route.endsWith(".") && !route.contains("..");
		return (route.isBlank() || !segmented) ? "must not be empty or have an empty segment" : fault(route);
	}

	/**
	 * What is wrong with the method of a route.
	 * @param method the method, not the empty one that stands for none
	 * @return half a sentence that begins with a verb, {@code null} if all is well
	 */
	public static @Nullable String methodFault(String method) {
		boolean word = !method.isBlank() && !method.contains(".") && method.length() <= MAX_LENGTH;
		return word ? null : "must be one segment, without dots, and neither blank nor long";
	}

}
