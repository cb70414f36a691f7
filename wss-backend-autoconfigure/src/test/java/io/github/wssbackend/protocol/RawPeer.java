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

package io.github.wssbackend.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A peer on a bare TCP socket, which can do what no WebSocket client does: send broken
 * frames, stop in the middle of one, and read nothing. Every read is bounded.
 */
final class RawPeer implements AutoCloseable {

	static final int CONTINUATION = 0;

	static final int TEXT = 1;

	static final int BINARY = 2;

	static final int CLOSE = 8;

	static final int PING = 9;

	static final int PONG = 10;

	private static final int MILLIS = 20_000;

	private final Socket socket = new Socket();

	private final DataInputStream in;

	private final OutputStream out;

	private final List<String> response = new ArrayList<>();

	private RawPeer(int port, String path, int receiveBuffer, String... headers) {
		try {
			this.socket.setReceiveBufferSize(receiveBuffer);
			this.socket.setTcpNoDelay(true);
			this.socket.setSoTimeout(MILLIS);
			this.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS);
			this.in = new DataInputStream(this.socket.getInputStream());
			this.out = this.socket.getOutputStream();
			shakeHands(port, path, headers);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A frame as it came.
	 *
	 * @param opcode its opcode
	 * @param payload its payload
	 */
	record Received(int opcode, byte[] payload) {

		String text() {
			return new String(this.payload, StandardCharsets.UTF_8);
		}

		int closeCode() {
			return ByteBuffer.wrap(this.payload).getShort();
		}

		String closeReason() {
			return new String(this.payload, 2, this.payload.length - 2, StandardCharsets.UTF_8);
		}

	}

	static RawPeer connect(int port, String... headers) {
		return new RawPeer(port, "/wss", 65_536, headers);
	}

	/**
	 * A peer whose socket takes few bytes that it does not read.
	 */
	static RawPeer small(int port, String path, String... headers) {
		return new RawPeer(port, path, 4096, headers);
	}

	private void shakeHands(int port, String path, String... headers) throws IOException {
		StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
				+ "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
		for (String header : headers) {
			request.append(header).append("\r\n");
		}
		this.out.write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
		for (String line = line(); !line.isEmpty(); line = line()) {
			this.response.add(line);
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

	/**
	 * The status line and headers of the response.
	 */
	List<String> response() {
		return this.response;
	}

	void text(String text) {
		frame(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
	}

	void request(String call, String callbackId) {
		text("{\"route\":\"runRequest\",\"args\":[" + call + ",\"id\"," + callbackId + "]}");
	}

	/**
	 * Send a frame. Its mask is zero, so that the payload stands there as it is.
	 */
	void frame(int opcode, boolean last, byte[] payload) {
		ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 14);
		frame.writeBytes(header(opcode, last, payload.length));
		frame.writeBytes(payload);
		bytes(frame.toByteArray());
	}

	static byte[] header(int opcode, boolean last, long length) {
		ByteBuffer header = ByteBuffer.allocate(14);
		header.put((byte) (opcode | (last ? 0x80 : 0)));
		if (length < 126) {
			header.put((byte) (0x80 | length));
		}
		else if (length < 65_536) {
			header.put((byte) (0x80 | 126)).putShort((short) length);
		}
		else {
			header.put((byte) (0x80 | 127)).putLong(length);
		}
		header.putInt(0);
		return java.util.Arrays.copyOf(header.array(), header.position());
	}

	void bytes(byte[] bytes) {
		try {
			this.out.write(bytes);
			this.out.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The next frame, put together from its pieces; {@code null} at the end.
	 */
	@Nullable Received next() {
		try {
			ByteArrayOutputStream payload = new ByteArrayOutputStream();
			int opcode = CONTINUATION;
			boolean last = false;
			while (!last) {
				int first = this.in.readUnsignedByte();
				opcode = ((first & 15) != CONTINUATION) ? first & 15 : opcode;
				last = (first & 0x80) != 0;
				payload.writeBytes(this.in.readNBytes(length()));
			}
			return new Received(opcode, payload.toByteArray());
		}
		catch (EOFException | SocketException ex) {
			return null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private int length() throws IOException {
		int length = this.in.readUnsignedByte();
		if (length == 126) {
			return this.in.readUnsignedShort();
		}
		return (length == 127) ? (int) this.in.readLong() : length;
	}

	/**
	 * The text of the next frame, which has to be text.
	 */
	String nextText() {
		Received received = next();
		if (received == null || received.opcode() != TEXT) {
			throw new AssertionError("No text came but " + received);
		}
		return received.text();
	}

	/**
	 * Drop the connection with a reset, so that nothing is left to be read.
	 */
	void reset() {
		try {
			this.socket.setSoLinger(true, 0);
		}
		catch (SocketException ex) {
			throw new UncheckedIOException(ex);
		}
		close();
	}

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
