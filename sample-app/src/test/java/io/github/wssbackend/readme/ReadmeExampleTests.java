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

package io.github.wssbackend.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.wssbackend.WssServers;
import io.github.wssbackend.sample.DeskSocket;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The example of the README runs as it stands there, with nothing but its own two lines
 * of configuration.
 */
@SpringBootTest(classes = MathApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.config.name=readme", "wss.servers[0].path=/wss" })
class ReadmeExampleTests {

	@Autowired
	private WssServers servers;

	@Test
	void standsInTheReadme() throws IOException {
		String source = Files.readString(Path.of("src/test/java/io/github/wssbackend/readme/MathRoutes.java"));
		assertThat(Files.readString(Path.of("../README.md"))).contains(source.substring(source.indexOf("@WssRoute(")));
	}

	@Test
	void answersAndFlowsOn() {
		try (DeskSocket socket = DeskSocket.open(this.servers.server("/wss").orElseThrow().address())) {
			socket.subscribe("math.total");
			assertThat(socket.request("math.add", "[1,2]").get("args").asInt()).isEqualTo(3);
			assertThat(socket.emission("math.total").asInt()).isEqualTo(3);
			assertThat(socket.request("math.add", "[30,9]").get("args").asInt()).isEqualTo(39);
			assertThat(socket.emission("math.total").asInt()).isEqualTo(42);
		}
	}

}
