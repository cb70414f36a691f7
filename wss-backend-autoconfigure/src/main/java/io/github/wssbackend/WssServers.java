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

package io.github.wssbackend;

import java.util.Collection;
import java.util.Optional;

/**
 * The servers of the application: look them up, find connections, set further ones up at
 * run time. Inject it. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface WssServers extends Iterable<WssServer> {

	/**
	 * A server that is set up.
	 * @param nameOrPath its name, or a path that only one server has
	 * @return the server
	 */
	Optional<WssServer> server(String nameOrPath);

	/**
	 * An open connection of any server.
	 * @param id its id
	 * @return the connection
	 */
	Optional<WssConnection> connection(String id);

	/**
	 * The open connections of a user.
	 * @param user the name of the principal
	 * @return a snapshot
	 */
	Collection<WssConnection> connections(String user);

	/**
	 * Set a server up. It answers when this returns.
	 * @param options its settings; what they leave out comes from {@code wss.defaults}
	 * @return the server
	 * @throws WssConfigurationException if the settings cannot be
	 */
	WssServer setup(WssServerOptions options);

}
