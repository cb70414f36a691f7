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

import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssCloseStatus;
import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.dispatch.PeerDialogue;
import io.github.wssbackend.frame.MessageAssembler;
import io.github.wssbackend.outbound.Cork;

import org.springframework.web.socket.CloseStatus;

/**
 * One socket of a server: takes the pieces of its messages on the reading thread. Once a
 * message was too big it takes nothing more. The monitor guards whether it has begun and
 * ended: a peer may be gone before its socket is made known.
 */
final class EndpointSocket {

	private final PeerConnection connection;

	private final PeerDialogue dialogue;

	private final MessageAssembler assembler;

	private final int limit;

	private BooleanSupplier hasInput = () -> true;

	private boolean deaf;

	private boolean begun;

	private @Nullable CloseStatus ended;

	EndpointSocket(PeerConnection connection, PeerDialogue dialogue, int limit) {
		this.connection = connection;
		this.dialogue = dialogue;
		this.assembler = new MessageAssembler(limit);
		this.limit = limit;
	}

	/**
	 * To be called before the first message.
	 * @param hasInput whether more of what the peer sent is at hand, as far as is known
	 */
	void readFrom(BooleanSupplier hasInput) {
		this.hasInput = hasInput;
	}

	PeerConnection connection() {
		return this.connection;
	}

	PeerDialogue dialogue() {
		return this.dialogue;
	}

	void text(String piece, boolean last) {
		this.connection.heard();
		if (this.deaf) {
			return;
		}
		try {
			String message = this.assembler.text(piece, last);
			if (message != null) {
				this.dialogue.text(message);
				pullCork();
			}
		}
		catch (MessageAssembler.TooBigException ex) {
			tooBig();
		}
	}

	void binary(ByteBuffer piece, boolean last) {
		this.connection.heard();
		if (this.deaf) {
			return;
		}
		try {
			byte[] message = this.assembler.binary(piece, last);
			if (message != null) {
				this.dialogue.binary(message);
				pullCork();
			}
		}
		catch (MessageAssembler.TooBigException ex) {
			tooBig();
		}
	}

	/**
	 * What was sent leaves before the socket is read again: that the peer gets it may be
	 * what it waits for.
	 */
	private void pullCork() {
		if (!this.hasInput.getAsBoolean()) {
			Cork.pull();
		}
	}

	private void tooBig() {
		this.deaf = true;
		this.connection.close(WssCloseStatus.MESSAGE_TOO_BIG.withReason("A message may have " + this.limit + " bytes"));
	}

	/**
	 * The socket is known to its server now.
	 * @return why it ended meanwhile, {@code null} if it did not
	 */
	synchronized @Nullable CloseStatus begin() {
		this.begun = true;
		return this.ended;
	}

	/**
	 * The socket ended.
	 * @return {@code false} if it had not begun: then who begins it has to end it
	 */
	synchronized boolean end(CloseStatus status) {
		this.ended = status;
		return this.begun;
	}

	void closed(CloseStatus status) {
		this.connection.closed(status);
		this.dialogue.closed(status);
	}

}
