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

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * A server in a process of its own, which ends when this is closed. Used by one thread;
 * another one only hands over what the server prints.
 */
final class ServerProcess implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(ServerProcess.class);

	private static final int PATIENCE_SECONDS = 60;

	private final Process process;

	private final BufferedWriter commands;

	private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();

	private final int port;

	ServerProcess(List<String> command, File log) throws IOException {
		this.process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log)).start();
		this.commands = this.process.outputWriter();
		Thread reader = new Thread(this::read, "server-output");
		reader.setDaemon(true);
		reader.start();
		this.port = Integer.parseInt(awaitLine("READY "));
	}

	private void read() {
		try (BufferedReader lines = this.process.inputReader()) {
			String line = lines.readLine();
			while (line != null) {
				this.printed.add(line);
				line = lines.readLine();
			}
		}
		catch (IOException ex) {
			logger.debug("The server's output ended", ex);
		}
		this.printed.add("");
	}

	/** What follows that word in the next line that begins with it. */
	private String awaitLine(String word) throws IOException {
		try {
			String line = this.printed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
			while (line != null && !line.isEmpty()) {
				if (line.startsWith(word)) {
					return line.substring(word.length()).trim();
				}
				logger.info("server: " + line);
				line = this.printed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		close();
		throw new IOException("The server did not say " + word);
	}

	int port() {
		return this.port;
	}

	/** Bytes of live heap, after full collections. */
	long heap() throws IOException {
		this.commands.write("heap\n");
		this.commands.flush();
		return Long.parseLong(awaitLine("HEAP "));
	}

	/** Bytes of memory that the system counts as the process's, or -1. */
	long resident() {
		return ProcessFigures.resident(this.process.pid());
	}

	/** Nanoseconds of CPU so far. */
	long cpu() {
		return ProcessFigures.cpu(this.process.toHandle());
	}

	@Override
	public void close() {
		try {
			this.commands.close();
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				logger.warn("The server did not end by itself");
			}
		}
		catch (IOException ex) {
			logger.debug("The server had ended", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.process.destroyForcibly();
		}
	}

}
