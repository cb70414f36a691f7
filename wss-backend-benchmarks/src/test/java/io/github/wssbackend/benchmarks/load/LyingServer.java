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

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A server that answers each message with whatever a test wants. Each socket has a thread
 * of its own; closing the server ends them.
 */
final class LyingServer implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(LyingServer.class);

	private static final String UPGRADE = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
			+ "Connection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

	private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final Function<String, List<String>> answers;

	/** The first socket: what is published goes there. Set under the lock of this. */
	private volatile @Nullable OutputStream first;

	LyingServer(Function<String, List<String>> answers) throws IOException {
		this.answers = answers;
		start(this::accept);
	}

	Endpoint endpoint() {
		return new Endpoint(this.listening.getLocalPort(), "/wss");
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "lying-server");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.listening.accept();
				start(() -> serve(socket));
			}
		}
		catch (IOException ex) {
			logger.debug("Closed", ex);
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			DataInputStream in = new DataInputStream(socket.getInputStream());
			OutputStream out = socket.getOutputStream();
			skipRequest(in);
			out.write(UPGRADE.getBytes(StandardCharsets.US_ASCII));
			subscriber(out);
			write(out, "{\"route\":\"setId\",\"args\":\"socket1\"}");
			while (true) {
				String text = read(in);
				for (String answer : this.answers.apply(text)) {
					write(text.contains("publish") ? firstOr(out) : out, answer);
				}
			}
		}
		catch (IOException ex) {
			logger.debug("The load has gone", ex);
		}
	}

	private OutputStream firstOr(OutputStream other) {
		OutputStream subscriber = this.first;
		return (subscriber != null) ? subscriber : other;
	}

	private synchronized void subscriber(OutputStream out) {
		if (this.first == null) {
			this.first = out;
		}
	}

	private static void skipRequest(DataInputStream in) throws IOException {
		int newest = 0;
		while (newest != 0x0d0a0d0a) {
			newest = newest << 8 | in.readUnsignedByte();
		}
	}

	private static String read(DataInputStream in) throws IOException {
		in.readByte();
		int length = in.readUnsignedByte() & 0x7f;
		if (length == 126) {
			length = in.readUnsignedShort();
		}
		byte[] mask = in.readNBytes(4);
		byte[] text = in.readNBytes(length);
		for (int i = 0; i < text.length; i++) {
			text[i] ^= mask[i & 3];
		}
		return new String(text, StandardCharsets.UTF_8);
	}

	private static void write(OutputStream out, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		out.write(new byte[] { (byte) 0x81, 126, (byte) (bytes.length >> 8), (byte) bytes.length });
		out.write(bytes);
	}

	@Override
	public void close() throws IOException {
		this.listening.close();
	}

}
