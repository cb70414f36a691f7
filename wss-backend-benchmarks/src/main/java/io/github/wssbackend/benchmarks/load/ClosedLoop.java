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
 * One message at a time: the next is published when all who are waited for have the last.
 * Belongs to the load's thread.
 */
final class ClosedLoop {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final int SIZE = 100;

	private final Audience audience;

	/** Subscribers from this index on are not waited for. */
	private final int readers;

	private final Histogram latencies = new Histogram(60_000_000_000L, 3);

	private long sent;

	private int delivered;

	private long count;

	ClosedLoop(Audience audience, int readers) {
		this.audience = audience;
		this.readers = readers;
		audience.listener(this::delivered);
	}

	private void delivered(LoadSocket socket, long sequence) {
		if (socket.index() < this.readers) {
			this.delivered++;
			this.count++;
			this.latencies.recordValue(this.audience.loop().now() - this.sent);
		}
	}

	/** Publish one message after another for so long. */
	void run(Duration time) throws IOException {
		long end = System.nanoTime() + time.toNanos();
		while (System.nanoTime() < end) {
			publish();
		}
	}

	private void publish() throws IOException {
		long answers = this.audience.answers() + 1;
		this.delivered = 0;
		this.sent = System.nanoTime();
		this.audience.publish(1, SIZE);
		if (!this.audience.loop()
			.run(() -> this.delivered >= this.readers && this.audience.answers() == answers, PATIENCE)) {
			throw new BadAnswerException("Only " + this.delivered + " of " + this.readers + " had a message in time"
					+ (this.audience.answers() == answers ? "" : ", and publishing it has not ended"));
		}
	}

	void reset() {
		this.count = 0;
		this.latencies.reset();
	}

	long count() {
		return this.count;
	}

	Histogram latencies() {
		return this.latencies;
	}

}
