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
 * Subscribers of one route and the socket that has it published. It checks that each gets
 * everything, once and in order. Belongs to the load's thread.
 */
final class Audience implements Receiver {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Crowd crowd;

	/** By socket: the number of the newest delivery. */
	private long[] newest = {};

	private long[] received = {};

	/** The sockets up to this index are counted on; the others may freeze. */
	private int readers;

	private int subscribed;

	private long published;

	private long answers;

	private int pad = -1;

	private long reordered;

	private DeliveryListener listener = (socket, sequence) -> {
	};

	Audience(EventLoop loop, Peer peer) {
		this.crowd = new Crowd(loop, peer);
	}

	/** Open so many subscribers, and one socket more for publishing. */
	void open(int subscribers, Endpoint endpoint) throws IOException {
		open(subscribers, 0, 0, endpoint);
	}

	/**
	 * Open readers, others that are not counted on, and one socket more for publishing.
	 * @param receiveBuffer of the others; 0 for the system's
	 */
	void open(int readers, int others, int receiveBuffer, Endpoint endpoint) throws IOException {
		this.readers = readers;
		this.newest = new long[readers + others];
		this.received = new long[readers + others];
		this.crowd.open(readers, endpoint, this, 0);
		this.crowd.open(others, endpoint, this, receiveBuffer);
		this.crowd.open(1, endpoint, this, 0);
		subscribe(0, readers + others, TickText.ROUTE);
	}

	/** Have those who are not counted on subscribe to another route. */
	void subscribeOthers(String route) throws IOException {
		subscribe(this.readers, this.newest.length, route);
	}

	private void subscribe(int from, int to, String route) throws IOException {
		int all = this.subscribed + to - from;
		for (int i = from; i < to; i++) {
			this.crowd.get(i).dialect().subscribe(this.crowd.get(i), 1, route);
			this.crowd.get(i).flush();
		}
		if (!this.crowd.loop().run(() -> this.subscribed == all, PATIENCE)) {
			throw new BadAnswerException("Only " + this.subscribed + " of " + all + " subscriptions were answered");
		}
	}

	/** Read nothing more from those who are not counted on. */
	void freezeOthers() {
		for (int i = this.readers; i < this.newest.length; i++) {
			this.crowd.get(i).reading(false);
		}
	}

	/** Have something else published, and wait until the server has handed it over. */
	void publish(String route, int count, int size) throws IOException {
		long expected = this.answers + 1;
		LoadSocket control = this.crowd.get(this.newest.length);
		control.dialect().publish(control, 1, route, count, size, 1);
		control.flush();
		if (!this.crowd.loop().run(() -> this.answers == expected, PATIENCE)) {
			throw new BadAnswerException("Publishing does not end while subscribers are frozen");
		}
	}

	void listener(DeliveryListener listener) {
		this.listener = listener;
	}

	/** Have the next values published. It does not wait. */
	void publish(int count, int size) throws IOException {
		LoadSocket control = this.crowd.get(this.newest.length);
		control.dialect().publish(control, 1, TickText.ROUTE, count, size, this.published + 1);
		this.published += count;
		control.flush();
	}

	@Override
	public void ready(LoadSocket socket) {
		this.crowd.oneReady();
	}

	@Override
	public void answer(LoadSocket socket, long request, long value) {
		if (socket.index() == this.newest.length) {
			this.answers++;
		}
		else {
			this.subscribed++;
		}
	}

	@Override
	public void delivery(LoadSocket socket, long sequence, int pad) {
		int index = socket.index();
		if (this.pad < 0) {
			this.pad = pad;
		}
		if (pad != this.pad || sequence > this.published || sequence < 1) {
			throw new BadAnswerException("A delivery that was not published: " + sequence + ", padded by " + pad);
		}
		if (sequence != this.newest[index] + 1) {
			this.reordered++;
		}
		this.newest[index] = Math.max(this.newest[index], sequence);
		this.received[index]++;
		this.listener.delivered(socket, sequence);
	}

	/** How many publish requests were answered. */
	long answers() {
		return this.answers;
	}

	/** How many deliveries did not follow the one before; 0 says that all came, once. */
	long reordered() {
		return this.reordered;
	}

	/** How many deliveries are not there. */
	long missing() {
		long missing = 0;
		for (int i = 0; i < this.readers; i++) {
			missing += this.published - this.received[i];
		}
		return missing;
	}

	LoadSocket get(int index) {
		return this.crowd.get(index);
	}

	EventLoop loop() {
		return this.crowd.loop();
	}

	void close() throws IOException {
		this.crowd.close();
	}

	/**
	 * Told of each delivery after it was checked.
	 */
	interface DeliveryListener {

		void delivered(LoadSocket socket, long sequence);

	}

}
