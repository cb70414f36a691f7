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

package io.github.wssbackend.invocation;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * Sets the SecurityContext of a node on the thread that runs it. Safe for use by several
 * threads; each {@link Scope} belongs to the thread that opened it.
 */
interface SecurityScope {

	/** Where Spring Security is not on the class path. */
	SecurityScope NONE = new SecurityScope() {

		@Override
		public Scope open(@Nullable Principal principal) {
			return () -> {
			};
		}

		@Override
		public @Nullable Principal current() {
			return null;
		}

		@Override
		public @Nullable Object authenticationPrincipal(@Nullable Principal principal, MethodParameter parameter) {
			return null;
		}

	};

	static SecurityScope create() {
		return StandardErrors.isPresent("org.springframework.security.core.context.SecurityContextHolder")
				? new SpringSecurityScope() : NONE;
	}

	/**
	 * Make the context that of a principal: its own if it is an authentication, else an
	 * empty one, so that a node never sees whom the thread served before.
	 * @param principal on whose behalf the node runs
	 * @return what puts the context back
	 */
	Scope open(@Nullable Principal principal);

	/**
	 * On whose behalf this thread runs now.
	 * @return the authentication of the context, or {@code null}
	 */
	@Nullable Principal current();

	/**
	 * What {@code @AuthenticationPrincipal} asks for.
	 * @param principal on whose behalf the node runs
	 * @param parameter the parameter with the annotation
	 * @return the principal of the authentication, {@code null} if there is none or it is
	 * of another type
	 */
	@Nullable Object authenticationPrincipal(@Nullable Principal principal, MethodParameter parameter);

	/**
	 * Puts back what was before.
	 */
	interface Scope extends AutoCloseable {

		@Override
		void close();

	}

}
