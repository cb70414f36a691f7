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
import java.util.Set;

/**
 * The scenarios by name.
 */
final class Scenarios {

	/**
	 * What stands behind the name of a row for a route that the reading thread answers.
	 */
	static final String FAST = ", blocking = false";

	/** What must not find the memory and the threads of another scenario. */
	private static final Set<String> ALONE = Set.of(Rows.IDLE, Rows.FROZEN, Rows.FROZEN + "-by-hand");

	/** The order in the tables. */
	private static final List<String> ROWS = List.of("requests", "requests" + FAST, "requests-1", "requests-1" + FAST,
			"fan-out", "burst", "churn", "churn" + FAST, Rows.IDLE, Rows.FROZEN);

	private Scenarios() {
	}

	static int place(String row) {
		return ROWS.indexOf(row);
	}

	/** The scenarios that share one server, for each server. */
	static List<List<Scenario>> groups(List<String> names, Peer peer) {
		List<List<Scenario>> groups = new ArrayList<>();
		List<Scenario> shared = new ArrayList<>();
		for (String name : names) {
			List<Scenario> scenarios = named(name).stream().filter((scenario) -> scenario.isFor(peer)).toList();
			if (ALONE.contains(name) && !scenarios.isEmpty()) {
				groups.add(scenarios);
			}
			else {
				shared.addAll(scenarios);
			}
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
			case "churn" -> List.of(new ChurnScenario(name, true), new ChurnScenario(name + FAST, false));
			case Rows.IDLE -> List.of(new IdleScenario());
			case Rows.FROZEN -> List.of(new FrozenScenario(Peer.WSS));
			case Rows.FROZEN + "-by-hand" -> List.of(new FrozenScenario(Peer.BY_HAND));
			default -> throw new IllegalArgumentException("No such scenario: " + name);
		};
	}

	private static List<Scenario> requests(String name, int outstanding) {
		return List.of(new RequestScenario(name, outstanding, true),
				new RequestScenario(name + FAST, outstanding, false));
	}

}
