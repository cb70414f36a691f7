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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Runs the comparison: round by round, each peer in a fresh process, all scenarios.
 */
final class Benchmarks {

	private static final Log logger = LogFactory.getLog(Benchmarks.class);

	private final Options options;

	private final Report report;

	Benchmarks(Options options) throws IOException {
		this.options = options;
		Files.createDirectories(options.output());
		this.report = new Report(options);
	}

	public static void main(String[] arguments) throws IOException {
		boolean sound = new Benchmarks(new Options(arguments)).run();
		System.exit(sound ? 0 : 1);
	}

	/** Whether every answer was right. */
	boolean run() throws IOException {
		for (int round = 1; round <= this.options.rounds(); round++) {
			List<Peer> peers = new ArrayList<>(this.options.peers());
			Collections.rotate(peers, -(round - 1));
			for (Peer peer : peers) {
				measure(round, peer);
			}
		}
		return this.report.end();
	}

	private void measure(int round, Peer peer) throws IOException {
		for (List<Scenario> group : Scenarios.groups(this.options.scenarios(), peer)) {
			try (ServerProcess server = start(peer, round)) {
				Target target = new Target(peer, server, this.options);
				WarmUp.run(target);
				for (Scenario scenario : group) {
					this.report.add(round, peer, run(scenario, target));
				}
			}
			catch (BadAnswerException | IOException ex) {
				logger.error(peer.id() + " did not get to be measured", ex);
				for (Scenario scenario : group) {
					this.report.add(round, peer, Outcome.of(scenario.row()).failed(String.valueOf(ex.getMessage())));
				}
			}
		}
	}

	private ServerProcess start(Peer peer, int round) throws IOException {
		String log = peer.id() + "-" + round + ".log";
		return new ServerProcess(peer.command(this.options), this.options.output().resolve(log).toFile());
	}

	private static Outcome run(Scenario scenario, Target target) {
		try {
			return scenario.run(target);
		}
		catch (BadAnswerException | IOException ex) {
			logger.error(target.peer().id() + ", " + scenario.row() + ": no result", ex);
			return Outcome.of(scenario.row()).failed(String.valueOf(ex.getMessage()));
		}
	}

}
