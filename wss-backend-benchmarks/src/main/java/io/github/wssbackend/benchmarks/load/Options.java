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

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run was asked for: arguments of the form {@code name=value}; an empty value is
 * the default.
 */
final class Options {

	private final Map<String, String> values = new HashMap<>();

	Options(String... arguments) {
		for (String argument : arguments) {
			int equals = argument.indexOf('=');
			if (equals < 1) {
				throw new IllegalArgumentException("Not of the form name=value: " + argument);
			}
			this.values.put(argument.substring(0, equals), argument.substring(equals + 1).trim());
		}
	}

	private String text(String name, String otherwise) {
		String value = this.values.getOrDefault(name, "");
		return value.isEmpty() ? otherwise : value;
	}

	private int number(String name, int otherwise) {
		return Integer.parseInt(text(name, Integer.toString(otherwise)));
	}

	private List<String> list(String name, String separator, String otherwise) {
		return Arrays.stream(text(name, otherwise).split(separator)).filter((part) -> !part.isEmpty()).toList();
	}

	List<Peer> peers() {
		return list("peers", ",", Peer.available()).stream().map(Peer::of).toList();
	}

	List<String> scenarios() {
		return list("scenarios", ",", "requests,requests-1,fan-out,burst,churn,idle,frozen");
	}

	int rounds() {
		return number("rounds", 5);
	}

	/** How long a scenario is measured. */
	Duration window() {
		return Duration.ofMillis((long) (Double.parseDouble(text("seconds", "5")) * 1000));
	}

	/** How long a fresh server gets requests before anything is measured. */
	Duration warmUp() {
		return Duration.ofMillis((long) (Double.parseDouble(text("warm-up", "8")) * 1000));
	}

	/** How long a scenario runs before it is measured. */
	Duration scenarioWarmUp() {
		return warmUp().dividedBy(2);
	}

	boolean virtualThreads() {
		return Boolean.parseBoolean(text("virtual-threads", "false"));
	}

	int connections() {
		return number("connections", 5000);
	}

	int subscribers() {
		return number("subscribers", 1000);
	}

	int burstSubscribers() {
		return Math.min(200, subscribers());
	}

	int burstMessages() {
		return number("burst-messages", 5000);
	}

	List<String> jvmArguments() {
		return list("jvm-args", " ", "");
	}

	Path output() {
		return Path.of(text("output", "target/benchmarks"));
	}

}
