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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

import io.github.wssbackend.WssArgumentResolver;
import io.github.wssbackend.WssInterceptor;

/**
 * What stands around every run of a node. Immutable; the lists are read at the first run
 * and not before, because interceptors and resolvers may need the graph themselves.
 *
 * @param interceptors the interceptors in their order
 * @param resolvers the application's argument resolvers in their order
 * @param validation checks the arguments
 * @param errors maps the failures
 * @param executor where a run that took too long is wound up, and blocking nodes run that
 * nobody else has a thread for
 * @param timer times the runs
 * @param clock the time that the timer goes by, in nanoseconds
 * @param requestTimeout how long a run may take where the node does not say, zero for any
 * time
 * @since 0.1.0
 */
public record InvocationSettings(List<WssInterceptor> interceptors, List<WssArgumentResolver> resolvers,
		ArgumentValidation validation, ErrorMapper errors, Executor executor, ScheduledExecutorService timer,
		LongSupplier clock, Duration requestTimeout) {

	/**
	 * Settings with the timer of the JDK, which goes by {@link System#nanoTime}.
	 * @param interceptors the interceptors in their order
	 * @param resolvers the application's argument resolvers in their order
	 * @param validation checks the arguments
	 * @param errors maps the failures
	 * @param executor winds runs up, and runs blocking nodes
	 * @param timer times the runs
	 * @param requestTimeout how long a run may take, zero for any time
	 */
	public InvocationSettings(List<WssInterceptor> interceptors, List<WssArgumentResolver> resolvers,
			ArgumentValidation validation, ErrorMapper errors, Executor executor, ScheduledExecutorService timer,
			Duration requestTimeout) {
		this(interceptors, resolvers, validation, errors, executor, timer, System::nanoTime, requestTimeout);
	}

}
