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

/**
 * Names of what is measured.
 */
final class Figures {

	/** Messages in the window. */
	static final String COUNT = "count";

	/** Messages a second. */
	static final String RATE = "rate";

	/** Microseconds of the server's CPU for a message. */
	static final String CPU = "cpu";

	/** Milliseconds. */
	static final String P50 = "p50";

	/** Milliseconds. */
	static final String P99 = "p99";

	/** Milliseconds. */
	static final String P999 = "p999";

	/** Milliseconds of the same load while nobody is frozen. */
	static final String FREE_P99 = "freeP99";

	/** The 99th percentile against that while nobody is frozen. */
	static final String P99_RATIO = "p99Ratio";

	/** KiB of live heap for a connection. */
	static final String HEAP = "heap";

	/** KiB of resident memory for a connection. */
	static final String RESIDENT = "rss";

	static final String LOST = "lost";

	static final String REORDERED = "reordered";

	/** Processors that were busy with the server. */
	static final String SERVER_CORES = "serverCores";

	/** Processors that were busy with the load. */
	static final String LOAD_CORES = "loadCores";

	/** Processors that were busy with anything else. */
	static final String OTHER_CORES = "otherCores";

	private Figures() {
	}

}
