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

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.wssbackend.server.ServerRegistry;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Sets the configured servers up before the web server listens, opens their further ports
 * once it does, and ends them before it stops, so that every peer gets a close frame. A
 * context that is stopped and started again, or paused between tests, has them anew.
 */
final class WssServerLifecycle implements SmartInitializingSingleton, SmartLifecycle {

	private static final long STOP_SECONDS = 10;

	private final ServerRegistry servers;

	private final List<ServerProperties> properties;

	private volatile boolean running;

	private volatile boolean ended;

	WssServerLifecycle(ServerRegistry servers, List<ServerProperties> properties) {
		this.servers = servers;
		this.properties = properties;
	}

	@Override
	public void afterSingletonsInstantiated() {
		setup();
	}

	private void setup() {
		for (int i = 0; i < this.properties.size(); i++) {
			this.servers.setup(this.properties.get(i).toOptions(), "wss.servers[" + i + "]");
		}
	}

	@Override
	public void start() {
		if (this.ended) {
			setup();
		}
		this.servers.start();
		this.ended = false;
		this.running = true;
	}

	@Override
	public void stop() {
		end();
	}

	@Override
	public void stop(Runnable callback) {
		end().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).whenComplete((nothing, ex) -> callback.run());
	}

	private CompletableFuture<Void> end() {
		this.running = false;
		this.ended = true;
		return this.servers.stop();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE + 1;
	}

}
