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

package io.github.wssbackend.client;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.github.wssbackend.WssCloseStatus;
import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnection;

/**
 * All outbound connections of the application. Safe for use by several threads:
 * {@code stopped} is written before the connections are ended and read after one was
 * added.
 *
 * @since 0.1.0
 */
public final class ClientRegistry implements ClientNames {

	private final ClientEnvironment environment;

	private final Map<String, ClientConnection> named = new ConcurrentHashMap<>();

	private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();

	private final Set<ClientConnection> wanted = ConcurrentHashMap.newKeySet();

	private volatile boolean started;

	private volatile boolean stopped;

	/**
	 * Create a registry without connections.
	 * @param services what all of them share
	 */
	public ClientRegistry(ClientServices services) {
		this(services, new HttpClientConnector(services.ssl(), services.readers(), services.openers()));
	}

	ClientRegistry(ClientServices services, SocketConnector connector) {
		this.environment = new ClientEnvironment(services, connector, new ClientSweeps(services.connections().timer()));
	}

	/**
	 * The beans of the application are made: from now on connections begin to open when
	 * they are asked for. Also after a stop.
	 */
	public void start() {
		this.started = true;
		this.stopped = false;
	}

	/**
	 * Add a named connection, which is not opened yet.
	 * @param name its name
	 * @param options its settings
	 * @throws WssConfigurationException if they cannot be, or the name is taken
	 */
	public void add(String name, WssClientOptions options) {
		ClientConnection connection = create(options, "wss.clients." + name, true);
		if (this.named.putIfAbsent(name, connection) != null) {
			throw new WssConfigurationException("There are two clients of the name \"" + name + "\".",
					"Give each its own name below wss.clients.");
		}
	}

	/**
	 * The names of the named connections.
	 * @return a snapshot in alphabetical order
	 */
	@Override
	public Set<String> names() {
		return Collections.unmodifiableSet(new TreeSet<>(this.named.keySet()));
	}

	/**
	 * Begin to open a named connection, unless that has begun.
	 * @param name its name
	 * @return completes when it is open; attempts go on until then
	 * @throws WssConfigurationException if there is none
	 */
	public CompletableFuture<WssConnection> open(String name) {
		return open(find(name));
	}

	/**
	 * Why a named connection is not open.
	 * @param name its name
	 * @return an exception that tells how the last attempt failed
	 * @throws WssConfigurationException if there is none
	 */
	public WssConnectException failure(String name) {
		return find(name).lifeline().down();
	}

	/**
	 * Open a connection without a name.
	 */
	CompletableFuture<WssConnection> open(WssClientOptions options) {
		ClientConnection connection = create(options, "WssClientOptions", false);
		CompletableFuture<WssConnection> opened = open(connection);
		opened.whenComplete((result, ex) -> {
			if (opened.isCancelled()) {
				connection.terminate();
			}
		});
		return opened;
	}

	/**
	 * The named connection, which begins to open: at once, or, while the application
	 * still makes its beans, when it is ready.
	 */
	WssConnection connection(String name) {
		ClientConnection connection = find(name);
		want(connection);
		return connection;
	}

	/**
	 * The named connection once it is open, which it begins to be as with
	 * {@link #connection(String)}.
	 */
	CompletableFuture<WssConnection> whenOpen(String name) {
		ClientConnection connection = find(name);
		want(connection);
		return connection.lifeline().whenOpen();
	}

	private void want(ClientConnection connection) {
		this.wanted.add(connection);
		if (this.started) {
			openWanted();
		}
	}

	/**
	 * Begin to open what was asked for before the start.
	 */
	public void openWanted() {
		for (ClientConnection connection : this.wanted) {
			this.wanted.remove(connection);
			open(connection);
		}
	}

	private CompletableFuture<WssConnection> open(ClientConnection connection) {
		if (this.connections.add(connection)) {
			connection.lifeline().gone().whenComplete((nothing, ex) -> this.connections.remove(connection));
		}
		if (this.stopped) {
			connection.terminate(WssCloseStatus.GOING_AWAY);
		}
		return connection.open();
	}

	private ClientConnection find(String name) {
		ClientConnection connection = this.named.get(name);
		if (connection == null) {
			throw new WssConfigurationException("There is no client of the name \"" + name + "\".",
					"Configure wss.clients." + name + ".url, or use one of " + names() + ".");
		}
		return connection;
	}

	private ClientConnection create(WssClientOptions options, String source, boolean persistent) {
		ClientServices services = this.environment.services();
		ClientSettings settings = ClientSettings.of(options, services.requestTimeout(), source);
		settings.checkBundle(services.ssl());
		new ClientHandlers(settings, services.beans()).check();
		return new ClientConnection(settings, persistent, this.environment);
	}

	/**
	 * End all connections with 1001 and take no more.
	 * @return completes when all are gone
	 */
	public CompletableFuture<Void> stop() {
		this.stopped = true;
		this.named.clear();
		List<ClientConnection> all = Stream.concat(this.connections.stream(), this.wanted.stream()).distinct().toList();
		this.wanted.clear();
		all.forEach((connection) -> connection.terminate(WssCloseStatus.GOING_AWAY));
		return CompletableFuture
			.allOf(all.stream().map((connection) -> connection.lifeline().gone()).toArray(CompletableFuture[]::new));
	}

	/**
	 * How many connections are open or being opened, for checks that nothing is left
	 * behind.
	 */
	int size() {
		return this.connections.size();
	}

	/**
	 * How many sockets are watched, for checks that nothing is left behind.
	 */
	int watched() {
		return this.environment.sweeps().size();
	}

}
