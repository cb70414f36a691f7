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

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * One client socket: raw WebSocket frames over a channel that does not block. All of it
 * belongs to the thread of its loop.
 */
final class LoadSocket {

	private final int index;

	private final Dialect dialect;

	private final Receiver receiver;

	private final SocketChannel channel;

	private final Outgoing outgoing = new Outgoing();

	private final Incoming incoming;

	private final Handshake handshake;

	private @Nullable SelectionKey key;

	private String id = "";

	private byte[] idText = new byte[0];

	private boolean open;

	private boolean closing;

	/**
	 * Connect.
	 * @param source the last part of the loopback address to connect from; 0 for any
	 * @param receiveBuffer size of the receive buffer; 0 for the system's
	 */
	LoadSocket(int index, Endpoint endpoint, Dialect dialect, Receiver receiver, int source, int receiveBuffer)
			throws IOException {
		this.index = index;
		this.dialect = dialect;
		this.receiver = receiver;
		this.handshake = new Handshake(endpoint, dialect.subprotocols());
		this.incoming = new Incoming(this);
		this.channel = SocketChannel.open();
		this.channel.configureBlocking(false);
		this.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		if (receiveBuffer > 0) {
			this.channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
		}
		if (source > 0) {
			this.channel.bind(new InetSocketAddress(loopback(source), 0));
		}
		this.channel.connect(new InetSocketAddress(loopback(1), endpoint.port()));
	}

	private static InetAddress loopback(int last) throws IOException {
		return InetAddress.getByAddress(new byte[] { 127, 0, 0, (byte) last });
	}

	SocketChannel channel() {
		return this.channel;
	}

	void registered(SelectionKey key) {
		this.key = key;
	}

	int index() {
		return this.index;
	}

	Receiver receiver() {
		return this.receiver;
	}

	Dialect dialect() {
		return this.dialect;
	}

	/** The id that the server gave, and the same as bytes. */
	String id() {
		return this.id;
	}

	byte[] idText() {
		return this.idText;
	}

	void identify(String id) {
		this.id = id;
		this.idText = Payload.ascii(id);
	}

	/** Append a text message; it leaves with the next flush. */
	void send(Payload payload) {
		this.outgoing.frame(Frames.TEXT, payload.bytes(), payload.length());
	}

	/** Connected: ask for the upgrade. */
	void connected() throws IOException {
		this.channel.finishConnect();
		this.outgoing.raw(this.handshake.request());
		flush();
	}

	/** What was read so far, and the number of bytes of it that are done with. */
	int received(byte[] bytes, int from, int to) {
		int at = from;
		if (!this.open) {
			int end = this.handshake.end(bytes, from, to);
			if (end < 0) {
				return from;
			}
			this.open = true;
			at = end;
			this.dialect.opened(this);
		}
		return this.incoming.frames(bytes, at, to);
	}

	Incoming incoming() {
		return this.incoming;
	}

	void pong(byte[] bytes, int from, int to) {
		this.outgoing.frame(Frames.PONG, Arrays.copyOfRange(bytes, from, to), to - from);
	}

	/**
	 * Begin the closing handshake with the next flush; the receiver is told of the end.
	 */
	void sendClose() {
		this.closing = true;
		this.outgoing.frame(Frames.CLOSE, new byte[] { 3, (byte) 0xE8 }, 2);
	}

	boolean isClosing() {
		return this.closing;
	}

	/** Hand what was appended to the system; the loop goes on where it takes no more. */
	void flush() throws IOException {
		boolean all = this.outgoing.writeTo(this.channel);
		interest(SelectionKey.OP_WRITE, !all);
	}

	/** Whether the socket is read. */
	void reading(boolean reading) {
		interest(SelectionKey.OP_READ, reading);
	}

	private void interest(int operation, boolean on) {
		SelectionKey registered = this.key;
		if (registered == null || !registered.isValid()) {
			return;
		}
		int before = registered.interestOps();
		int wanted = on ? before | operation : before & ~operation;
		if (wanted != before) {
			registered.interestOps(wanted);
		}
	}

	int read(ByteBuffer input) throws IOException {
		return this.channel.read(input);
	}

	void close() throws IOException {
		this.channel.close();
	}

}
