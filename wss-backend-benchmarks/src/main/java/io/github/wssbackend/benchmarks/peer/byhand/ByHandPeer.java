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

package io.github.wssbackend.benchmarks.peer.byhand;

import java.util.Map;

import io.github.wssbackend.benchmarks.peer.SpringPeer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/**
 * What one writes without the starter.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableWebSocket
class ByHandPeer {

	public static void main(String[] arguments) {
		SpringPeer.start(ByHandPeer.class, Map.of("wss.enabled", "false"), arguments);
	}

	@Bean
	WebSocketConfigurer endpoint(JsonMapper mapper) {
		CallHandler handler = new CallHandler(mapper);
		return (registry) -> registry.addHandler(handler, "/wss");
	}

}
