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

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.frame.ErrorBody;

import org.springframework.http.ProblemDetail;
import org.springframework.util.ClassUtils;
import org.springframework.validation.Errors;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.web.ErrorResponse;

/**
 * The exceptions that have a meaning of their own for a peer.
 */
final class StandardErrors {

	private static final boolean JAKARTA_VALIDATION = isPresent("jakarta.validation.ConstraintViolationException");

	private static final boolean SPRING_SECURITY = isPresent("org.springframework.security.core.Authentication");

	private StandardErrors() {
	}

	static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, StandardErrors.class.getClassLoader());
	}

	/** What happened, without the wrappers that futures and reflection put around it. */
	static Throwable unwrap(Throwable failure) {
		Throwable unwrapped = failure;
		Throwable cause = failure.getCause();
		for (int depth = 0; cause != null && isWrapper(unwrapped) && depth < 32; depth++) {
			unwrapped = cause;
			cause = unwrapped.getCause();
		}
		return unwrapped;
	}

	private static boolean isWrapper(Throwable failure) {
		return failure instanceof CompletionException || failure instanceof ExecutionException
				|| failure instanceof InvocationTargetException || failure instanceof UndeclaredThrowableException;
	}

	/**
	 * What a peer may know of a failure.
	 * @return the error, {@code null} if it may know nothing
	 */
	static @Nullable ErrorBody map(Throwable failure) {
		if (failure instanceof WssRequestException error) {
			return error.isFromPeer() ? null : of(error);
		}
		String broken = constraints(failure);
		if (broken != null) {
			return ErrorBody.of(WssErrorCode.VALIDATION_FAILED, broken);
		}
		if (failure instanceof ErrorResponse response) {
			return of(response.getBody());
		}
		if (failure instanceof RejectedExecutionException) {
			return ErrorBody.of(WssErrorCode.OVERLOADED, null);
		}
		return SPRING_SECURITY ? SecurityErrors.map(failure) : null;
	}

	private static @Nullable String constraints(Throwable failure) {
		if (failure instanceof MethodValidationException broken) {
			return broken.isForReturnValue() ? null : ConstraintMessages.of(broken);
		}
		if (failure instanceof Errors errors) {
			return ConstraintMessages.of(errors);
		}
		return JAKARTA_VALIDATION ? JakartaConstraints.messages(failure) : null;
	}

	static ErrorBody of(WssRequestException error) {
		return ErrorBody.of(error.code(), error.status(), error.detail());
	}

	static ErrorBody of(ProblemDetail problem) {
		return ErrorBody.of(WssErrorCode.ofStatus(problem.getStatus()), problem.getStatus(), problem.getDetail());
	}

}
