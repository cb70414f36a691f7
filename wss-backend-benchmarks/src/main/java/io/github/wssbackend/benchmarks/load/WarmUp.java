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

package io.github.wssbackend.benchmarks.load;

import java.io.IOException;
import java.time.Duration;

/**
 * Lets a fresh server compile its hot code before anything is measured.
 */
final class WarmUp {

	private WarmUp() {
	}

	static void run(Target target) throws IOException {
		boolean both = target.peer().hasFastRoute();
		Duration time = target.options().warmUp().dividedBy(both ? 2 : 1);
		new RequestScenario("warm-up", 8, true).run(target, Duration.ZERO, time);
		if (both) {
			new RequestScenario("warm-up", 8, false).run(target, Duration.ZERO, time);
		}
	}

}
