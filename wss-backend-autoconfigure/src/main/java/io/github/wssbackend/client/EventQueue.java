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

package io.github.wssbackend.client;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs what is to be told, in order and one at a time. The monitor guards what waits and
 * whether somebody runs it; nothing runs with it. News may be added with locks held; it
 * is run from {@link #flush} on, by the executor, which may be the caller, and where that
 * has no room by the common pool, because it must not be missed.
 */
final class EventQueue {

	private static final Log logger = LogFactory.getLog(EventQueue.class);

	private final Queue<News> waiting = new ArrayDeque<>();

	private final Executor executor;

	private boolean running;

	EventQueue(Executor executor) {
		this.executor = executor;
	}

	/**
	 * Add news.
	 */
	void add(Runnable action) {
		add(new News(action, CompletableFuture.completedFuture(null)));
	}

	/**
	 * Add news that have to wait, and all behind them with them.
	 * @param condition completes without locks held when they may be told
	 */
	void add(Runnable action, CompletableFuture<Void> condition) {
		add(new News(action, condition));
	}

	private synchronized void add(News news) {
		this.waiting.add(news);
	}

	/**
	 * Begin to tell what waits. To be called without locks.
	 */
	void flush() {
		if (begin()) {
			execute();
		}
	}

	private synchronized boolean begin() {
		boolean begin = !this.running && !this.waiting.isEmpty();
		this.running |= begin;
		return begin;
	}

	private void execute() {
		try {
			this.executor.execute(this::run);
		}
		catch (RejectedExecutionException ex) {
			ForkJoinPool.commonPool().execute(this::run);
		}
	}

	private void run() {
		for (News next = next(); next != null; next = next()) {
			if (!next.condition().isDone()) {
				next.condition().whenComplete((nothing, ex) -> execute());
				return;
			}
			remove();
			attempt(next.action());
		}
	}

	private synchronized @Nullable News next() {
		News next = this.waiting.peek();
		this.running = next != null;
		return next;
	}

	private synchronized void remove() {
		this.waiting.remove();
	}

	private static void attempt(Runnable action) {
		try {
			action.run();
		}
		catch (Throwable ex) {
			logger.error("What happens on an outbound connection could not be told", ex);
		}
	}

	private record News(Runnable action, CompletableFuture<Void> condition) {
	}

}
