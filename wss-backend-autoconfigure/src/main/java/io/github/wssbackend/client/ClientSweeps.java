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

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

import io.github.wssbackend.connection.HeartbeatSweep;
import io.github.wssbackend.connection.PeerConnection;

/**
 * Watches all outbound sockets, in as many rhythms as their settings ask for. Safe for
 * use by several threads.
 */
final class ClientSweeps {

	private final Map<Duration, Watch> watches = new ConcurrentHashMap<>();

	private final ScheduledExecutorService timer;

	ClientSweeps(ScheduledExecutorService timer) {
		this.timer = timer;
	}

	/**
	 * Watch a socket.
	 * @param shortest the shortest time that is to be kept
	 */
	void add(PeerConnection connection, Duration shortest) {
		this.watches.compute(shortest, (key, known) -> {
			Watch watch = (known != null) ? known : Watch.start(shortest, this.timer);
			watch.connections.add(connection);
			return watch;
		});
	}

	void remove(PeerConnection connection, Duration shortest) {
		this.watches.computeIfPresent(shortest, (key, watch) -> {
			watch.connections.remove(connection);
			if (!watch.connections.isEmpty()) {
				return watch;
			}
			watch.sweep.stop();
			return null;
		});
	}

	/**
	 * How many sockets are watched, for checks that nothing is left behind.
	 */
	int size() {
		return this.watches.values().stream().mapToInt((watch) -> watch.connections.size()).sum();
	}

	private record Watch(Set<PeerConnection> connections, HeartbeatSweep sweep) {

		static Watch start(Duration shortest, ScheduledExecutorService timer) {
			Set<PeerConnection> connections = ConcurrentHashMap.newKeySet();
			HeartbeatSweep sweep = new HeartbeatSweep(() -> connections, shortest);
			sweep.start(timer);
			return new Watch(connections, sweep);
		}

	}

}
