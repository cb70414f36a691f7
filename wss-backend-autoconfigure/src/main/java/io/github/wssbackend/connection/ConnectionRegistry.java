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

package io.github.wssbackend.connection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open connections of one server, by id. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class ConnectionRegistry {

	private final Map<String, PeerConnection> connections = new ConcurrentHashMap<>();

	/**
	 * Add a connection.
	 * @param connection the connection
	 */
	public void add(PeerConnection connection) {
		this.connections.put(connection.id(), connection);
	}

	/**
	 * Remove a connection.
	 * @param connection the connection
	 * @return whether it was there
	 */
	public boolean remove(PeerConnection connection) {
		return this.connections.remove(connection.id(), connection);
	}

	/**
	 * Find a connection.
	 * @param id its id
	 * @return the connection
	 */
	public Optional<PeerConnection> find(String id) {
		return Optional.ofNullable(this.connections.get(id));
	}

	/**
	 * The connections that are open.
	 * @return a snapshot
	 */
	public Collection<PeerConnection> all() {
		return List.copyOf(this.connections.values());
	}

	/**
	 * How many there are.
	 * @return the number
	 */
	public int size() {
		return this.connections.size();
	}

}
