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

package io.github.wssbackend.benchmarks.load;

/**
 * What a load does with what comes in on its sockets. Called by the load's thread alone.
 */
interface Receiver {

	/** The socket is open and may send. */
	void ready(LoadSocket socket);

	/** An answer to the request of that number. */
	void answer(LoadSocket socket, long request, long value);

	/**
	 * A delivery of the subscribed route.
	 * @param pad the number of filling characters, each of which was checked
	 */
	default void delivery(LoadSocket socket, long sequence, int pad) {
		throw new BadAnswerException("A delivery that nobody subscribed to: " + sequence);
	}

	/** The server ended the socket. */
	default void closed(LoadSocket socket, String reason) {
		throw new BadAnswerException("The server closed a socket: " + reason);
	}

}
