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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The main figure of each row as a ratio to the hand-written server in the same round;
 * the median of the rounds, and the range.
 */
final class RatioTable {

	private final List<Report.Result> results;

	private final List<Peer> peers;

	RatioTable(List<Report.Result> results, List<Peer> peers) {
		this.results = results;
		this.peers = peers;
	}

	String markdown() {
		MarkdownTable table = new MarkdownTable("ratio to " + Peer.BY_HAND.id(), this.peers);
		for (String row : Rows.of(this.results)) {
			table.row(Rows.title(row), (peer) -> cell(ratios(row, peer, Rows.baseline(row), Peer.BY_HAND)));
		}
		for (Peer other : List.of(Peer.STOMP, Peer.GRAPHSCRIPT)) {
			if (this.peers.contains(other)) {
				perCpuSecond(table, "requests", other);
				perCpuSecond(table, "requests" + Scenarios.FAST, other);
			}
		}
		return table.text();
	}

	/** The same the other way around: how many times the requests of another peer. */
	private void perCpuSecond(MarkdownTable table, String row, Peer other) {
		List<Double> own = ratios(row, Peer.WSS, "requests", other).stream().map((ratio) -> 1 / ratio).toList();
		table.row(row + " per CPU second, times those of " + other.id(), (peer) -> (peer == Peer.WSS) ? cell(own) : "");
	}

	/** The ratios of the rounds in which both have a figure. */
	private List<Double> ratios(String row, Peer peer, String baseRow, Peer base) {
		List<Double> ratios = new ArrayList<>();
		String figure = Rows.figure(row);
		for (Report.Result result : this.results) {
			if (result.peer() == peer && result.outcome().row().equals(row)) {
				OptionalDouble own = figure(result.outcome(), figure);
				OptionalDouble other = Rows.isRatio(row) ? OptionalDouble.of(1)
						: find(result.round(), base, baseRow, figure);
				if (own.isPresent() && other.isPresent()) {
					ratios.add(own.getAsDouble() / other.getAsDouble());
				}
			}
		}
		return ratios;
	}

	private OptionalDouble find(int round, Peer peer, String row, String figure) {
		return this.results.stream()
			.filter((result) -> result.round() == round && result.peer() == peer && result.outcome().row().equals(row))
			.map((result) -> figure(result.outcome(), figure))
			.findFirst()
			.orElse(OptionalDouble.empty());
	}

	private static OptionalDouble figure(Outcome outcome, String name) {
		Map<String, Double> figures = outcome.figures();
		Double value = figures.get(name);
		return (outcome.isResult() && value != null) ? OptionalDouble.of(value) : OptionalDouble.empty();
	}

	private static String cell(List<Double> ratios) {
		if (ratios.isEmpty()) {
			return "–";
		}
		List<Double> sorted = ratios.stream().sorted().toList();
		return (sorted.size() == 1) ? String.format(Locale.ROOT, "%.2f", sorted.get(0)) : String.format(Locale.ROOT,
				"%.2f (%.2f–%.2f)", Rows.median(sorted), sorted.get(0), sorted.get(sorted.size() - 1));
	}

}
