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

import java.time.Duration;

import io.github.wssbackend.WssConfigurationException;

/**
 * Checks {@code wss.request-timeout}.
 */
final class RequestTimeout {

	private RequestTimeout() {
	}

	static void check(Duration timeout) {
		if (timeout.isZero() || timeout.isNegative()) {
			throw new WssConfigurationException(
					"wss.request-timeout must be longer than nothing but is " + timeout + ".",
					"Use a duration such as 30s, or leave it out for the default.");
		}
	}

}
