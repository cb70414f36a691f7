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

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.client.ClientRegistry;
import io.github.wssbackend.client.WssClientTemplate;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application that holds the sockets. It has no web server. Close it.
 */
final class RestartClient implements AutoCloseable {

	/** Each socket tells each loss: 100,000 lines that nobody reads. */
	static final String QUIET = "logging.level.io.github.wssbackend.client.ClientLifeline=ERROR";

	private final ConfigurableApplicationContext context;

	RestartClient() {
		this.context = new SpringApplicationBuilder(Application.class, OwnNodes.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.application.name=restarts", QUIET)
			.run();
	}

	WssClientTemplate clients() {
		return this.context.getBean(WssClientTemplate.class);
	}

	ClientRegistry registry() {
		return this.context.getBean(ClientRegistry.class);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@WssRoute("own")
	static class OwnNodes {

		@WssRoute
		int twice(int number) {
			return 2 * number;
		}

	}

}
