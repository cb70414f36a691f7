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

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;

import org.HdrHistogram.Histogram;

/**
 * A stretch of time that is measured, from its creation to {@link #end}. Used by the
 * load's thread.
 */
final class Window {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private final ServerProcess server;

	private final long time = System.nanoTime();

	private final long serverCpu;

	private final long ownCpu = THREADS.getCurrentThreadCpuTime();

	private final long machineCpu = ProcessFigures.machine();

	Window(ServerProcess server) {
		this.server = server;
		this.serverCpu = server.cpu();
	}

	/** Put the figures of the window into a map. */
	void end(Map<String, Double> figures, long messages) {
		double serverNanos = this.server.cpu() - this.serverCpu;
		double nanos = System.nanoTime() - this.time;
		double own = THREADS.getCurrentThreadCpuTime() - this.ownCpu;
		double others = ProcessFigures.machine() - this.machineCpu - serverNanos - own;
		figures.put(Figures.COUNT, (double) messages);
		figures.put(Figures.RATE, messages / nanos * 1e9);
		figures.put(Figures.CPU, serverNanos / 1e3 / Math.max(1, messages));
		figures.put(Figures.SERVER_CORES, serverNanos / nanos);
		figures.put(Figures.LOAD_CORES, own / nanos);
		figures.put(Figures.OTHER_CORES, Math.max(0, others / nanos));
	}

	/** Put the percentiles of a histogram of nanoseconds into a map. */
	static void percentiles(Map<String, Double> figures, Histogram histogram) {
		figures.put(Figures.P50, histogram.getValueAtPercentile(50) / 1e6);
		figures.put(Figures.P99, histogram.getValueAtPercentile(99) / 1e6);
		figures.put(Figures.P999, histogram.getValueAtPercentile(99.9) / 1e6);
	}

}
