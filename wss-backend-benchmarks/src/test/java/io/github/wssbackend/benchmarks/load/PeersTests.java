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
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Every peer answers what the load asks, in every scenario. Nothing is timed: the counts
 * are tiny and no figure is compared.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PeersTests {

	private static final Options OPTIONS = new Options("seconds=0.2", "warm-up=0.2", "connections=20", "subscribers=20",
			"burst-messages=50", "jvm-args=-XX:TieredStopAtLevel=1", "output=target/smoke");

	@ParameterizedTest
	@EnumSource(Peer.class)
	void everyAnswerOfAPeerIsRight(Peer peer) throws IOException {
		assumeTrue(!peer.isNode() || NodeProject.isPossible(), "Skipped: no node or npm here");
		Files.createDirectories(OPTIONS.output());
		try (ServerProcess server = new ServerProcess(peer.command(OPTIONS),
				OPTIONS.output().resolve(peer.id() + ".log").toFile())) {
			Target target = new Target(peer, server, OPTIONS);
			for (List<Scenario> group : Scenarios.groups(OPTIONS.scenarios(), peer)) {
				for (Scenario scenario : group) {
					check(peer, scenario.run(target));
				}
			}
			assertThat(server.cpu()).isPositive();
		}
	}

	private static void check(Peer peer, Outcome outcome) {
		Map<String, Double> figures = outcome.figures();
		if (peer == Peer.STOMP && figures.containsKey(Figures.LOST)) {
			// The simple broker mixes the order up; it must not lose anything.
			assertThat(figures).containsEntry(Figures.LOST, 0.0);
			return;
		}
		assertThat(outcome.problem()).as(outcome.row()).isEmpty();
		if (figures.containsKey(Figures.COUNT)) {
			assertThat(figures.get(Figures.COUNT)).as(outcome.row()).isPositive();
			assertThat(figures.get(Figures.RATE)).as(outcome.row()).isPositive();
		}
		if (figures.containsKey(Figures.P50)) {
			assertThat(figures.get(Figures.P50)).as(outcome.row())
				.isPositive()
				.isLessThanOrEqualTo(figures.get(Figures.P99));
			assertThat(figures.get(Figures.P99)).as(outcome.row()).isLessThanOrEqualTo(figures.get(Figures.P999));
		}
	}

}
