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
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Holds the frames that a thread has for sockets back until it has done what it is doing,
 * so that those of one socket leave in one write: the answers to all requests of one
 * read, or those of calls that a thread works off one after the other.
 * <p>
 * A frame never waits for foreign code for longer than about a millisecond: what is held
 * leaves before code that is known to take its time, or not known at all, and a
 * {@link FlushGuard} watches over what is held while other code runs.
 * <p>
 * A cork belongs to its thread. Its monitor guards what it holds, because the guard takes
 * that from its own thread.
 *
 * @since 0.1.0
 */
public final class Cork {

	private static final Log logger = LogFactory.getLog(Cork.class);

	private static final ThreadLocal<@Nullable Cork> CURRENT = new ThreadLocal<>();

	private final Queue<Runnable> held = new ArrayDeque<>(4);

	/**
	 * For the thread of the cork alone.
	 */
	private final Queue<Runnable> afterwards = new ArrayDeque<>(2);

	private boolean inForeignCode;

	private boolean pulled;

	private boolean watched;

	private @Nullable FlushGuard guard;

	private Cork() {
	}

	/**
	 * Do something, and let all frames leave that it sent when it has ended.
	 * @param task what to do
	 */
	public static void during(Runnable task) {
		during(() -> {
			task.run();
			return null;
		});
	}

	/**
	 * Do something, and let all frames leave that it sent when it has ended.
	 * @param task what to do
	 * @return what it gives
	 */
	public static <T extends @Nullable Object> T during(Supplier<T> task) {
		if (CURRENT.get() != null) {
			return task.get();
		}
		Cork cork = new Cork();
		CURRENT.set(cork);
		try {
			return task.get();
		}
		finally {
			CURRENT.remove();
			cork.release();
		}
	}

	/**
	 * Do something when the cork of the calling thread is pulled, or at once where it has
	 * none. The thread does it itself, before code that is not ours.
	 * @param task what to do
	 */
	public static void afterwards(Runnable task) {
		Cork cork = current();
		if (cork != null) {
			cork.afterwards.add(task);
		}
		else {
			task.run();
		}
	}

	/**
	 * Let what the calling thread holds leave now: nothing is likely to be added.
	 */
	public static void pull() {
		Cork cork = CURRENT.get();
		if (cork != null) {
			cork.release();
		}
	}

	/**
	 * An executor whose tasks run {@linkplain #during corked}.
	 * @param executor runs them
	 * @return the executor
	 */
	public static Executor executor(Executor executor) {
		return (task) -> executor.execute(() -> during(task));
	}

	/**
	 * The cork of the calling thread.
	 * @return the cork, {@code null} outside {@link #during} and in slow foreign code
	 */
	public static @Nullable Cork current() {
		Cork cork = CURRENT.get();
		return (cork != null && !cork.pulled) ? cork : null;
	}

	/**
	 * Run code that is not ours on this thread.
	 * @param quick whether it is known to end well within a millisecond; else all that is
	 * held leaves before, and nothing is held until it has ended
	 * @param code the code
	 * @return what it gives
	 */
	public <T extends @Nullable Object> T foreign(boolean quick, Supplier<T> code) {
		boolean before = this.inForeignCode;
		boolean pulledBefore = this.pulled;
		this.inForeignCode = true;
		try {
			if (quick) {
				watch();
			}
			else {
				release();
				this.pulled = true;
			}
			return code.get();
		}
		finally {
			this.inForeignCode = before;
			this.pulled = pulledBefore;
		}
	}

	/**
	 * Flush something when the cork is pulled. Called by the thread of the cork.
	 * @param flush flushes it
	 * @param guard does so earlier if foreign code takes too long
	 */
	void hold(Runnable flush, FlushGuard guard) {
		synchronized (this) {
			this.held.add(flush);
			this.guard = guard;
		}
		if (this.inForeignCode) {
			watch();
		}
	}

	private void watch() {
		FlushGuard guard = null;
		synchronized (this) {
			if (!this.watched && !this.held.isEmpty()) {
				this.watched = true;
				guard = this.guard;
			}
		}
		if (guard != null) {
			guard.later(this::flush);
		}
	}

	/**
	 * For the thread of the cork alone. Whoever hears that a frame left may send more:
	 * nothing of that is held.
	 */
	private void release() {
		boolean before = this.pulled;
		this.pulled = true;
		try {
			for (Runnable task = this.afterwards.poll(); task != null; task = this.afterwards.poll()) {
				run(task);
			}
			flush();
		}
		finally {
			this.pulled = before;
		}
	}

	/**
	 * Flush what is held. Any thread may do so.
	 */
	private void flush() {
		for (Runnable flush = poll(); flush != null; flush = poll()) {
			run(flush);
		}
	}

	/**
	 * One that fails must not keep the others: what they promised nobody else does.
	 */
	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException | Error ex) {
			logger.error("Frames or calls that were held back are lost", ex);
		}
	}

	private synchronized @Nullable Runnable poll() {
		Runnable flush = this.held.poll();
		this.watched &= flush != null;
		return flush;
	}

}
