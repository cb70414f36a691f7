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
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The one thread of the load: it runs in whoever calls {@link #run}, and sockets belong
 * to it.
 */
final class EventLoop implements AutoCloseable {

	private static final int INPUT = 256 * 1024;

	private final Selector selector;

	private final ByteBuffer input = ByteBuffer.allocateDirect(INPUT);

	private final byte[] bytes = new byte[2 * INPUT];

	private final Consumer<SelectionKey> handling = this::handle;

	private long now = System.nanoTime();

	EventLoop() throws IOException {
		this.selector = Selector.open();
	}

	void add(LoadSocket socket) throws IOException {
		socket.registered(socket.channel().register(this.selector, SelectionKey.OP_CONNECT, socket));
	}

	/** When the bytes came in that are handled now. */
	long now() {
		return this.now;
	}

	/** Handle events for that long. */
	void run(Duration time) throws IOException {
		run(() -> false, time);
	}

	/**
	 * Handle events until something is so, or that long.
	 * @return whether it is so
	 */
	boolean run(BooleanSupplier done, Duration limit) throws IOException {
		long deadline = System.nanoTime() + limit.toNanos();
		while (!done.getAsBoolean()) {
			long left = deadline - System.nanoTime();
			if (left <= 0) {
				return false;
			}
			this.selector.select(this.handling, Math.max(1, left / 1_000_000));
		}
		return true;
	}

	private void handle(SelectionKey key) {
		LoadSocket socket = (LoadSocket) key.attachment();
		try {
			if (key.isConnectable()) {
				key.interestOps(SelectionKey.OP_READ);
				socket.connected();
			}
			else {
				if (key.isReadable()) {
					read(socket);
				}
				if (key.isValid()) {
					socket.flush();
				}
			}
		}
		catch (IOException ex) {
			ended(socket, ex.toString());
		}
	}

	private void read(LoadSocket socket) throws IOException {
		int count = socket.read(this.input.clear());
		if (count < 0) {
			ended(socket, "end of stream");
			return;
		}
		this.now = System.nanoTime();
		int before = socket.incoming().takeRest(this.bytes);
		this.input.flip().get(this.bytes, before, count);
		int done = socket.received(this.bytes, 0, before + count);
		socket.incoming().keepRest(this.bytes, done, before + count);
	}

	private static void ended(LoadSocket socket, String reason) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new BadAnswerException(ex.toString());
		}
		socket.receiver().closed(socket, reason);
	}

	@Override
	public void close() throws IOException {
		for (SelectionKey key : this.selector.keys()) {
			key.channel().close();
		}
		this.selector.close();
	}

}
