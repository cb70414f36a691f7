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

package io.github.wssbackend.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

import io.github.wssbackend.testing.TestApplication;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests of an application that cannot open a further port.
 */
class PortTakenTests {

	@Test
	void theStartStopsWithAnAnalysisAndLeavesNothing() throws IOException {
		int other;
		try (ServerSocket free = new ServerSocket(0)) {
			other = free.getLocalPort();
		}
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			int port = taken.getLocalPort();
			Throwable failure = catchThrowable(
					() -> TestApplication.start(PortTakenTests.class, "wss.servers[0].path=/a",
							"wss.servers[0].port=" + other, "wss.servers[1].path=/b", "wss.servers[1].port=" + port));
			FailureAnalysis analysis = FailedStart.analyze(failure);
			assertThat(analysis.getDescription()).isEqualTo("wss.servers[1].port cannot be opened: " + port + ".");
			assertThat(analysis.getAction())
				.isEqualTo("Stop what is listening there, or give the server another port, or 0 for a free one.");
		}
		try (ServerSocket again = new ServerSocket(other)) {
			assertThat(again.isBound()).isTrue();
		}
	}

}
