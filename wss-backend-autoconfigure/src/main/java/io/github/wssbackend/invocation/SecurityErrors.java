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

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.frame.ErrorBody;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/**
 * What Spring Security throws. To be touched only where that is on the class path.
 */
final class SecurityErrors {

	private SecurityErrors() {
	}

	static @Nullable ErrorBody map(Throwable failure) {
		if (failure instanceof AuthenticationException) {
			return ErrorBody.of(WssErrorCode.UNAUTHENTICATED, null);
		}
		return (failure instanceof AccessDeniedException) ? ErrorBody.of(WssErrorCode.FORBIDDEN, null) : null;
	}

}
