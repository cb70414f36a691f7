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

package io.github.wssbackend.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The further ports that are open, each as long as a server answers on it. The monitor
 * guards the counts; whether a port is a further one is read without it.
 */
final class FurtherPorts {

	private final ServerPorts ports;

	private final Map<Integer, Integer> users = new HashMap<>();

	private final Set<Integer> open = ConcurrentHashMap.newKeySet();

	FurtherPorts(ServerPorts ports) {
		this.ports = ports;
	}

	boolean isOpen(int port) {
		return this.open.contains(port);
	}

	/**
	 * Open a port, or share it.
	 * @param configured the port, {@code 0} for a free one
	 * @return the port that is open
	 */
	synchronized int acquire(int configured) {
		int port = this.users.containsKey(configured) ? configured : this.ports.open(configured);
		this.users.merge(port, 1, Integer::sum);
		this.open.add(port);
		return port;
	}

	synchronized void release(int port) {
		if (this.users.merge(port, -1, Integer::sum) <= 0) {
			this.users.remove(port);
			this.open.remove(port);
			this.ports.close(port);
		}
	}

}
