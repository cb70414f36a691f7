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
import java.time.Duration;

/**
 * What the system counts for a process. Linux tells it in {@code /proc}; elsewhere there
 * is the JDK's word for the CPU and none for the memory.
 */
final class ProcessFigures {

	/** The unit of {@code /proc}: 1/100 of a second on every Linux of today. */
	private static final long TICK = 10_000_000;

	private static final long PAGE = 4096;

	private ProcessFigures() {
	}

	/** Nanoseconds of CPU, in the system and outside. */
	static long cpu(ProcessHandle process) {
		String[] stat = words(Path.of("/proc", Long.toString(process.pid()), "stat"));
		if (stat.length < 15) {
			return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
		}
		// The name of the process is in brackets and may hold blanks: count from behind.
		int name = stat.length - 1;
		while (!stat[name].endsWith(")")) {
			name--;
		}
		return (Long.parseLong(stat[name + 12]) + Long.parseLong(stat[name + 13])) * TICK;
	}

	static long resident(long pid) {
		String[] statm = words(Path.of("/proc", Long.toString(pid), "statm"));
		return (statm.length < 2) ? -1 : Long.parseLong(statm[1]) * PAGE;
	}

	/** Nanoseconds in which some processor of the machine was busy. */
	static long machine() {
		String[] stat = words(Path.of("/proc/stat"));
		if (stat.length < 9) {
			return 0;
		}
		long busy = 0;
		for (int field : new int[] { 1, 2, 3, 6, 7, 8 }) {
			busy += Long.parseLong(stat[field]);
		}
		return busy * TICK;
	}

	private static String[] words(Path file) {
		try {
			return Files.readAllLines(file).get(0).trim().split(" +");
		}
		catch (IOException ex) {
			return new String[0];
		}
	}

}
