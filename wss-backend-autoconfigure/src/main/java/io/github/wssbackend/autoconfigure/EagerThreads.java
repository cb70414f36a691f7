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
package io.github.wssbackend.autoconfigure;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * A pool that makes a thread only when all that it has are busy, and lets tasks wait only
 * when it may make no more. The pools of the JDK make their core threads first and then
 * wake them in turn: short tasks would meet 200 threads with cold caches.
 */
final class EagerThreads extends ThreadPoolTaskExecutor {

	private final transient Waiting queue;

	/**
	 * Create a pool.
	 * @param threads how many threads there may be
	 * @param waiting how many tasks may wait
	 */
	EagerThreads(int threads, int waiting) {
		this.queue = new Waiting(waiting);
		setCorePoolSize(0);
		setMaxPoolSize(threads);
		setQueueCapacity(waiting);
		setRejectedExecutionHandler(this.queue::add);
	}

	@Override
	protected BlockingQueue<Runnable> createQueue(int capacity) {
		return this.queue;
	}

	/**
	 * Hands tasks to threads that wait for one, and keeps those for which no thread may
	 * be made any more. That no task is left while a thread waits is up to the transfer
	 * queue. Those kept are counted until they run.
	 */
	private static final class Waiting extends LinkedTransferQueue<Runnable> {

		private static final long serialVersionUID = 1L;

		private final int capacity;

		private final AtomicInteger kept = new AtomicInteger();

		Waiting(int capacity) {
			this.capacity = capacity;
		}

		/**
		 * The pool makes a thread if nobody waits for the task.
		 */
		@Override
		public boolean offer(Runnable task) {
			return tryTransfer(task);
		}

		void add(Runnable task, ThreadPoolExecutor pool) {
			if (pool.isShutdown()) {
				throw new RejectedExecutionException("The pool was shut down");
			}
			if (this.kept.incrementAndGet() > this.capacity) {
				this.kept.decrementAndGet();
				throw new RejectedExecutionException("The pool has no room");
			}
			put(() -> {
				this.kept.decrementAndGet();
				task.run();
			});
		}

	}

}
