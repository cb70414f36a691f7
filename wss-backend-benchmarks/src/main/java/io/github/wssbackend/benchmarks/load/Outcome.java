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

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run of a scenario gave.
 *
 * @param row the row of the table that it belongs to
 * @param figures by name
 * @param problem why it is no result, or an empty text
 */
record Outcome(String row, Map<String, Double> figures, String problem) {

	static Outcome of(String row) {
		return new Outcome(row, new LinkedHashMap<>(), "");
	}

	Outcome failed(String problem) {
		return new Outcome(this.row, this.figures, problem);
	}

	boolean isResult() {
		return this.problem.isEmpty();
	}

}
