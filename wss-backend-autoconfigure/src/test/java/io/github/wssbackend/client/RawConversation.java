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

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * One connection of a {@link RawServer}: answers nothing by itself.
 */
final class RawConversation implements AutoCloseable {

	static final int CONTINUATION = 0;

	static final int TEXT = 1;

	static final int BINARY = 2;

	static final int CLOSE = 8;

	static final int PING = 9;

	static final int PONG = 10;

	private static final int STALL_MILLISECONDS = 300;

	private final Socket socket;

	private final DataInputStream in;

	private final List<String> head = new ArrayList<>();

	RawConversation(Socket socket) {
		this.socket = socket;
		try {
			this.in = new DataInputStream(socket.getInputStream());
			for (String line = line(); !line.isEmpty(); line = line()) {
				this.head.add(line);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A frame of the client.
	 *
	 * @param opcode what it is
	 * @param last whether it is the last one of its message
	 * @param payload its bytes, unmasked
	 */
	record Frame(int opcode, boolean last, byte[] payload) {

		String text() {
			return new String(this.payload, StandardCharsets.UTF_8);
		}

		int code() {
			return ByteBuffer.wrap(this.payload).getChar();
		}

		String reason() {
			return new String(this.payload, 2, this.payload.length - 2, StandardCharsets.UTF_8);
		}

	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = this.in.readUnsignedByte(); c != '\n'; c = this.in.readUnsignedByte()) {
			if (c != '\r') {
				line.append((char) c);
			}
		}
		return line.toString();
	}

	String requestLine() {
		return this.head.get(0);
	}

	/**
	 * The values of a header, line by line.
	 */
	List<String> header(String name) {
		String start = name.toLowerCase() + ":";
		return this.head.stream()
			.filter((line) -> line.toLowerCase().startsWith(start))
			.map((line) -> line.substring(start.length()).trim())
			.toList();
	}

	void upgrade(String... headers) {
		write(answer(headers));
	}

	/**
	 * Upgrade, with a message in the same segment.
	 */
	void upgradeAndSend(String text) {
		byte[] frame = frame(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
		write(answer() + new String(frame, StandardCharsets.ISO_8859_1));
	}

	private String answer(String... headers) {
		StringBuilder answer = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n")
			.append("Connection: Upgrade\r\nSec-WebSocket-Accept: ")
			.append(accept())
			.append("\r\n");
		for (String header : headers) {
			answer.append(header).append("\r\n");
		}
		return answer.append("\r\n").toString();
	}

	private String accept() {
		String text = header("Sec-WebSocket-Key").get(0) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
		try {
			byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.ISO_8859_1));
			return Base64.getEncoder().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void write(String text) {
		write(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	void write(byte[] bytes) {
		try {
			this.socket.getOutputStream().write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Write something again and again until the client closes the connection.
	 * @return whether it did, within a bound
	 */
	boolean writeUntilClosed(String text) {
		byte[] piece = text.getBytes(StandardCharsets.ISO_8859_1);
		long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RawServer.MILLISECONDS);
		try {
			while (System.nanoTime() < end) {
				this.socket.getOutputStream().write(piece);
			}
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	/**
	 * Write until the client takes nothing for a while.
	 * @return how much was written
	 */
	int writeUntilStalled(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		SocketChannel channel = this.socket.getChannel();
		try (Selector selector = Selector.open()) {
			channel.configureBlocking(false);
			channel.register(selector, SelectionKey.OP_WRITE);
			while (buffer.hasRemaining() && selector.select(STALL_MILLISECONDS) > 0) {
				selector.selectedKeys().clear();
				channel.write(buffer);
			}
			selector.close();
			channel.configureBlocking(true);
			return buffer.position();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Write a whole message.
	 */
	void send(int opcode, byte[] payload) {
		send(opcode, true, payload);
	}

	void send(String text) {
		send(TEXT, text.getBytes(StandardCharsets.UTF_8));
	}

	void send(int opcode, boolean last, byte[] payload) {
		write(frame(opcode, last, payload));
	}

	void sendClose(int code, String reason) {
		byte[] bytes = reason.getBytes(StandardCharsets.UTF_8);
		send(CLOSE, ByteBuffer.allocate(2 + bytes.length).putChar((char) code).put(bytes).array());
	}

	static byte[] frame(int opcode, boolean last, byte[] payload) {
		ByteBuffer frame = ByteBuffer.allocate(payload.length + 10);
		frame.put((byte) ((last ? 0x80 : 0) | opcode));
		if (payload.length < 126) {
			frame.put((byte) payload.length);
		}
		else {
			frame.put((byte) 127).putLong(payload.length);
		}
		frame.put(payload).flip();
		byte[] bytes = new byte[frame.remaining()];
		frame.get(bytes);
		return bytes;
	}

	/**
	 * The next frame of the client, {@code null} at the end of the connection.
	 */
	@Nullable Frame read() {
		try {
			int first = this.in.readUnsignedByte();
			int length = this.in.readUnsignedByte() & 0x7F;
			if (length == 126) {
				length = this.in.readUnsignedShort();
			}
			else if (length == 127) {
				length = Math.toIntExact(this.in.readLong());
			}
			byte[] mask = this.in.readNBytes(4);
			byte[] payload = new byte[length];
			this.in.readFully(payload);
			for (int i = 0; i < length; i++) {
				payload[i] ^= mask[i & 3];
			}
			return new Frame(first & 0x0F, (first & 0x80) != 0, payload);
		}
		catch (EOFException | SocketException | ClosedChannelException ex) {
			return null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The text of the next message, however many frames it comes in.
	 */
	String readText() {
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		Frame frame = read();
		while (frame != null) {
			message.writeBytes(frame.payload());
			if (frame.last()) {
				return message.toString(StandardCharsets.UTF_8);
			}
			frame = read();
		}
		throw new IllegalStateException("The connection ended in the middle of a message");
	}

	/**
	 * Read to the end of the connection.
	 */
	void awaitEnd() {
		Frame frame = read();
		while (frame != null) {
			frame = read();
		}
	}

	Socket socket() {
		return this.socket;
	}

	/**
	 * Close with RST.
	 */
	void reset() {
		try {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Close with FIN.
	 */
	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
