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

package io.github.wssbackend.route;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;

import io.github.wssbackend.route.NodeFunction.Result;

/**
 * Tells what kind of result a declared type is. Reactive libraries are known by Spring's
 * registry only, so that none needs to be there.
 */
final class ResultKinds {

	private ResultKinds() {
	}

	static Result of(ResolvableType type) {
		Class<?> raw = type.resolve(Object.class);
		if (isNothing(raw)) {
			return Result.NONE;
		}
		if (CompletionStage.class.isAssignableFrom(raw)) {
			return later(type.as(CompletionStage.class));
		}
		if (Flow.Publisher.class.isAssignableFrom(raw)) {
			return Result.PUBLISHER;
		}
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(raw);
		return (adapter != null) ? adapted(adapter, type) : Result.VALUE;
	}

	private static Result adapted(ReactiveAdapter adapter, ResolvableType type) {
		if (adapter.isNoValue()) {
			return Result.STAGE_NONE;
		}
		return adapter.isMultiValue() ? Result.PUBLISHER : later(type);
	}

	private static Result later(ResolvableType type) {
		return isNothing(type.getGeneric(0).resolve(Object.class)) ? Result.STAGE_NONE : Result.STAGE;
	}

	private static boolean isNothing(Class<?> type) {
		return type == void.class || type == Void.class || type.getName().equals("kotlin.Unit");
	}

}
