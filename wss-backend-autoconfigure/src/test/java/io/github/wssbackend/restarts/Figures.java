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

package io.github.wssbackend.restarts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run prints: one Markdown table. Used by the thread of the run.
 */
final class Figures {

	private final List<Duration> away = new ArrayList<>();

	private final List<Duration> back = new ArrayList<>();

	private final StringBuilder table = new StringBuilder("| figure | value |\n| --- | --- |\n");

	/**
	 * A restart is over.
	 * @param away from the order to stop until the server takes connections again
	 * @param back from then until all sockets and subscriptions are alive
	 */
	void restarted(Duration away, Duration back) {
		this.away.add(away);
		this.back.add(back);
	}

	void row(String name, Object value) {
		this.table.append("| ").append(name).append(" | ").append(value).append(" |\n");
	}

	void rows(String name, long value) {
		row(name, String.format(Locale.ROOT, "%,d", value));
	}

	void restarts() {
		row("server away per restart (median, max)", spread(this.away));
		row("all back after the server was (median, max)", spread(this.back));
	}

	private static String spread(List<Duration> durations) {
		List<Duration> sorted = durations.stream().sorted().toList();
		return sorted.isEmpty() ? "-"
				: seconds(sorted.get(sorted.size() / 2)) + ", " + seconds(sorted.get(sorted.size() - 1));
	}

	static String seconds(Duration duration) {
		return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
	}

	@Override
	public String toString() {
		return this.table.toString();
	}

}
