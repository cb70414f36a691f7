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

/**
 * A server that can be restarted on its port, in one of two ways. Not safe for use by
 * several threads.
 */
interface RestartedServer extends AutoCloseable {

	int port();

	/**
	 * Start it.
	 * @param life counts its lives from 1
	 */
	void start(int life);

	/**
	 * Stop it in order: each peer is told with a close frame.
	 */
	void stop();

	/**
	 * End it without a word to its peers.
	 */
	void kill();

	/**
	 * Whatever runs is ended.
	 */
	@Override
	void close();

}
