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

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads that read outbound sockets. They never refuse: a read that found no thread
 * would lose its socket. It is wrapped so that no bean of an executor's type keeps Spring
 * Boot from making the application's.
 */
final class WssClientReaders implements DisposableBean {

	static final int THREADS = Math.max(16, 4 * Runtime.getRuntime().availableProcessors());

	private static final String NAME = "wss-client-";

	private static final long IDLE_SECONDS = 60;

	private final @Nullable ThreadPoolExecutor pool;

	private final Executor executor;

	WssClientReaders(boolean virtual) {
		this.pool = virtual ? null : pool();
		this.executor = (this.pool != null) ? this.pool : virtualThreads();
	}

	private static ThreadPoolExecutor pool() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory(NAME);
		threads.setDaemon(true);
		ThreadPoolExecutor pool = new ThreadPoolExecutor(THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), threads);
		pool.allowCoreThreadTimeOut(true);
		return pool;
	}

	private static Executor virtualThreads() {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor(NAME);
		executor.setVirtualThreads(true);
		return executor;
	}

	Executor executor() {
		return this.executor;
	}

	@Override
	public void destroy() {
		if (this.pool != null) {
			this.pool.shutdownNow();
		}
	}

}
