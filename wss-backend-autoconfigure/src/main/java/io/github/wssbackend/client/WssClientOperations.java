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

import java.util.concurrent.CompletableFuture;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnection;

/**
 * Opens outbound sockets. Safe for use by several threads.
 *
 * <p>
 * A socket that was open once is opened again whenever it is lost, with exponential
 * back-off, until {@link WssConnection#terminate()} or a close code that says not to come
 * back; its connection stays the same object. All end with the application.
 *
 * @since 0.1.0
 */
public interface WssClientOperations {

	/**
	 * Open a socket with default settings and wait until its id is known.
	 * @param url its URL, {@code ws://} or {@code wss://}
	 * @return the open connection
	 * @throws WssConnectException if it did not open within the connect timeout
	 * @throws WssConfigurationException if the URL is none
	 */
	WssConnection open(String url);

	/**
	 * Open a socket and wait until its id is known. Blocks up to the connect timeout, so
	 * not to be called on a thread that reads sockets.
	 * @param options where and how
	 * @return the open connection
	 * @throws WssConnectException if it did not open within the connect timeout
	 * @throws WssConfigurationException if the options cannot be
	 */
	WssConnection open(WssClientOptions options);

	/**
	 * Open a socket. Never throws, never blocks.
	 * @param options where and how
	 * @return the open connection; fails as {@link #open(WssClientOptions)} does, and
	 * cancelling it gives the attempt up
	 */
	CompletableFuture<WssConnection> openAsync(WssClientOptions options);

	/**
	 * The socket that is configured as {@code wss.clients.<name>}: always the same
	 * object, open or not. One with {@code auto-open: false} begins to open with the
	 * first call of this, once the application is ready. Never blocks.
	 * @param name its name
	 * @return the connection
	 * @throws WssConfigurationException if there is none of that name
	 */
	WssConnection client(String name);

	/**
	 * Wait for the socket that is configured as {@code wss.clients.<name>} without
	 * blocking.
	 * @param name its name
	 * @return the connection once it is open, at once if it is; fails with
	 * {@link WssConnectException} when it is down for good
	 * @throws WssConfigurationException if there is none of that name
	 */
	CompletableFuture<WssConnection> whenOpen(String name);

}
