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

package io.github.wssbackend.benchmarks.peer;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The agreement between a server process and the one that started it: it prints
 * {@code READY <port>} when it listens, answers the line {@code heap} with
 * {@code HEAP <bytes>}, and ends with its standard input.
 *
 * @since 0.1.0
 */
public final class PeerProcess {

	private static final Log logger = LogFactory.getLog(PeerProcess.class);

	private static final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
			StandardCharsets.UTF_8);

	private PeerProcess() {
	}

	/**
	 * Say that the server listens, and begin to listen to commands.
	 * @param port on which the server listens
	 */
	public static void ready(int port) {
		Thread commands = new Thread(PeerProcess::commands, "commands");
		commands.setDaemon(true);
		commands.start();
		out.println("READY " + port);
	}

	private static void commands() {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
			String line = lines.readLine();
			while (line != null) {
				if (line.equals("heap")) {
					out.println("HEAP " + heap());
				}
				line = lines.readLine();
			}
		}
		catch (IOException ex) {
			logger.warn("No more commands", ex);
		}
		System.exit(0);
	}

	/** Collect until it changes little: references and cleaners take several turns. */
	private static long heap() {
		long used = Long.MAX_VALUE;
		for (int i = 0; i < 10; i++) {
			System.gc();
			long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
			if (i > 2 && Math.abs(used - now) < 64 * 1024) {
				return now;
			}
			used = now;
		}
		return used;
	}

}
