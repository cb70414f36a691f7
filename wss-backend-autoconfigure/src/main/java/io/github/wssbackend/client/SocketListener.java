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

import java.nio.ByteBuffer;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.outbound.SocketTransport;

import org.springframework.web.socket.CloseStatus;

/**
 * What a socket tells. Either {@link #failed} is called, once, or {@link #opened} first
 * and {@link #closed} last, once each. Messages and {@code opened} come one at a time on
 * the thread that reads the socket; {@code closed} may come on another thread while one
 * of them still runs. Nothing here blocks or throws.
 */
interface SocketListener {

	/**
	 * The socket is open.
	 * @param transport the way to it
	 */
	void opened(SocketTransport transport);

	/**
	 * A piece of a text message came.
	 * @param piece the piece, valid during the call
	 * @param last whether it is the last one of its message
	 */
	void text(CharSequence piece, boolean last);

	/**
	 * A piece of a binary message came.
	 * @param piece the piece, valid during the call
	 * @param last whether it is the last one of its message
	 */
	void binary(ByteBuffer piece, boolean last);

	/**
	 * A ping or a pong came.
	 */
	void heard();

	/**
	 * The socket is closed, whoever closed it.
	 * @param status why: what the far side said, what this end closed it with, or 1006
	 * @param byFarSide whether it is what the far side said, and not an answer to our
	 * close
	 */
	void closed(CloseStatus status, boolean byFarSide);

	/**
	 * The socket did not open.
	 * @param cause why, told so that it can be mended
	 */
	void failed(WssConnectException cause);

}
