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
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Lets frames leave whose flush was put off, with the next tick of a millisecond: those
 * that a {@link Cork} holds while foreign code runs, and emissions that follow one
 * another closely.
 * <p>
 * Safe for use by any thread; the monitor guards what is to be flushed and whether it
 * ticks. It ticks on a daemon thread of its own, only while there is something to flush;
 * without anything for some seconds the thread ends. Nothing that blocks runs there, so
 * the sockets cannot hold one another up.
 *
 * @since 0.1.0
 */
public final class FlushGuard {

	private static final Log logger = LogFactory.getLog(FlushGuard.class);

	/**
	 * The time from tick to tick.
	 */
	static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private final Executor thread;

	private List<Runnable> flushes = new ArrayList<>();

	private boolean ticking;

	/**
	 * Create a guard that does not tick yet.
	 */
	public FlushGuard() {
		this(thread());
	}

	/**
	 * Create a guard.
	 * @param thread runs the ticking for as long as there is something to flush
	 */
	FlushGuard(Executor thread) {
		this.thread = thread;
	}

	private static Executor thread() {
		ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				FlushThread::new);
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

	/**
	 * Flush something with the next tick.
	 * @param flush flushes it, without blocking
	 */
	void later(Runnable flush) {
		boolean start;
		synchronized (this) {
			this.flushes.add(flush);
			start = !this.ticking;
			this.ticking = true;
		}
		if (start) {
			start();
		}
	}

	/**
	 * Without a thread to tick on, the one that is here flushes.
	 */
	private void start() {
		try {
			this.thread.execute(this::run);
		}
		catch (RuntimeException | Error ex) {
			logger.error("No thread to flush frames on", ex);
			take().forEach(FlushGuard::flush);
			stop();
		}
	}

	private synchronized void stop() {
		this.ticking = false;
	}

	private void run() {
		List<Runnable> due;
		do {
			LockSupport.parkNanos(TICK_NANOS);
			due = take();
			due.forEach(FlushGuard::flush);
		}
		while (!due.isEmpty());
	}

	/**
	 * What is due, and nothing that comes while that is being flushed. With nothing the
	 * ticking is over, and starts anew with what comes next.
	 */
	private synchronized List<Runnable> take() {
		List<Runnable> due = this.flushes;
		this.flushes = new ArrayList<>(due.size());
		this.ticking = !due.isEmpty();
		return due;
	}

	private static void flush(Runnable flush) {
		try {
			flush.run();
		}
		catch (RuntimeException | Error ex) {
			logger.error("Frames could not be flushed", ex);
		}
	}

	/**
	 * Whether the calling thread is the one that ticks.
	 * @return whether nothing that may block can run here
	 */
	static boolean isTicking() {
		return Thread.currentThread() instanceof FlushThread;
	}

	/**
	 * The thread that ticks, told from others by its type.
	 */
	private static final class FlushThread extends Thread {

		FlushThread(Runnable task) {
			super(task, "wss-flush");
			setDaemon(true);
		}

	}

}
