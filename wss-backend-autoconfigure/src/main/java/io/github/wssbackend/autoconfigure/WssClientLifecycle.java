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

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.client.ClientRegistry;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * Opens the configured sockets once the application is ready, those that are required
 * before the web server listens, and ends all sockets after the servers ended, so that
 * nodes have them to the last. A context that is stopped and started again, or paused
 * between tests, has them anew. The threads of the context's start and stop call it,
 * never two at once.
 */
final class WssClientLifecycle implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent>, DisposableBean {

	/**
	 * Below that of the web server, whose class may be absent.
	 */
	static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 3072;

	private static final long STOP_SECONDS = 10;

	/**
	 * So that an attempt that takes the whole connect timeout can say why it failed.
	 */
	private static final Duration GRACE = Duration.ofMillis(250);

	private final ClientRegistry clients;

	private final Map<String, ClientProperties> properties;

	private final ApplicationContext context;

	private volatile boolean running;

	private volatile boolean ended;

	private volatile boolean ready;

	WssClientLifecycle(ClientRegistry clients, Map<String, ClientProperties> properties, ApplicationContext context) {
		this.clients = clients;
		this.properties = properties;
		this.context = context;
	}

	private void add() {
		this.properties.forEach((name, client) -> this.clients.add(name, client.toOptions()));
	}

	@Override
	public void start() {
		this.clients.start();
		if (this.ended) {
			add();
		}
		this.ended = false;
		openRequired();
		this.running = true;
		if (this.ready) {
			openOthers();
		}
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (event.getApplicationContext() == this.context && this.running) {
			this.ready = true;
			openOthers();
		}
	}

	private void openOthers() {
		open((client) -> client.autoOpen() && !client.required());
		this.clients.openWanted();
	}

	private Map<String, CompletableFuture<WssConnection>> open(Predicate<ClientProperties> which) {
		Map<String, CompletableFuture<WssConnection>> opening = new LinkedHashMap<>();
		this.properties.forEach((name, client) -> {
			if (which.test(client)) {
				opening.put(name, this.clients.open(name));
			}
		});
		return opening;
	}

	private void openRequired() {
		long begin = System.nanoTime();
		try {
			open(ClientProperties::required).forEach((name, connection) -> await(name, connection, begin));
		}
		catch (RuntimeException ex) {
			destroy();
			throw ex;
		}
	}

	private void await(String name, CompletableFuture<WssConnection> connection, long begin) {
		Duration limit = Objects.requireNonNull(this.properties.get(name)).connectTimeout();
		long left = limit.plus(GRACE).toNanos() - (System.nanoTime() - begin);
		try {
			connection.get(left, TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw notOpen(name, " within " + limit, this.clients.failure(name));
		}
		catch (ExecutionException ex) {
			throw notOpen(name, "", Objects.requireNonNullElse(ex.getCause(), ex));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw notOpen(name, "", ex);
		}
	}

	private static WssConfigurationException notOpen(String name, String limit, Throwable cause) {
		WssConfigurationException failure = new WssConfigurationException(
				"wss.clients." + name + ".required is true, but the socket did not open" + limit + ": "
						+ cause.getMessage() + ".",
				"Start what answers there, raise wss.clients." + name + ".connect-timeout, or set required to false.");
		failure.initCause(cause);
		return failure;
	}

	@Override
	public void stop() {
		end();
	}

	@Override
	public void stop(Runnable callback) {
		end().whenComplete((nothing, ex) -> callback.run());
	}

	/**
	 * A start that fails stops only what has started: sockets may be open all the same.
	 */
	@Override
	public void destroy() {
		if (!this.ended) {
			end().exceptionally((ex) -> null).join();
		}
	}

	private CompletableFuture<Void> end() {
		this.running = false;
		this.ended = true;
		return this.clients.stop().copy().orTimeout(STOP_SECONDS, TimeUnit.SECONDS);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
