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
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The peers on Node, installed below {@code target}. Used by one thread.
 */
final class NodeProject {

	private static final int PATIENCE_SECONDS = 120;

	private static final Path SOURCES = Path.of("src/main/js");

	private static final Path TARGET = Path.of("target/js");

	private static @Nullable NodeProject installed;

	private NodeProject() {
	}

	/** Whether {@code node} and {@code npm} answer on this machine. */
	static boolean isPossible() {
		return answers("node") && answers("npm");
	}

	private static boolean answers(String command) {
		try {
			return run(Files.createTempFile(command, ".log"), Path.of("."), command, "--version") == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Copy and install the peers, once in a process.
	 * @throws IOException if npm fails
	 */
	static NodeProject install() throws IOException {
		NodeProject present = installed;
		if (present == null) {
			copy();
			Path log = TARGET.resolve("npm.log");
			if (run(log, TARGET, "npm", "ci", "--ignore-scripts") != 0) {
				throw new IOException("npm failed: " + Files.readString(log));
			}
			present = new NodeProject();
			installed = present;
		}
		return present;
	}

	private static void copy() throws IOException {
		Files.createDirectories(TARGET);
		try (var files = Files.list(SOURCES)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Files.copy(file, TARGET.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
			}
		}
	}

	/** What starts a peer, on a free port, so that it can tell its heap. */
	List<String> command(String program) {
		return List.of("node", "--expose-gc", TARGET.resolve(program).toAbsolutePath().toString());
	}

	private static int run(Path log, Path directory, String... command) throws IOException {
		Process process = new ProcessBuilder(command).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		try {
			if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				throw new IOException(String.join(" ", command) + " did not end");
			}
			return process.exitValue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

}
