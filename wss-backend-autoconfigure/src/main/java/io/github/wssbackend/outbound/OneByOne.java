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

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.wssbackend.frame.EncodedFrame;

/**
 * Writes frames to a transport that takes one at a time, and tells the end of the last.
 * Owned by whoever has the role of the writer. A loop and no recursion, however many
 * writes end at once: the count says how many are to be begun, and who makes it more than
 * nothing begins them.
 */
final class OneByOne implements WriteCallback {

	private final SocketTransport transport;

	private final List<EncodedFrame> frames;

	private final WriteCallback done;

	private final AtomicInteger toBegin = new AtomicInteger();

	private int next;

	OneByOne(SocketTransport transport, List<EncodedFrame> frames, WriteCallback done) {
		this.transport = transport;
		this.frames = frames;
		this.done = done;
	}

	void start() {
		if (this.toBegin.getAndIncrement() == 0) {
			do {
				begin();
			}
			while (this.toBegin.decrementAndGet() > 0);
		}
	}

	private void begin() {
		boolean last = this.next == this.frames.size() - 1;
		try {
			this.transport.write(this.frames.get(this.next++), last ? this.done : this);
		}
		catch (RuntimeException | Error ex) {
			this.done.failed(ex);
		}
	}

	@Override
	public void written() {
		this.done.progressed();
		start();
	}

	@Override
	public void failed(Throwable cause) {
		this.done.failed(cause);
	}

}
