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

package io.github.wssbackend.testing;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A peer on a bare TCP connection: sends any header, reads frames one by one and answers
 * nothing by itself, neither pings nor close frames. Every wait is bounded.
 */
public final class RawPeer implements AutoCloseable {

	private static final int MILLISECONDS = 10_000;

	private final Socket socket;

	private final DataInputStream in;

	private final int status;

	private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private RawPeer(Socket socket, String request) throws IOException {
		this.socket = socket;
		socket.setSoTimeout(MILLISECONDS);
		this.in = new DataInputStream(socket.getInputStream());
		socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
		this.status = Integer.parseInt(line().split(" ")[1]);
		for (String line = line(); !line.isEmpty(); line = line()) {
			int colon = line.indexOf(':');
			this.headers.put(line.substring(0, colon), line.substring(colon + 1).trim());
		}
	}

	/**
	 * A frame.
	 *
	 * @param opcode 1 for text, 8 for close, 9 for ping
	 * @param compressed whether it says so
	 * @param payload its bytes
	 */
	public record Frame(int opcode, boolean compressed, byte[] payload) {

		public String text() {
			return new String(this.payload, StandardCharsets.UTF_8);
		}

		/**
		 * The code of a close frame.
		 */
		public int code() {
			return ((this.payload[0] & 0xFF) << 8) | (this.payload[1] & 0xFF);
		}

	}

	/**
	 * Ask for an upgrade.
	 * @param headers further headers such as {@code Origin: http://a.example}; one of
	 * {@code Host} takes the place of the usual one
	 */
	public static RawPeer upgrade(int port, String path, String... headers) {
		return upgrade(connect(port), port, path, headers);
	}

	/**
	 * Ask for an upgrade over a connection that is open, such as one of TLS.
	 */
	public static RawPeer upgrade(Socket socket, int port, String path, String... headers) {
		StringBuilder further = new StringBuilder("Upgrade: websocket\r\nConnection: Upgrade\r\n")
			.append("Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
		return request(socket, port, path, further, headers);
	}

	/**
	 * Ask for a resource without an upgrade.
	 */
	public static RawPeer get(int port, String path) {
		return request(connect(port), port, path, new StringBuilder("Connection: close\r\n"));
	}

	private static RawPeer request(Socket socket, int port, String path, StringBuilder further, String... headers) {
		boolean host = false;
		for (String header : headers) {
			further.append(header).append("\r\n");
			host |= header.toLowerCase(Locale.ROOT).startsWith("host:");
		}
		String start = "GET " + path + " HTTP/1.1\r\n" + (host ? "" : "Host: 127.0.0.1:" + port + "\r\n");
		try {
			return new RawPeer(socket, start + further + "\r\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Socket connect(int port) {
		try {
			return new Socket("127.0.0.1", port);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
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
	 * The status that the request was answered with: 101 for an upgrade.
	 */
	public int status() {
		return this.status;
	}

	public @Nullable String header(String name) {
		return this.headers.get(name);
	}

	/**
	 * The next frame, {@code null} at the end of the connection.
	 */
	public @Nullable Frame next() {
		try {
			int first = this.in.readUnsignedByte();
			int length = this.in.readUnsignedByte();
			if (length == 126) {
				length = this.in.readUnsignedShort();
			}
			else if (length == 127) {
				length = Math.toIntExact(this.in.readLong());
			}
			byte[] payload = new byte[length];
			this.in.readFully(payload);
			return new Frame(first & 0x0F, (first & 0x40) != 0, payload);
		}
		catch (EOFException | SocketException ex) {
			return null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Send a whole frame, masked with zeros.
	 * @param opcode 1 for text, 8 for close, 10 for pong
	 */
	public void send(int opcode, byte[] payload) {
		byte[] head = (payload.length < 126) ? new byte[] { (byte) (0x80 | opcode), (byte) (0x80 | payload.length) }
				: new byte[] { (byte) (0x80 | opcode), (byte) (0x80 | 126), (byte) (payload.length >> 8),
						(byte) payload.length };
		byte[] frame = new byte[head.length + 4 + payload.length];
		System.arraycopy(head, 0, frame, 0, head.length);
		System.arraycopy(payload, 0, frame, head.length + 4, payload.length);
		try {
			this.socket.getOutputStream().write(frame);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public void send(String text) {
		send(1, text.getBytes(StandardCharsets.UTF_8));
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
