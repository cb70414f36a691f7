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

package io.github.wssbackend;

import org.springframework.core.NestedRuntimeException;

/**
 * A mistake in the configuration or in the annotated beans, found at start-up or when a
 * server is set up. It says what is wrong and how to mend it.
 *
 * @since 0.1.0
 */
public class WssConfigurationException extends NestedRuntimeException {

	private final String description;

	private final String action;

	/**
	 * Create an exception.
	 * @param description what is wrong, naming the property or the places in the code
	 * @param action how to mend it
	 */
	public WssConfigurationException(String description, String action) {
		super(description + " " + action);
		this.description = description;
		this.action = action;
	}

	/**
	 * What is wrong.
	 * @return the description
	 */
	public String description() {
		return this.description;
	}

	/**
	 * How to mend it.
	 * @return the action
	 */
	public String action() {
		return this.action;
	}

}
