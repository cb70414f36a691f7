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

import java.util.Comparator;
import java.util.List;

/**
 * What the rows of the tables are about.
 */
final class Rows {

	static final String IDLE = "idle";

	static final String FROZEN = "frozen";

	private Rows() {
	}

	static List<String> of(List<Report.Result> results) {
		return results.stream()
			.map((result) -> result.outcome().row())
			.distinct()
			.sorted(Comparator.comparingInt(Scenarios::place))
			.toList();
	}

	/** The figure that a row is compared by. */
	static String figure(String row) {
		return switch (row) {
			case IDLE -> Figures.HEAP;
			case FROZEN -> Figures.P99_RATIO;
			default -> Figures.CPU;
		};
	}

	/** The row of another peer that this one is compared with. */
	static String baseline(String row) {
		return row.replace(Scenarios.FAST, "");
	}

	/** Whether the figure is a ratio already. */
	static boolean isRatio(String row) {
		return FROZEN.equals(row);
	}

	static String title(String row) {
		return switch (figure(row)) {
			case Figures.HEAP -> row + ", live heap per connection";
			case Figures.P99_RATIO -> row + ", p99 against none frozen";
			default -> row + ", CPU per message";
		};
	}

	/** The middle one of sorted numbers. */
	static double median(List<Double> sorted) {
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

}
