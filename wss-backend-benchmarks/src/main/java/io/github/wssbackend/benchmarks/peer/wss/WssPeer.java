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

package io.github.wssbackend.benchmarks.peer.wss;

import java.util.Map;

import io.github.wssbackend.benchmarks.peer.SpringPeer;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * An application on the starter. The server {@code /wss} has the settings of a user who
 * changes none; that of the bursts has room for them.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ SumRoutes.class, TickRoutes.class })
class WssPeer {

	public static void main(String[] arguments) {
		SpringPeer.start(WssPeer.class, Map.of("wss.servers[0].path", "/wss", "wss.servers[0].max-connections",
				"${server.tomcat.max-connections:8192}", "wss.servers[1].path", "/burst",
				"wss.servers[1].outbound.overflow", "disconnect", "wss.servers[1].outbound.max-messages", "100000",
				"wss.servers[1].outbound.max-size", "64MB", "wss.servers[1].outbound.send-timeout", "60s"), arguments);
	}

}
