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

package io.github.wssbackend.sample.flow;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssInterceptor;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.WssRequestException;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Peers may subscribe to what flows, but not feed it: only the graph runs these nodes.
 */
@Component
class FlowGuard implements WssInterceptor {

	private static final Set<String> GUARDED = Set.of("desk.average", "desk.alerts");

	@Override
	public CompletionStage<@Nullable Object> intercept(WssInvocation call, Chain next) {
		if (call.connection() != null && GUARDED.contains(call.route())) {
			return CompletableFuture.failedFuture(new WssRequestException(WssErrorCode.FORBIDDEN,
					"Subscribe to " + call.route() + "; only the ticker runs it"));
		}
		return next.proceed(call);
	}

}
