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

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The run in its full size, with a server in a process of its own: see
 * {@code docs/architecture.md}, "Restarts".
 */
@Tag("restarts")
class ManyRestartsTests {

	@Test
	void everyRequestIsAccountedForAndEverySubscriptionComesBack(@TempDir Path directory) throws Exception {
		RestartSettings settings = RestartSettings.big();
		Path results = Files.createDirectories(Path.of("target", "restarts"));
		Path file = directory.resolve("ledger");
		Ledger ledger = new Ledger(file);
		ChildServer server = new ChildServer(file, ledger, settings.tick(), results.resolve("server.log").toFile());
		String figures = new RestartRun(settings, ledger, server).run();
		Files.writeString(results.resolve("figures.md"), figures);
		assertThat(figures).contains("| sockets | ");
	}

}
