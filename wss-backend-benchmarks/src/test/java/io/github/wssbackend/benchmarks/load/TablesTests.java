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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables say what was measured.
 */
class TablesTests {

	private final List<Report.Result> results = new ArrayList<>();

	private final List<Peer> peers = List.of(Peer.BY_HAND, Peer.WSS);

	@Test
	void aRatioIsTheMedianOfTheRounds() {
		rounds(Peer.BY_HAND, "requests", Figures.CPU, 10, 20, 40);
		rounds(Peer.WSS, "requests", Figures.CPU, 5, 4, 30);
		assertThat(new RatioTable(this.results, this.peers).markdown())
			.contains("| requests, CPU per message | 1.00 (1.00–1.00) | 0.50 (0.20–0.75) |");
	}

	@Test
	void aRouteThatDoesNotBlockIsComparedWithTheSameRequests() {
		rounds(Peer.BY_HAND, "requests", Figures.CPU, 10);
		rounds(Peer.WSS, "requests" + Scenarios.FAST, Figures.CPU, 4);
		assertThat(new RatioTable(this.results, this.peers).markdown())
			.contains("| requests, blocking = false, CPU per message | – | 0.40 |");
	}

	@Test
	void memoryIsComparedByTheLiveHeap() {
		rounds(Peer.BY_HAND, "idle", Figures.HEAP, 80);
		rounds(Peer.WSS, "idle", Figures.HEAP, 20);
		assertThat(new RatioTable(this.results, this.peers).markdown())
			.contains("| idle, live heap per connection | 1.00 | 0.25 |");
	}

	@Test
	void aRunThatIsNoResultHasNoFigure() {
		rounds(Peer.BY_HAND, "burst", Figures.CPU, 10);
		rounds(Peer.WSS, "burst", Figures.CPU, 5);
		Report.Result right = this.results.remove(1);
		this.results.add(new Report.Result(1, Peer.WSS, right.outcome().failed("3 deliveries lost")));
		assertThat(new RatioTable(this.results, this.peers).markdown()).contains("| 1.00 | – |");
		assertThat(new FigureTable(this.results, this.peers).markdown()).contains("| burst, CPU µs | 10.00 | – |");
	}

	@Test
	void requestsPerCpuSecondAreTheInverseOfTheRatio() {
		rounds(Peer.STOMP, "requests", Figures.CPU, 100, 120);
		rounds(Peer.WSS, "requests", Figures.CPU, 5, 10);
		assertThat(new RatioTable(this.results, List.of(Peer.WSS, Peer.STOMP)).markdown())
			.contains("| requests per CPU second, times those of stomp | 16.00 (12.00–20.00) |  |");
	}

	private void rounds(Peer peer, String row, String figure, double... values) {
		for (int i = 0; i < values.length; i++) {
			Outcome outcome = Outcome.of(row);
			outcome.figures().put(figure, values[i]);
			this.results.add(new Report.Result(i + 1, peer, outcome));
		}
	}

}
