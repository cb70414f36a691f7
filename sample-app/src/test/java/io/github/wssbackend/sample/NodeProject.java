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

package io.github.wssbackend.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A Node project that a test installs and runs below {@code target}, so that the sources
 * stay clean. Used by one thread.
 */
final class NodeProject {

	private static final Log logger = LogFactory.getLog(NodeProject.class);

	private static final int PATIENCE_SECONDS = 120;

	private static @Nullable NodeProject graphscript;

	private final Path directory;

	private NodeProject(Path directory) {
		this.directory = directory;
	}

	/**
	 * The project with graphscript, installed once. Skips the test if Node is not here.
	 */
	static NodeProject assumeGraphscript() throws IOException {
		assumeAnswers("node");
		assumeAnswers("npm");
		if (graphscript == null) {
			graphscript = install(Path.of("src/test/js"), Path.of("target/graphscript"));
		}
		return graphscript;
	}

	private static void assumeAnswers(String command) {
		boolean answers = answers(command, "--version");
		if (!answers) {
			logger.warn("Skipped, graphscript was not run: no command '" + command + "' here");
		}
		assumeTrue(answers, "Skipped: no command '" + command + "' here");
	}

	/** Whether a command of this machine answers, such as {@code node --version}. */
	private static boolean answers(String... command) {
		try {
			return run(Path.of("."), Files.createTempFile("node", ".log"), command) == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static NodeProject install(Path sources, Path directory) throws IOException {
		Files.createDirectories(directory);
		try (var files = Files.list(sources)) {
			for (Path file : files.toList()) {
				Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
			}
		}
		NodeProject project = new NodeProject(directory);
		project.output("npm", "ci", "--ignore-scripts");
		return project;
	}

	/** A running command. What it prints is to be read; its errors are in a log. */
	Process start(String... command) throws IOException {
		return new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectError(ProcessBuilder.Redirect.appendTo(this.directory.resolve(command[1] + ".log").toFile()))
			.start();
	}

	/** What a command prints. It fails the test if the command does, or does not end. */
	String output(String... command) throws IOException {
		Path log = this.directory.resolve(command[0] + ".log");
		int exit = run(this.directory, log, command);
		String printed = Files.readString(log);
		if (exit != 0) {
			throw new AssertionError(List.of(command) + " ended with " + exit + ": " + printed);
		}
		return printed;
	}

	private static int run(Path directory, Path log, String... command) throws IOException {
		Process process = new ProcessBuilder(command).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		try {
			if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				throw new AssertionError(List.of(command) + " did not end: " + Files.readString(log));
			}
			return process.exitValue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

}
