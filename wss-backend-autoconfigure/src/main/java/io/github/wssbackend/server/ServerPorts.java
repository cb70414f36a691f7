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

import org.jspecify.annotations.Nullable;

/**
 * The ports of the web server that the servers answer on. Safe for use by several
 * threads.
 *
 * @since 0.1.0
 */
public interface ServerPorts {

	/**
	 * The port of the web server itself.
	 * @return the port, {@code -1} if it has none
	 */
	int mainPort();

	/**
	 * Whether a port is, or will be, that of the web server itself.
	 * @param port the port
	 * @return whether it is no further port
	 */
	boolean isMain(int port);

	/**
	 * Open a further port.
	 * @param port the port, {@code 0} for a free one
	 * @return the port that is open
	 * @throws IllegalStateException if it cannot be opened
	 */
	int open(int port);

	/**
	 * Close a further port.
	 * @param port a port that {@link #open} returned
	 */
	void close(int port);

	/**
	 * What clients put before the path.
	 * @param host the only host that is answered, {@code null} for that of the web server
	 * @param port a port that is open
	 * @return {@code ws(s)://host:port} and the paths of the application and its servlet
	 */
	String address(@Nullable String host, int port);

}
