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

import org.HdrHistogram.Histogram;

/**
 * Keeps a number of requests outstanding on each of its sockets, and checks every answer.
 * Belongs to the load's thread.
 */
final class RequestLoad implements Receiver {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Crowd crowd;

	private final int outstanding;

	private final boolean blocking;

	private final Histogram latencies = new Histogram(60_000_000_000L, 3);

	/**
	 * By socket and slot: the number of the request in it, 0 for none; when it was sent.
	 */
	private long[] requests = {};

	private long[] sent = {};

	private long last;

	private long count;

	private long open;

	private boolean stopped;

	RequestLoad(EventLoop loop, Peer peer, int outstanding, boolean blocking) {
		this.crowd = new Crowd(loop, peer);
		this.outstanding = outstanding;
		this.blocking = blocking;
	}

	void start(int sockets, Endpoint endpoint) throws IOException {
		this.requests = new long[sockets * this.outstanding];
		this.sent = new long[sockets * this.outstanding];
		this.crowd.open(sockets, endpoint, this, 0);
		for (int i = 0; i < sockets; i++) {
			for (int slot = 0; slot < this.outstanding; slot++) {
				ask(this.crowd.get(i), i * this.outstanding + slot, System.nanoTime());
			}
			this.crowd.get(i).flush();
		}
	}

	@Override
	public void ready(LoadSocket socket) {
		this.crowd.oneReady();
	}

	/** Numbers are made so that one tells its slot. */
	private void ask(LoadSocket socket, int place, long now) {
		long request = ++this.last * this.requests.length + place;
		this.requests[place] = request;
		this.sent[place] = now;
		this.open++;
		socket.dialect().add(socket, request, this.blocking, request % 1000, place);
	}

	@Override
	public void answer(LoadSocket socket, long request, long value) {
		int place = (int) (request % this.requests.length);
		if (place / this.outstanding != socket.index() || this.requests[place] != request) {
			throw new BadAnswerException("An answer that nobody waits for: " + request);
		}
		if (value != request % 1000 + place) {
			throw new BadAnswerException(request % 1000 + " + " + place + " is not " + value);
		}
		long now = this.crowd.loop().now();
		this.latencies.recordValue(now - this.sent[place]);
		this.requests[place] = 0;
		this.count++;
		this.open--;
		if (!this.stopped) {
			ask(socket, place, now);
		}
	}

	void reset() {
		this.count = 0;
		this.latencies.reset();
	}

	/** Ask no more, and wait for what is outstanding. */
	void stop() throws IOException {
		this.stopped = true;
		if (!this.crowd.loop().run(() -> this.open == 0, PATIENCE)) {
			throw new BadAnswerException(this.open + " requests were not answered");
		}
		this.crowd.close();
	}

	long count() {
		return this.count;
	}

	Histogram latencies() {
		return this.latencies;
	}

}
