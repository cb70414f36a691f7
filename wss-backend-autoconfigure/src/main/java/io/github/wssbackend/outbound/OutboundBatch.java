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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.LongFunction;

import io.github.wssbackend.frame.EncodedFrame;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one write, and its callback. They are added under the lock of the queue,
 * then belong to the writer. The progress is what the thread that writes and the thread
 * that completes agree on: whichever comes second goes on with the next frames.
 */
final class OutboundBatch implements WriteCallback {

	private static final AtomicIntegerFieldUpdater<OutboundBatch> PROGRESS = AtomicIntegerFieldUpdater
		.newUpdater(OutboundBatch.class, "progress");

	private static final int STARTED = 0;

	private static final int PENDING = 1;

	private static final int DONE = 2;

	private final OutboundWriter writer;

	private final int room;

	private final List<WaitingFrame> waited = new ArrayList<>(2);

	private long size;

	private volatile int progress;

	private @Nullable Throwable failure;

	/**
	 * Create an empty batch.
	 * @param writer goes on after a write that ended later than it was left
	 * @param room how many bytes it takes beside its first frame
	 */
	OutboundBatch(OutboundWriter writer, int room) {
		this.writer = writer;
		this.room = room;
	}

	boolean isEmpty() {
		return this.waited.isEmpty();
	}

	boolean hasRoomFor(WaitingFrame frame) {
		return isEmpty() || this.size + frame.size() <= this.room;
	}

	void add(WaitingFrame frame) {
		this.waited.add(frame);
		this.size += frame.size();
	}

	int count() {
		return this.waited.size();
	}

	/**
	 * What goes to the socket. The word of a gap stands right before its emission:
	 * nothing comes between.
	 */
	List<EncodedFrame> frames() {
		if (this.waited.size() == 1 && this.waited.get(0).missed == 0) {
			return List.of(this.waited.get(0).frame());
		}
		List<EncodedFrame> frames = new ArrayList<>(this.waited.size());
		for (WaitingFrame frame : this.waited) {
			LongFunction<EncodedFrame> gap = frame.gap();
			if (frame.missed > 0 && gap != null) {
				frames.add(gap.apply(frame.missed));
			}
			frames.add(frame.frame());
		}
		return frames;
	}

	/**
	 * Whoever waited for the frames to leave, in their order.
	 */
	List<Runnable> whenWritten() {
		List<Runnable> told = List.of();
		for (WaitingFrame frame : this.waited) {
			Runnable whenWritten = frame.whenWritten();
			if (whenWritten != null) {
				told = (told.isEmpty()) ? new ArrayList<>(2) : told;
				told.add(whenWritten);
			}
		}
		return told;
	}

	/**
	 * The writing thread leaves the rest to the callback, unless that has come already.
	 * @return whether the callback is still to come, and will go on
	 */
	boolean leaveToCallback() {
		return PROGRESS.compareAndSet(this, STARTED, PENDING);
	}

	@Nullable Throwable failure() {
		return this.failure;
	}

	@Override
	public void written() {
		end(null);
	}

	@Override
	public void failed(Throwable cause) {
		end(cause);
	}

	@Override
	public void progressed() {
		this.writer.progressed();
	}

	/**
	 * A transport that calls twice must not make two writers: only the first call counts.
	 */
	private void end(@Nullable Throwable cause) {
		if (this.progress == DONE) {
			return;
		}
		this.failure = cause;
		if (PROGRESS.getAndSet(this, DONE) == PENDING) {
			this.writer.resume(this);
		}
	}

}
