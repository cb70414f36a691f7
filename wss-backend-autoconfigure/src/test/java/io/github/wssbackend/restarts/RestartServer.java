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

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The server that is restarted, as an application of its own or in a process of its own.
 * Such a process ends with the one that started it.
 */
public final class RestartServer {

	private static final Log logger = LogFactory.getLog(RestartServer.class);

	private RestartServer() {
	}

	public static void main(String[] arguments) {
		Thread watch = new Thread(RestartServer::endWithParent, "restarts-parent");
		watch.setDaemon(true);
		watch.start();
		start(List.of(arguments));
	}

	/** The parent never writes: what is read is its end. */
	private static void endWithParent() {
		try {
			int end = System.in.read();
			logger.debug("The parent is gone: " + end);
		}
		catch (IOException ex) {
			logger.debug("The parent is gone", ex);
		}
		Runtime.getRuntime().halt(1);
	}

	static List<String> arguments(int port, Path ledger, int life, Duration tick) {
		return List.of("--server.port=" + port, "--restarts.ledger=" + ledger, "--restarts.life=" + life,
				"--restarts.tick=" + tick);
	}

	static ConfigurableApplicationContext start(List<String> arguments) {
		return new SpringApplicationBuilder(Application.class, ServerNodes.class).web(WebApplicationType.SERVLET)
			.properties("server.address=127.0.0.1", "spring.main.banner-mode=off", "spring.application.name=restarts",
					"wss.servers[0].path=/wss", "wss.request-timeout=10s", "server.tomcat.accept-count=2000",
					RestartClient.QUIET)
			.run(arguments.toArray(String[]::new));
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
