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

package io.github.wssbackend.invocation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.state.Output;
import io.github.wssbackend.state.OutputListener;

/**
 * The outputs that wait for one listener, which sees one at a time, in version order. At
 * most {@value #MAX_WAITING} wait; then the oldest goes, and the log says so once a
 * minute.
 *
 * <p>
 * The monitor guards the queue. Whoever sets {@code draining} calls the listener, without
 * the monitor, until nothing waits.
 */
final class Mailbox implements OutputListener {

	static final int MAX_WAITING = 1024;

	private static final long RETRY_MILLIS = 100;

	private static final Log logger = LogFactory.getLog(Mailbox.class);

	private final Deque<Output> waiting = new ArrayDeque<>();

	private final LogThrottle throttle = new LogThrottle();

	private final String name;

	private final Reader reader;

	private final Executor executor;

	private final ScheduledExecutorService timer;

	private boolean draining;

	private boolean closed;

	private volatile long dropped;

	/**
	 * Create a mailbox.
	 * @param name whose it is, for the log
	 * @param reader takes the outputs
	 * @param executor where the reader is called
	 * @param timer tries again when the executor is full
	 */
	Mailbox(String name, Reader reader, Executor executor, ScheduledExecutorService timer) {
		this.name = name;
		this.reader = reader;
		this.executor = executor;
		this.timer = timer;
	}

	@Override
	public synchronized void accept(Output output) {
		if (this.closed) {
			return;
		}
		if (this.waiting.size() == MAX_WAITING) {
			this.waiting.removeFirst();
			this.dropped++;
		}
		this.waiting.addLast(output);
	}

	@Override
	public void flush() {
		if (this.dropped > 0 && this.throttle.permits()) {
			logger.warn(LogText.of(this.name) + " is too slow: it has missed " + this.dropped + " outputs so far");
		}
		synchronized (this) {
			if (this.draining || this.waiting.isEmpty()) {
				return;
			}
			this.draining = true;
		}
		drainOnExecutor();
	}

	/** Nothing more is handed on. */
	synchronized void close() {
		this.closed = true;
		this.waiting.clear();
	}

	private void drainOnExecutor() {
		try {
			this.executor.execute(this::drain);
		}
		catch (RejectedExecutionException ex) {
			retry();
		}
	}

	private void retry() {
		synchronized (this) {
			this.draining = false;
		}
		try {
			this.timer.schedule(this::flush, RETRY_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			close();
		}
	}

	private void drain() {
		Output next = poll();
		while (next != null) {
			CompletableFuture<?> done = read(next);
			if (!done.isDone()) {
				done.whenComplete((result, failure) -> drainOnExecutor());
				return;
			}
			next = poll();
		}
	}

	private CompletableFuture<?> read(Output output) {
		try {
			return this.reader.read(output);
		}
		catch (Throwable ex) {
			logger.error(LogText.of(this.name) + " failed", ex);
			return CompletableFuture.completedFuture(null);
		}
		finally {
			// What a listener left is not meant for what the thread does next.
			Thread.interrupted();
		}
	}

	/**
	 * What to hand on; {@code null} ends the draining, in the same step that found
	 * nothing.
	 */
	private synchronized @Nullable Output poll() {
		Output next = this.waiting.pollFirst();
		this.draining = next != null;
		return next;
	}

	/**
	 * Takes one output.
	 */
	interface Reader {

		/**
		 * Take an output.
		 * @param output the output
		 * @return done when the next one may come
		 */
		CompletableFuture<?> read(Output output);

	}

}
