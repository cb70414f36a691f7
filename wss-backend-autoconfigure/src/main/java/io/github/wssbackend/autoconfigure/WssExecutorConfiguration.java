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

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnThreading;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The executor of nodes that may block: virtual threads where the application has them,
 * else a bounded pool. Neither is a default candidate, so that the application keeps its
 * own task executor.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(name = WssExecutorConfiguration.NAME)
class WssExecutorConfiguration {

	static final String NAME = "wssTaskExecutor";

	static final int THREADS = 200;

	static final int QUEUE = 10_000;

	@Bean(name = NAME, defaultCandidate = false)
	@ConditionalOnThreading(Threading.VIRTUAL)
	AsyncTaskExecutor wssVirtualTaskExecutor() {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("wss-");
		executor.setVirtualThreads(true);
		return executor;
	}

	@Bean(name = NAME, defaultCandidate = false)
	@ConditionalOnThreading(Threading.PLATFORM)
	AsyncTaskExecutor wssPlatformTaskExecutor() {
		ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
		executor.setThreadNamePrefix("wss-");
		executor.setCorePoolSize(THREADS);
		executor.setMaxPoolSize(THREADS);
		executor.setQueueCapacity(QUEUE);
		executor.setAllowCoreThreadTimeOut(true);
		executor.setDaemon(true);
		return executor;
	}

}
