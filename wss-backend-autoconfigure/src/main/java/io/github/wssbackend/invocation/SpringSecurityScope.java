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
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.util.StringUtils;

/**
 * The scope by Spring Security. To be touched only where that is on the class path.
 */
final class SpringSecurityScope implements SecurityScope {

	private final SpelExpressionParser expressions = new SpelExpressionParser();

	@Override
	public Scope open(@Nullable Principal principal) {
		SecurityContextHolderStrategy strategy = SecurityContextHolder.getContextHolderStrategy();
		SecurityContext previous = strategy.getContext();
		SecurityContext context = strategy.createEmptyContext();
		if (principal instanceof Authentication authentication) {
			context.setAuthentication(authentication);
		}
		strategy.setContext(context);
		return () -> restore(strategy, previous);
	}

	private static void restore(SecurityContextHolderStrategy strategy, SecurityContext previous) {
		if (previous.getAuthentication() == null) {
			strategy.clearContext();
		}
		else {
			strategy.setContext(previous);
		}
	}

	@Override
	public @Nullable Principal current() {
		return SecurityContextHolder.getContext().getAuthentication();
	}

	@Override
	public @Nullable Object authenticationPrincipal(@Nullable Principal principal, MethodParameter parameter) {
		Object user = (principal instanceof Authentication authentication) ? authentication.getPrincipal() : principal;
		AuthenticationPrincipal annotation = AnnotatedElementUtils.findMergedAnnotation(
				AnnotatedElementUtils.forAnnotations(parameter.getParameterAnnotations()),
				AuthenticationPrincipal.class);
		if (user != null && annotation != null && StringUtils.hasText(annotation.expression())) {
			user = evaluate(annotation.expression(), user);
		}
		boolean fits = user != null && parameter.nestedIfOptional().getNestedParameterType().isInstance(user);
		if (!fits && user != null && annotation != null && annotation.errorOnInvalidType()) {
			throw new ClassCastException("The principal is no " + parameter.getNestedParameterType().getName());
		}
		return fits ? user : null;
	}

	private @Nullable Object evaluate(String expression, Object user) {
		return this.expressions.parseExpression(expression).getValue(new StandardEvaluationContext(user));
	}

}
