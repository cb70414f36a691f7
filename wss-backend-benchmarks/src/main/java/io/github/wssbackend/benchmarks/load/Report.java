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
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * Collects outcomes, and writes them: a line of JSON each as it comes, the tables at the
 * end.
 */
final class Report {

	private final Options options;

	private final Console console = new Console();

	private final JsonMapper mapper = new JsonMapper();

	private final List<Result> results = new ArrayList<>();

	private final Path lines;

	Report(Options options) throws IOException {
		this.options = options;
		this.lines = options.output().resolve("rounds.jsonl");
		Files.deleteIfExists(this.lines);
		this.console.line(Machine.line(options));
	}

	void add(int round, Peer peer, Outcome outcome) throws IOException {
		this.results.add(new Result(round, peer, outcome));
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("round", round);
		line.put("peer", peer.id());
		line.put("row", outcome.row());
		line.putAll(outcome.figures());
		line.put("problem", outcome.problem());
		String json = this.mapper.writeValueAsString(line);
		this.console.line(json);
		Files.writeString(this.lines, json + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	/**
	 * Print and write the tables.
	 * @return whether every answer was right, and the starter lost nothing
	 */
	boolean end() throws IOException {
		List<Peer> peers = this.options.peers();
		String text = Machine.line(this.options) + "\n\n" + new RatioTable(this.results, peers).markdown() + "\n"
				+ new FigureTable(this.results, peers).markdown() + "\n" + problems();
		this.console.line("\n" + text);
		Files.writeString(this.options.output().resolve("report.md"), text);
		return this.results.stream().allMatch(Report::isSound);
	}

	/** What another peer loses or mixes up is a finding, not a failure. */
	private static boolean isSound(Result result) {
		return result.outcome().isResult()
				|| (result.peer() != Peer.WSS && result.outcome().figures().containsKey(Figures.LOST));
	}

	private String problems() {
		StringBuilder text = new StringBuilder();
		for (Result result : this.results) {
			if (!result.outcome().isResult()) {
				text.append("- No result: ").append(result.peer().id()).append(", ").append(result.outcome().row());
				text.append(", round ").append(result.round()).append(": ");
				text.append(result.outcome().problem()).append('\n');
			}
		}
		return text.toString();
	}

	/**
	 * One outcome and whose it is.
	 *
	 * @param round counting from 1
	 * @param peer whose
	 * @param outcome what
	 */
	record Result(int round, Peer peer, Outcome outcome) {
	}

}
