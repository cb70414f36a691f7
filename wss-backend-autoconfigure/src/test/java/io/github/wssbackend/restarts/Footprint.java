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

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The threads and the live heap of this process. Immutable.
 *
 * @param threads how many there are of each name, without the numbers in it
 * @param heap the live bytes
 */
public record Footprint(Map<String, Long> threads, long heap) {

	/**
	 * Threads that the JDK, Reactor and JUnit keep once somebody has needed them, and one
	 * that Tomcat keeps for some seconds after its connector has dropped sockets.
	 */
	private static final Pattern KEPT = Pattern.compile("ForkJoinPool.*|CompletableFutureDelayScheduler|parallel-.*"
			+ "|process reaper.*|Common-Cleaner|Cleaner-.*|surefire.*|awaitility.*|Attach Listener"
			+ "|WebSocket background processing");

	public static Footprint now() {
		System.gc();
		return new Footprint(byName(), ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
	}

	private static Map<String, Long> byName() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> !KEPT.matcher(name).matches())
			.collect(Collectors.groupingBy((name) -> name.replaceAll("[0-9]+", "N"), TreeMap::new,
					Collectors.counting()));
	}

	int count() {
		return Math.toIntExact(this.threads.values().stream().mapToLong(Long::longValue).sum());
	}

	/**
	 * The threads that were not there before.
	 */
	public Map<String, Long> since(Footprint before) {
		Map<String, Long> more = new TreeMap<>(this.threads);
		before.threads.forEach((name, count) -> more.computeIfPresent(name, (key, now) -> now - count));
		more.values().removeIf((count) -> count <= 0);
		return more;
	}

	String megabytes() {
		return "%.1f MB".formatted(this.heap / 1_048_576.0);
	}

}
