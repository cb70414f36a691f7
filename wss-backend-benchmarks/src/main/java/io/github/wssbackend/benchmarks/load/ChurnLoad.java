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

/**
 * Opens, asks once and closes, so many sockets at a time. Belongs to the load's thread.
 */
final class ChurnLoad implements Receiver {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final EventLoop loop;

	private final Dialect dialect;

	private final Endpoint endpoint;

	private final boolean plain;

	private int opened;

	private int alive;

	private long count;

	private boolean stopped;

	ChurnLoad(EventLoop loop, Target target, boolean plain) {
		this.plain = plain;
		this.loop = loop;
		this.dialect = target.peer().dialect();
		this.endpoint = target.endpoint();
	}

	void start(int atOnce) throws IOException {
		for (int i = 0; i < atOnce; i++) {
			open();
		}
	}

	private void open() throws IOException {
		int index = this.opened++;
		this.alive++;
		this.loop.add(new LoadSocket(index, this.endpoint, this.dialect, this, Crowd.source(index), 0));
	}

	@Override
	public void ready(LoadSocket socket) {
		socket.dialect().add(socket, 1, this.plain, socket.index() % 1000, 1);
	}

	@Override
	public void answer(LoadSocket socket, long request, long value) {
		if (request != 1 || value != socket.index() % 1000 + 1) {
			throw new BadAnswerException(socket.index() % 1000 + " + 1 is not " + value);
		}
		socket.sendClose();
	}

	@Override
	public void closed(LoadSocket socket, String reason) {
		if (!socket.isClosing()) {
			throw new BadAnswerException("The server closed a socket before it answered: " + reason);
		}
		this.count++;
		this.alive--;
		try {
			socket.close();
			if (!this.stopped) {
				open();
			}
		}
		catch (IOException ex) {
			throw new BadAnswerException(ex.toString());
		}
	}

	void stop() throws IOException {
		this.stopped = true;
		if (!this.loop.run(() -> this.alive == 0, PATIENCE)) {
			throw new BadAnswerException(this.alive + " sockets were not answered or closed");
		}
	}

	void reset() {
		this.count = 0;
	}

	long count() {
		return this.count;
	}

}
