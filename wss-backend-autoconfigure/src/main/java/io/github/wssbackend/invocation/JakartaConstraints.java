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

import java.util.ArrayList;
import java.util.List;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;

/**
 * Broken constraints as Jakarta Validation tells them. To be touched only where that is
 * on the class path.
 */
final class JakartaConstraints {

	private JakartaConstraints() {
	}

	static @Nullable String messages(Throwable failure) {
		if (!(failure instanceof ConstraintViolationException broken) || broken.getConstraintViolations() == null) {
			return null;
		}
		boolean ours = broken.getConstraintViolations().stream().anyMatch(JakartaConstraints::isOfResult);
		return ours ? null
				: ConstraintMessages.join(broken.getConstraintViolations()
					.stream()
					.map((violation) -> field(violation) + ": " + violation.getMessage()));
	}

	/** A result that breaks its constraint is a fault of the node and not of the peer. */
	private static boolean isOfResult(ConstraintViolation<?> violation) {
		for (Path.Node node : violation.getPropertyPath()) {
			if (node.getKind() == ElementKind.RETURN_VALUE) {
				return true;
			}
		}
		return false;
	}

	/** The path within the argument, or the argument itself; never the method. */
	private static String field(ConstraintViolation<?> violation) {
		List<String> fields = new ArrayList<>();
		String parameter = "argument";
		for (Path.Node node : violation.getPropertyPath()) {
			if (node.getKind() == ElementKind.PARAMETER) {
				parameter = node.getName();
			}
			else if (node.getKind() != ElementKind.METHOD && node.getKind() != ElementKind.BEAN) {
				fields.add(node.toString());
			}
		}
		return fields.isEmpty() ? parameter : String.join(".", fields);
	}

}
