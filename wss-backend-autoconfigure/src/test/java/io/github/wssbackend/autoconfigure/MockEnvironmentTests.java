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

import org.junit.jupiter.api.Test;

import io.github.wssbackend.WssGraph;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of an application that is tested without a web server.
 */
@SpringBootTest(properties = { "wss.servers[0].path=/wss", "wss.servers[1].path=/side", "wss.servers[1].port=18777",
		"wss.servers[2].path=/free", "wss.servers[2].port=0" })
@DirtiesContext
class MockEnvironmentTests {

	@Autowired
	WssServers servers;

	@Autowired
	WssGraph graph;

	@Test
	void itStartsAndItsNodesRun() {
		assertThat(this.servers).extracting(WssServer::name).containsExactly("/wss", "/side:18777", "/free:0");
		assertThat(this.servers).extracting(WssServer::port).containsExactly(-1, 18777, 0);
		assertThat(this.graph.run("ping", String.class).join()).isEqualTo("pong");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
