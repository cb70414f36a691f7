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

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssInterceptor;
import io.github.wssbackend.WssInvocation;

/**
 * What comes after an interceptor of one run. It goes on once: a node never runs twice
 * for one call, so a second {@code proceed} ends in a failed stage. Safe for use by
 * several threads.
 */
final class InterceptorChain implements WssInterceptor.Chain {

	private final List<WssInterceptor> interceptors;

	private final Function<WssInvocation, CompletionStage<@Nullable Object>> node;

	private final AtomicBoolean proceeded = new AtomicBoolean();

	InterceptorChain(List<WssInterceptor> interceptors,
			Function<WssInvocation, CompletionStage<@Nullable Object>> node) {
		this.interceptors = interceptors;
		this.node = node;
	}

	@Override
	public CompletionStage<@Nullable Object> proceed(WssInvocation call) {
		if (!this.proceeded.compareAndSet(false, true)) {
			return CompletableFuture.failedFuture(new IllegalStateException("An interceptor went on twice"));
		}
		try {
			return this.interceptors.isEmpty() ? this.node.apply(call) : intercept(this.interceptors.get(0), call);
		}
		catch (Throwable ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private CompletionStage<@Nullable Object> intercept(WssInterceptor interceptor, WssInvocation call) {
		InterceptorChain next = new InterceptorChain(this.interceptors.subList(1, this.interceptors.size()), this.node);
		CompletionStage<@Nullable Object> stage = interceptor.intercept(call, next);
		if (stage == null) {
			throw new IllegalStateException(interceptor.getClass().getName() + " returned null instead of a stage");
		}
		return stage;
	}

}
