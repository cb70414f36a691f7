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

package io.github.wssbackend.autoconfigure;

import jakarta.validation.Validator;

import io.github.wssbackend.invocation.ArgumentValidation;
import io.github.wssbackend.invocation.JakartaArgumentValidation;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Arguments are validated where the application has a validator.
 */
@Configuration(proxyBeanMethods = false)
class ValidationConfiguration {

	private static final String VALIDATOR = "jakarta.validation.Validator";

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = VALIDATOR)
	static class Jakarta {

		@Bean
		ArgumentValidationSource wssArgumentValidation(ObjectProvider<Validator> validators) {
			return () -> {
				Validator validator = validators.getIfAvailable();
				return (validator != null) ? new JakartaArgumentValidation(validator) : ArgumentValidation.NONE;
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass(VALIDATOR)
	static class None {

		@Bean
		ArgumentValidationSource wssArgumentValidation() {
			return () -> ArgumentValidation.NONE;
		}

	}

}
