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

/**
 * Opens sockets. Safe for use by several threads.
 */
interface SocketConnector {

	/**
	 * Begin to open a socket. Never throws, never blocks.
	 * @param target where and how
	 * @param listener told of all that happens
	 * @return the attempt
	 */
	Attempt connect(SocketTarget target, SocketListener listener);

	/**
	 * A socket that is being opened.
	 */
	interface Attempt {

		/**
		 * Give it up: a socket that opens afterwards is dropped, and the listener is told
		 * nothing more. Does nothing to one that is open. Never blocks.
		 */
		void cancel();

	}

}
