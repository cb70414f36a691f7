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

/**
 * Says whether all subscribers have all there was.
 */
final class Deliveries {

	private Deliveries() {
	}

	static Outcome check(Outcome outcome, Audience audience) {
		outcome.figures().put(Figures.LOST, (double) audience.missing());
		outcome.figures().put(Figures.REORDERED, (double) audience.reordered());
		if (audience.missing() == 0 && audience.reordered() == 0) {
			return outcome;
		}
		return outcome.failed(audience.missing() + " deliveries lost, " + audience.reordered() + " out of their order");
	}

}
