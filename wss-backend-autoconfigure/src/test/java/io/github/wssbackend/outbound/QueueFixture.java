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

package io.github.wssbackend.outbound;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

import io.github.wssbackend.WssOverflow;
import io.github.wssbackend.frame.EncodedFrame;

/**
 * A queue on a fake transport, with an executor that runs when told.
 */
final class QueueFixture {

	final FakeTransport transport = new FakeTransport();

	final RecordingListener listener = new RecordingListener();

	final Queue<Runnable> tasks = new ArrayDeque<>();

	/** The ticking of the guard, to be run by hand. */
	final Queue<Runnable> ticks = new ArrayDeque<>();

	final OutboundQueue queue;

	QueueFixture() {
		this(1024, 1 << 20, WssOverflow.LATEST);
	}

	QueueFixture(int maxMessages, long maxBytes, WssOverflow overflow) {
		this.queue = queue(new OutboundLimits(maxMessages, maxBytes, Duration.ofSeconds(10), overflow),
				this.tasks::add);
	}

	/**
	 * A queue whose transport takes several frames in one write.
	 */
	QueueFixture(int maxMessages, WssOverflow overflow, int gathers) {
		this.transport.gathering(gathers);
		this.queue = queue(new OutboundLimits(maxMessages, 1 << 20, Duration.ofSeconds(10), overflow), this.tasks::add);
	}

	void tick() {
		for (Runnable tick = this.ticks.poll(); tick != null; tick = this.ticks.poll()) {
			tick.run();
		}
	}

	QueueFixture(Executor executor) {
		this.queue = queue(new OutboundLimits(1024, 1 << 20, Duration.ofSeconds(10), WssOverflow.LATEST), executor);
	}

	private OutboundQueue queue(OutboundLimits limits, Executor executor) {
		return new OutboundQueue(this.transport, limits, executor, this.listener, new FlushGuard(this.ticks::add));
	}

	void runTasks() {
		for (Runnable task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
			task.run();
		}
	}

	static OutboundFrame reply(String text) {
		return OutboundFrame.reply(EncodedFrame.text(text));
	}

	/**
	 * An emission of the topic that its first letter names, with gaps told.
	 */
	static OutboundFrame emission(String text) {
		String topic = text.substring(0, 1);
		return OutboundFrame.emission(EncodedFrame.text(text), topic,
				(count) -> EncodedFrame.text("gap " + topic + " " + count));
	}

}
