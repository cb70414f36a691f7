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

import java.nio.file.Path;
import java.time.Duration;

import org.apache.catalina.LifecycleException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A server in this process.
 */
final class InProcessServer implements RestartedServer {

	private final int port = FixedPort.find();

	private final Path ledger;

	private final Duration tick;

	private @Nullable ConfigurableApplicationContext context;

	InProcessServer(Path ledger, Duration tick) {
		this.ledger = ledger;
		this.tick = tick;
	}

	@Override
	public int port() {
		return this.port;
	}

	@Override
	public void start(int life) {
		this.context = RestartServer.start(RestartServer.arguments(this.port, this.ledger, life, this.tick));
	}

	@Override
	public void stop() {
		close();
	}

	/**
	 * The connector drops its sockets before the application knows that it ends.
	 */
	@Override
	public void kill() {
		if (this.context instanceof WebServerApplicationContext web
				&& web.getWebServer() instanceof TomcatWebServer server) {
			try {
				server.getTomcat().getConnector().stop();
			}
			catch (LifecycleException ex) {
				throw new IllegalStateException(ex);
			}
		}
		close();
	}

	@Override
	public void close() {
		if (this.context != null) {
			this.context.close();
			this.context = null;
		}
	}

}
