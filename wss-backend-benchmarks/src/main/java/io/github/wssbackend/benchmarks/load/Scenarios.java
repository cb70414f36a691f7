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

/**
 * The scenarios by name.
 */
final class Scenarios {

	/**
	 * What stands behind the name of a row for a route that the reading thread answers.
	 */
	static final String FAST = ", blocking = false";

	private Scenarios() {
	}

	/** The scenarios that share one server, for each server. */
	static List<List<Scenario>> groups(List<String> names, Peer peer) {
		List<List<Scenario>> groups = new ArrayList<>();
		List<Scenario> shared = new ArrayList<>();
		for (String name : names) {
			List<Scenario> scenarios = named(name).stream().filter((scenario) -> scenario.isFor(peer)).toList();
			shared.addAll(scenarios);
		}
		if (!shared.isEmpty()) {
			groups.add(shared);
		}
		return groups;
	}

	private static List<Scenario> named(String name) {
		return switch (name) {
			case "requests" -> requests(name, 8);
			case "requests-1" -> requests(name, 1);
			case "fan-out" -> List.of(new FanOutScenario());
			case "burst" -> List.of(new BurstScenario());
			default -> throw new IllegalArgumentException("No such scenario: " + name);
		};
	}

	private static List<Scenario> requests(String name, int outstanding) {
		return List.of(new RequestScenario(name, outstanding, true),
				new RequestScenario(name + FAST, outstanding, false));
	}

}
