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

package io.github.wssbackend.client;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * When a lost socket is opened again, complete and checked. Immutable.
 *
 * @param enabled whether it is
 * @param initial the first wait
 * @param max the longest wait
 * @param multiplier by what a wait is longer than the one before
 * @param jitter by what part a wait is shorter on average, at random
 */
record ReconnectSettings(boolean enabled, Duration initial, Duration max, double multiplier, double jitter) {

	static final ReconnectSettings DEFAULT = new ReconnectSettings(true, Duration.ofMillis(500), Duration.ofSeconds(30),
			2, 0.5);

	static ReconnectSettings of(WssClientOptions.@Nullable Reconnect options, ClientChecks checks) {
		if (options == null) {
			return DEFAULT;
		}
		ReconnectSettings settings = new ReconnectSettings(
				Objects.requireNonNullElse(options.enabled(), DEFAULT.enabled),
				Objects.requireNonNullElse(options.initial(), DEFAULT.initial),
				Objects.requireNonNullElse(options.max(), DEFAULT.max),
				Objects.requireNonNullElse(options.multiplier(), DEFAULT.multiplier),
				Objects.requireNonNullElse(options.jitter(), DEFAULT.jitter));
		checks.checkReconnect(settings);
		return settings;
	}

}
