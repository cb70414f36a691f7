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
import java.time.LocalDate;

/**
 * Says where and how something was measured.
 */
final class Machine {

	private Machine() {
	}

	static String line(Options options) {
		return "JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " cores" + model()
				+ ", " + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + LocalDate.now()
				+ ", rounds " + options.rounds() + ", window " + options.window().toMillis() / 1e3
				+ " s, virtual threads " + (options.virtualThreads() ? "on" : "off");
	}

	private static String model() {
		try {
			return Files.readAllLines(Path.of("/proc/cpuinfo"))
				.stream()
				.filter((line) -> line.startsWith("model name"))
				.findFirst()
				.map((line) -> " (" + line.substring(line.indexOf(':') + 1).trim() + ")")
				.orElse("");
		}
		catch (IOException ex) {
			return "";
		}
	}

}
