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
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a queue holds, one batch at a time. Owned by whichever thread has the role
 * of the writer, which the queue gives and takes back; where a write ends later the role
 * passes to the thread that ends it. Holds no lock.
 */
final class OutboundWriter {

	private static final Log logger = LogFactory.getLog(OutboundWriter.class);

	/**
	 * So many frames a thread writes before another goes on: it has its own work, and a
	 * queue may fill as fast as it is drained. As long as a queue is by default.
	 */
	private static final int STINT = 1024;

	private final SocketTransport transport;

	private final Executor executor;

	private final Source source;

	private final Consumer<Throwable> onFailure;

	private volatile long writingSince;

	private volatile long lastWrite;

	/**
	 * Create a writer.
	 * @param transport the socket
	 * @param executor goes on where a thread has written enough
	 * @param source gives the next frames
	 * @param onFailure told of a write that failed; the source gives nothing more then
	 */
	OutboundWriter(SocketTransport transport, Executor executor, Source source, Consumer<Throwable> onFailure) {
		this.transport = transport;
		this.executor = executor;
		this.source = source;
		this.onFailure = onFailure;
	}

	/**
	 * To be called by who has the role. A loop and no recursion, however many writes end
	 * at once.
	 */
	void drain() {
		try {
			int written = 0;
			OutboundBatch batch = this.source.next(this);
			while (batch != null && !isPending(batch)) {
				ended(batch);
				written += batch.count();
				if (written >= STINT && handOver()) {
					return;
				}
				written %= STINT;
				batch = this.source.next(this);
			}
		}
		catch (RuntimeException | Error ex) {
			// A writer that is lost must not leave a queue that looks alive.
			this.onFailure.accept(ex);
		}
	}

	private boolean handOver() {
		try {
			this.executor.execute(this::drain);
			return true;
		}
		catch (RejectedExecutionException ex) {
			return false;
		}
	}

	void resume(OutboundBatch batch) {
		ended(batch);
		drain();
	}

	/**
	 * Write, and say whether the callback is still to come.
	 */
	private boolean isPending(OutboundBatch batch) {
		progressed();
		try {
			this.transport.write(batch.frames(), batch);
		}
		catch (RuntimeException | Error ex) {
			batch.failed(ex);
		}
		return batch.leaveToCallback();
	}

	/**
	 * The socket takes bytes, so it does not stall.
	 */
	void progressed() {
		// 0 stands for no write.
		long now = System.nanoTime() | 1;
		this.lastWrite = now;
		this.writingSince = now;
	}

	private void ended(OutboundBatch batch) {
		this.writingSince = 0;
		Throwable failure = batch.failure();
		if (failure != null) {
			this.onFailure.accept(failure);
			return;
		}
		List<Runnable> whenWritten = batch.whenWritten();
		if (!whenWritten.isEmpty()) {
			tell(whenWritten);
		}
	}

	/**
	 * They may be foreign code, which must not hold up other sockets.
	 */
	private void tell(List<Runnable> whenWritten) {
		if (FlushGuard.isTicking()) {
			try {
				this.executor.execute(() -> whenWritten.forEach(OutboundWriter::call));
				return;
			}
			catch (RejectedExecutionException ex) {
				logger.debug("No room on the executor, so the ticking thread tells of written frames", ex);
			}
		}
		whenWritten.forEach(OutboundWriter::call);
	}

	private static void call(Runnable whenWritten) {
		try {
			whenWritten.run();
		}
		catch (RuntimeException | Error ex) {
			logger.error("Whoever waited for a frame to leave failed", ex);
		}
	}

	/**
	 * Whether a write began not long ago.
	 * @param nanos how long ago at most
	 * @return {@code false} also where there was none yet
	 */
	boolean wroteWithin(long nanos) {
		long last = this.lastWrite;
		return last != 0 && System.nanoTime() - last < nanos;
	}

	/**
	 * How long the socket has taken nothing of the present write; any thread may ask.
	 * @return nanoseconds, 0 if there is none
	 */
	long stalledNanos() {
		long since = this.writingSince;
		return (since != 0) ? Math.max(1, System.nanoTime() - since) : 0;
	}

	/**
	 * Where frames come from.
	 */
	interface Source {

		/**
		 * Give the frames that are to leave next, or take the role of the writer back.
		 * @param writer writes them
		 * @return the frames, {@code null} if there are none
		 */
		@Nullable OutboundBatch next(OutboundWriter writer);

	}

}
