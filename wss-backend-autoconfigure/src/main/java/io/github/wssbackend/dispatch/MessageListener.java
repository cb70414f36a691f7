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

package io.github.wssbackend.dispatch;

import io.github.wssbackend.WssMessage;

import org.springframework.web.socket.CloseStatus;

/**
 * Those who look on at a connection. Calls come one at a time on the executor, but for
 * the time in which this end waits for answers of the peer.
 *
 * @since 0.1.0
 */
public interface MessageListener {

	/**
	 * Whether there is anybody. It is asked once.
	 * @return {@code false} to be told nothing
	 */
	boolean isPresent();

	/**
	 * The peer is connected.
	 */
	void opened();

	/**
	 * A data message came.
	 * @param message the message
	 * @param then goes on with it; to be called once, when those who look on have seen it
	 */
	void message(WssMessage message, Runnable then);

	/**
	 * The connection ended.
	 * @param status why
	 */
	void closed(CloseStatus status);

}
