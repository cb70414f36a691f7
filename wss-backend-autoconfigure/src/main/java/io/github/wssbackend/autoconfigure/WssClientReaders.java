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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads that read outbound sockets, and those that open them, which a slow name
 * server may hold up. They never refuse: a read that found no thread would lose its
 * socket. They are wrapped so that no bean of an executor's type keeps Spring Boot from
 * making the application's.
 */
final class WssClientReaders implements DisposableBean {

	static final int THREADS = Math.max(16, 4 * Runtime.getRuntime().availableProcessors());

	private static final String NAME = "wss-client-";

	private static final long IDLE_SECONDS = 60;

	private static final String OPENERS_NAME = NAME + "open-";

	private final List<ExecutorService> pools = new ArrayList<>();

	private final Executor executor;

	private final Executor openers;

	WssClientReaders(boolean virtual) {
		this.executor = virtual ? virtualThreads(NAME) : pool(NAME);
		this.openers = virtual ? virtualThreads(OPENERS_NAME) : pool(OPENERS_NAME);
	}

	private ThreadPoolExecutor pool(String name) {
		CustomizableThreadFactory threads = new CustomizableThreadFactory(name);
		threads.setDaemon(true);
		ThreadPoolExecutor pool = new ThreadPoolExecutor(THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), threads);
		pool.allowCoreThreadTimeOut(true);
		this.pools.add(pool);
		return pool;
	}

	private static Executor virtualThreads(String name) {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor(name);
		executor.setVirtualThreads(true);
		return executor;
	}

	Executor executor() {
		return this.executor;
	}

	Executor openers() {
		return this.openers;
	}

	@Override
	public void destroy() {
		this.pools.forEach(ExecutorService::shutdownNow);
	}

}
