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

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

import io.github.wssbackend.frame.EncodedFrame;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a queue holds, one frame at a time. Owned by whichever thread has the role
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

	private final Supplier<@Nullable OutboundWrite> source;

	private final Consumer<Throwable> onFailure;

	private final Consumer<OutboundWrite> resume = this::resume;

	private @Nullable OutboundWrite afterGap;

	private volatile long writingSince;

	/**
	 * Create a writer.
	 * @param transport the socket
	 * @param executor goes on where a thread has written enough
	 * @param source gives the next frame, or takes the role back and gives {@code null}
	 * @param onFailure told of a write that failed; the source gives nothing more then
	 */
	OutboundWriter(SocketTransport transport, Executor executor, Supplier<@Nullable OutboundWrite> source,
			Consumer<Throwable> onFailure) {
		this.transport = transport;
		this.executor = executor;
		this.source = source;
		this.onFailure = onFailure;
	}

	OutboundWrite placeFor(OutboundFrame frame) {
		return new OutboundWrite(frame, this.resume);
	}

	/**
	 * To be called by who has the role. A loop and no recursion, however many writes end
	 * at once.
	 */
	void drain() {
		try {
			int stint = 1;
			OutboundWrite write = next();
			while (write != null && !isPending(write)) {
				ended(write);
				if (stint++ % STINT == 0 && handOver()) {
					return;
				}
				write = next();
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

	private void resume(OutboundWrite write) {
		ended(write);
		drain();
	}

	private @Nullable OutboundWrite next() {
		OutboundWrite write = this.afterGap;
		if (write != null) {
			this.afterGap = null;
			return write;
		}
		write = this.source.get();
		return (write != null) ? withGap(write) : null;
	}

	/**
	 * The word of a gap and the emission behind it count as one: nothing comes between.
	 */
	private OutboundWrite withGap(OutboundWrite write) {
		LongFunction<EncodedFrame> gap = write.gap();
		if (write.missed == 0 || gap == null) {
			return write;
		}
		OutboundWrite word = placeFor(OutboundFrame.reply(gap.apply(write.missed)));
		this.afterGap = write;
		return word;
	}

	/**
	 * Write, and say whether the callback is still to come.
	 */
	private boolean isPending(OutboundWrite write) {
		// 0 stands for no write.
		this.writingSince = System.nanoTime() | 1;
		try {
			this.transport.write(write.frame(), write);
		}
		catch (RuntimeException | Error ex) {
			write.failed(ex);
		}
		return write.leaveToCallback();
	}

	private void ended(OutboundWrite write) {
		this.writingSince = 0;
		Throwable failure = write.failure();
		Runnable whenWritten = write.whenWritten();
		if (failure != null) {
			this.afterGap = null;
			this.onFailure.accept(failure);
		}
		else if (whenWritten != null) {
			call(whenWritten);
		}
	}

	private void call(Runnable whenWritten) {
		try {
			whenWritten.run();
		}
		catch (RuntimeException | Error ex) {
			logger.error("Whoever waited for a frame to leave failed", ex);
		}
	}

	/**
	 * How long the present write has been under way; any thread may ask.
	 * @return nanoseconds, 0 if there is none
	 */
	long stalledNanos() {
		long since = this.writingSince;
		return (since != 0) ? Math.max(1, System.nanoTime() - since) : 0;
	}

}
