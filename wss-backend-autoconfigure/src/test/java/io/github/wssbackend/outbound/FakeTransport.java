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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.wssbackend.frame.EncodedFrame;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;

/**
 * A socket that is steered by hand. Writes end at once, or wait to be ended by
 * {@link #completeNext()} and {@link #failNext}, or fail; it records everything and
 * notices when two writes overlap. Guarded by its own monitor; callbacks are called
 * without it.
 */
public final class FakeTransport implements SocketTransport {

	private final List<EncodedFrame> frames = new ArrayList<>();

	private final List<Integer> batches = new ArrayList<>();

	private final List<CloseStatus> closes = new ArrayList<>();

	private final Queue<WriteCallback> held = new ArrayDeque<>();

	private final AtomicInteger writers = new AtomicInteger();

	private Mode mode = Mode.INLINE;

	private @Nullable CountDownLatch gate;

	private @Nullable Throwable failure;

	private boolean overlapped;

	private boolean aborted;

	private boolean suspended;

	private int pings;

	private int gathers;

	/**
	 * From now on a write takes several frames.
	 * @param bytes how many bytes of them
	 * @return this
	 */
	public synchronized FakeTransport gathering(int bytes) {
		this.gathers = bytes;
		return this;
	}

	@Override
	public synchronized int gathers() {
		return this.gathers;
	}

	/**
	 * How many frames each write had.
	 * @return the numbers in their order
	 */
	public synchronized List<Integer> batches() {
		return List.copyOf(this.batches);
	}

	@Override
	public void write(List<EncodedFrame> frames, WriteCallback done) {
		if (gathers() == 0) {
			SocketTransport.super.write(frames, done);
			return;
		}
		synchronized (this) {
			this.batches.add(frames.size());
			this.frames.addAll(frames.subList(0, frames.size() - 1));
		}
		write(frames.get(frames.size() - 1), done);
	}

	/**
	 * From now on writes wait to be ended by hand.
	 * @return this
	 */
	public synchronized FakeTransport hold() {
		this.mode = Mode.HOLD;
		return this;
	}

	/**
	 * From now on writes end before {@code write} returns.
	 * @return this
	 */
	public synchronized FakeTransport inline() {
		this.mode = Mode.INLINE;
		return this;
	}

	/**
	 * From now on writes fail before {@code write} returns.
	 * @param failure how
	 * @return this
	 */
	public synchronized FakeTransport failWith(Throwable failure) {
		this.mode = Mode.FAIL;
		this.failure = failure;
		return this;
	}

	/**
	 * From now on {@code write} throws.
	 * @param failure what
	 * @return this
	 */
	public synchronized FakeTransport throwing(RuntimeException failure) {
		this.mode = Mode.THROW;
		this.failure = failure;
		return this;
	}

	/**
	 * From now on {@code write} blocks its thread until the gate is open, then ends.
	 * @param gate the gate
	 * @return this
	 */
	public synchronized FakeTransport block(CountDownLatch gate) {
		this.mode = Mode.INLINE;
		this.gate = gate;
		return this;
	}

	/**
	 * End the oldest write that waits, on the calling thread.
	 * @return whether one waited
	 */
	public boolean completeNext() {
		WriteCallback done = takeHeld();
		if (done != null) {
			done.written();
		}
		return done != null;
	}

	/**
	 * Fail the oldest write that waits, on the calling thread.
	 * @param cause how
	 * @return whether one waited
	 */
	public boolean failNext(Throwable cause) {
		WriteCallback done = takeHeld();
		if (done != null) {
			done.failed(cause);
		}
		return done != null;
	}

	private synchronized @Nullable WriteCallback takeHeld() {
		WriteCallback done = this.held.poll();
		if (done != null) {
			this.writers.decrementAndGet();
		}
		return done;
	}

	@Override
	public void write(EncodedFrame frame, WriteCallback done) {
		Mode mode = record(frame, done);
		if (mode == Mode.HOLD) {
			return;
		}
		await();
		this.writers.decrementAndGet();
		switch (mode) {
			case FAIL -> done.failed(this.failure);
			case THROW -> throw (RuntimeException) this.failure;
			default -> done.written();
		}
	}

	private synchronized Mode record(EncodedFrame frame, WriteCallback done) {
		this.overlapped |= this.writers.incrementAndGet() > 1;
		this.frames.add(frame);
		if (this.mode == Mode.HOLD) {
			this.held.add(done);
		}
		return this.mode;
	}

	private void await() {
		CountDownLatch gate = this.gate;
		try {
			if (gate != null) {
				gate.await();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public synchronized void ping() {
		this.pings++;
	}

	@Override
	public synchronized void close(CloseStatus status) {
		this.closes.add(status);
	}

	@Override
	public synchronized void abort() {
		this.aborted = true;
	}

	@Override
	public synchronized void suspendReading() {
		this.suspended = true;
	}

	@Override
	public synchronized void resumeReading() {
		this.suspended = false;
	}

	@Override
	public synchronized boolean isOpen() {
		return !this.aborted && this.closes.isEmpty();
	}

	/**
	 * What was written, oldest first, whether or not the writes have ended.
	 * @return the texts
	 */
	public synchronized List<String> texts() {
		return this.frames.stream().map(EncodedFrame::toString).toList();
	}

	/**
	 * What was written, oldest first, whether or not the writes have ended.
	 * @return the frames
	 */
	public synchronized List<EncodedFrame> frames() {
		return List.copyOf(this.frames);
	}

	/**
	 * With what it was closed.
	 * @return the statuses
	 */
	public synchronized List<CloseStatus> closes() {
		return List.copyOf(this.closes);
	}

	public synchronized boolean isAborted() {
		return this.aborted;
	}

	public synchronized boolean isSuspended() {
		return this.suspended;
	}

	public synchronized int pings() {
		return this.pings;
	}

	/**
	 * Whether a write began before the one before it had ended.
	 * @return {@code true} for a fault of the queue
	 */
	public synchronized boolean hasOverlapped() {
		return this.overlapped;
	}

	private enum Mode {

		INLINE, HOLD, FAIL, THROW

	}

}
