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

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The figures themselves: medians of the rounds. They belong to the machine.
 */
final class FigureTable {

	private static final Map<String, String> TITLES = Map.of(Figures.RATE, "per second", Figures.CPU, "CPU µs",
			Figures.P50, "p50 ms", Figures.P99, "p99 ms", Figures.P999, "p999 ms", Figures.HEAP, "heap KiB",
			Figures.RESIDENT, "RSS KiB", Figures.LOAD_CORES, "cores of the load", Figures.OTHER_CORES,
			"cores of others", Figures.FREE_P99, "p99 ms, none frozen");

	private static final List<String> ORDER = List.of(Figures.RATE, Figures.CPU, Figures.P50, Figures.P99, Figures.P999,
			Figures.FREE_P99, Figures.HEAP, Figures.RESIDENT, Figures.LOAD_CORES, Figures.OTHER_CORES);

	private final List<Report.Result> results;

	private final List<Peer> peers;

	FigureTable(List<Report.Result> results, List<Peer> peers) {
		this.results = results;
		this.peers = peers;
	}

	String markdown() {
		MarkdownTable table = new MarkdownTable("median", this.peers);
		for (String row : Rows.of(this.results)) {
			for (String figure : ORDER) {
				if (this.peers.stream().anyMatch((peer) -> !values(row, figure, peer).isEmpty())) {
					table.row(row + ", " + TITLES.get(figure), (peer) -> cell(values(row, figure, peer)));
				}
			}
		}
		return table.text();
	}

	private List<Double> values(String row, String figure, Peer peer) {
		return this.results.stream()
			.filter((result) -> result.peer() == peer && result.outcome().isResult())
			.filter((result) -> result.outcome().row().equals(row))
			.map((result) -> result.outcome().figures().get(figure))
			.filter(Objects::nonNull)
			.sorted()
			.toList();
	}

	private static String cell(List<Double> sorted) {
		if (sorted.isEmpty()) {
			return "–";
		}
		double median = Rows.median(sorted);
		return String.format(Locale.ROOT, (median < 1000) ? "%.2f" : "%,.0f", median);
	}

}
