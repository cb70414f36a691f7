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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sockets of one load that are opened together. Belongs to the load's thread.
 */
final class Crowd {

	/** Well below the backlog of a listening socket. */
	private static final int AT_ONCE = 50;

	/** So many addresses to connect from, that ports never run short. */
	private static final int SOURCES = 16;

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final EventLoop loop;

	private final Dialect dialect;

	private final List<LoadSocket> sockets = new ArrayList<>();

	private int ready;

	Crowd(EventLoop loop, Peer peer) {
		this.loop = loop;
		this.dialect = peer.dialect();
	}

	/** Open so many further sockets, and wait until each is ready. */
	void open(int count, Endpoint endpoint, Receiver receiver, int receiveBuffer) throws IOException {
		int all = this.sockets.size() + count;
		while (this.ready < all) {
			while (this.sockets.size() < all && this.sockets.size() - this.ready < AT_ONCE) {
				add(endpoint, receiver, receiveBuffer);
			}
			int before = this.ready;
			if (!this.loop.run(() -> this.ready > before, PATIENCE)) {
				throw new BadAnswerException("Only " + before + " of " + all + " sockets could be opened");
			}
		}
	}

	/** Open one socket. It does not wait. */
	LoadSocket add(Endpoint endpoint, Receiver receiver, int receiveBuffer) throws IOException {
		int index = this.sockets.size();
		LoadSocket socket = new LoadSocket(index, endpoint, this.dialect, receiver, source(index), receiveBuffer);
		this.sockets.add(socket);
		this.loop.add(socket);
		return socket;
	}

	/** The last part of the loopback address that a socket connects from. */
	static int source(int index) {
		return 2 + index % SOURCES;
	}

	/** To be called by the receiver for each socket that is ready. */
	void oneReady() {
		this.ready++;
	}

	LoadSocket get(int index) {
		return this.sockets.get(index);
	}

	int size() {
		return this.sockets.size();
	}

	EventLoop loop() {
		return this.loop;
	}

	void close() throws IOException {
		for (LoadSocket socket : this.sockets) {
			socket.close();
		}
	}

}
