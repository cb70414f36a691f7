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

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterValidationResult;

/**
 * Broken constraints in a sentence for the peer: {@code name: must not be blank; price:
 * must be greater than 0}. Sorted, because validators tell them in any order.
 */
final class ConstraintMessages {

	private static final int MAX_MESSAGES = 20;

	private ConstraintMessages() {
	}

	static String of(MethodValidationResult result) {
		return join(result.getParameterValidationResults().stream().flatMap(ConstraintMessages::of));
	}

	static String of(Errors errors) {
		return join(errors.getAllErrors().stream().map((error) -> line("", error)));
	}

	static String join(Stream<String> messages) {
		List<String> sorted = messages.distinct().sorted().toList();
		String joined = sorted.stream().limit(MAX_MESSAGES).collect(Collectors.joining("; "));
		return (sorted.size() > MAX_MESSAGES) ? joined + "; ..." : joined;
	}

	private static Stream<String> of(ParameterValidationResult result) {
		String name = result.getMethodParameter().getParameterName();
		String index = (result.getContainerIndex() != null) ? "[" + result.getContainerIndex() + "]" : "";
		if (result instanceof Errors errors) {
			String prefix = index.isEmpty() ? "" : index + ".";
			return errors.getAllErrors().stream().map((error) -> line(prefix, error));
		}
		return result.getResolvableErrors()
			.stream()
			.map((error) -> ((name != null) ? name : "argument") + index + text(error));
	}

	private static String line(String prefix, ObjectError error) {
		String field = (error instanceof FieldError broken) ? broken.getField() : error.getObjectName();
		return prefix + field + text(error);
	}

	private static String text(MessageSourceResolvable error) {
		@Nullable String message = error.getDefaultMessage();
		return ": " + ((message != null) ? message : "is not valid");
	}

}
