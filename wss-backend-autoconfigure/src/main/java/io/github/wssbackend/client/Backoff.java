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
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: exponential, with jitter, so that those who
 * lost the same server do not come back at the same moment. Immutable.
 *
 * @param settings the bounds
 * @param random gives numbers from 0 to 1
 */
record Backoff(ReconnectSettings settings, DoubleSupplier random) {

	/**
	 * The wait before an attempt.
	 * @param failures how many attempts failed in a row, the lost socket included
	 * @return the wait, from none to the longest
	 */
	Duration delay(int failures) {
		double growth = Math.pow(this.settings.multiplier(), Math.max(0, failures - 1));
		double longest = Math.min(this.settings.max().toNanos(), this.settings.initial().toNanos() * growth);
		double width = Math.min(1, 2 * this.settings.jitter());
		return Duration.ofNanos((long) (longest * (1 - width * this.random.getAsDouble())));
	}

}
