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

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.restarts.Ledger.Slot;

import static org.awaitility.Awaitility.await;

/**
 * A server in a process of its own, ended with SIGTERM or SIGKILL. It ends with this
 * process too, because its input does.
 */
final class ChildServer implements RestartedServer {

	private static final Duration BOUND = Duration.ofMinutes(2);

	private final int port = FixedPort.find();

	private final Path file;

	private final Ledger ledger;

	private final Duration tick;

	private final File log;

	private @Nullable Process process;

	ChildServer(Path file, Ledger ledger, Duration tick, File log) {
		this.file = file;
		this.ledger = ledger;
		this.tick = tick;
		this.log = log;
	}

	@Override
	public int port() {
		return this.port;
	}

	@Override
	public void start(int life) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
						"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
						RestartServer.class.getName()));
		command.addAll(RestartServer.arguments(this.port, this.file, life, this.tick));
		try {
			Process started = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(Redirect.appendTo(this.log))
				.start();
			this.process = started;
			await().atMost(BOUND)
				.pollInterval(Duration.ofMillis(10))
				.failFast("The server ended, see " + this.log, () -> !started.isAlive())
				.until(() -> this.ledger.get(Slot.LIFE) == life);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Send a signal, such as {@code STOP}, by which the process stands still, and
	 * {@code CONT}, by which it goes on.
	 */
	void signal(String name) throws IOException, InterruptedException {
		Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(this.process.pid())).inheritIO().start();
		if (kill.waitFor() != 0) {
			throw new IllegalStateException("The signal " + name + " could not be sent");
		}
	}

	@Override
	public void stop() {
		end(false);
	}

	@Override
	public void kill() {
		end(true);
	}

	@Override
	public void close() {
		end(true);
	}

	private void end(boolean hard) {
		Process present = this.process;
		if (present == null) {
			return;
		}
		if (hard) {
			present.destroyForcibly();
		}
		else {
			// Not that of the process: it would close the input too, which is the end at
			// once.
			present.toHandle().destroy();
		}
		try {
			if (!present.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
				present.destroyForcibly();
				throw new IllegalStateException("The server did not end within " + BOUND);
			}
			this.process = null;
		}
		catch (InterruptedException ex) {
			present.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
