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

import java.util.Map;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts an application on a free port of the loopback address and says so.
 *
 * @since 0.1.0
 */
public final class SpringPeer {

	private SpringPeer() {
	}

	/**
	 * Start it.
	 * @param application its configuration
	 * @param properties its settings, beside those that all have
	 * @param arguments the command line
	 */
	public static void start(Class<?> application, Map<String, Object> properties, String... arguments) {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
			.properties("server.port=0", "server.address=127.0.0.1", "server.shutdown=immediate",
					"spring.main.banner-mode=off", "logging.level.root=warn")
			.properties(properties)
			.run(arguments);
		PeerProcess.ready(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

}
