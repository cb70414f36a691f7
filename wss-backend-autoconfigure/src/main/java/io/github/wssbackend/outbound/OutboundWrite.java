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

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Consumer;
import java.util.function.LongFunction;

import io.github.wssbackend.frame.EncodedFrame;
import org.jspecify.annotations.Nullable;

/**
 * One place in the queue of one socket, and later the callback of its write: one object
 * for both, because there is one for each delivery.
 * <p>
 * The links belong to {@link WaitingFrames}, under the lock of the queue. The progress is
 * what the thread that writes and the thread that completes agree on: whichever comes
 * second goes on with the next frame.
 */
final class OutboundWrite implements WriteCallback {

	private static final AtomicIntegerFieldUpdater<OutboundWrite> PROGRESS = AtomicIntegerFieldUpdater
		.newUpdater(OutboundWrite.class, "progress");

	private static final int STARTED = 0;

	private static final int PENDING = 1;

	private static final int DONE = 2;

	private final OutboundFrame content;

	private final Consumer<OutboundWrite> resume;

	@Nullable OutboundWrite previous;

	@Nullable OutboundWrite next;

	/**
	 * How many emissions of the topic were dropped just before this one, once it is taken
	 * to be written.
	 */
	long missed;

	private volatile int progress;

	private @Nullable Throwable failure;

	/**
	 * Create a place.
	 * @param content what to write
	 * @param resume goes on after a write that ended later than it was left
	 */
	OutboundWrite(OutboundFrame content, Consumer<OutboundWrite> resume) {
		this.content = content;
		this.resume = resume;
	}

	EncodedFrame frame() {
		return this.content.frame();
	}

	int size() {
		return this.content.frame().size();
	}

	@Nullable Object topic() {
		return this.content.topic();
	}

	@Nullable LongFunction<EncodedFrame> gap() {
		return this.content.gap();
	}

	@Nullable Runnable whenWritten() {
		return this.content.written();
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

	/**
	 * A transport that calls twice must not make two writers: only the first call counts.
	 */
	private void end(@Nullable Throwable cause) {
		if (this.progress == DONE) {
			return;
		}
		this.failure = cause;
		if (PROGRESS.getAndSet(this, DONE) == PENDING) {
			this.resume.accept(this);
		}
	}

}
