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

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The server of graphscript in a process of its own,
 * {@code src/test/js/graphscript-server.js}. Used by one thread.
 */
final class GraphscriptServer implements AutoCloseable {

	private final Process process;

	private final int port;

	private GraphscriptServer(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	/** Started on a free port. */
	static GraphscriptServer start(NodeProject project) throws IOException {
		return start(project, 0, "");
	}

	/** Started on a free port; a node that fails does not end it. */
	static GraphscriptServer startForLong(NodeProject project) throws IOException {
		return start(project, 0, "survive");
	}

	/** Started on the port of one that is dead. */
	static GraphscriptServer startAgain(NodeProject project, GraphscriptServer dead) throws IOException {
		return start(project, dead.port, "");
	}

	private static GraphscriptServer start(NodeProject project, int port, String word) throws IOException {
		Process process = project.start("node", "graphscript-server.js", String.valueOf(port), word);
		BufferedReader printed = process.inputReader(StandardCharsets.UTF_8);
		String line = printed.readLine();
		if (line == null || !line.startsWith("READY ")) {
			process.destroyForcibly();
			throw new AssertionError("The server of graphscript did not start: " + line);
		}
		return new GraphscriptServer(process, Integer.parseInt(line.substring("READY ".length())));
	}

	String url() {
		return "ws://127.0.0.1:" + this.port + "/wss";
	}

	/** Its exit code, once it has ended by itself. */
	int ended() throws InterruptedException {
		if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
			throw new AssertionError("The server of graphscript did not end");
		}
		return this.process.exitValue();
	}

	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		ended();
	}

	/** Ends it as it ends with the test: its standard input is closed. */
	@Override
	public void close() throws IOException, InterruptedException {
		try {
			this.process.outputWriter().close();
			ended();
		}
		finally {
			this.process.destroyForcibly();
		}
	}

}
