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

import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;

import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;

/**
 * Reactor, RxJava and whatever else Spring has an adapter for. To be touched only where
 * Reactive Streams are on the class path.
 */
final class ReactiveTypes {

	private ReactiveTypes() {
	}

	static boolean isPublisher(Object value) {
		return value instanceof Publisher;
	}

	/** Whether this is of a type that has one value at most. */
	static boolean isSingle(Object value) {
		ReactiveAdapter adapter = adapter(value);
		return adapter != null && !adapter.isMultiValue();
	}

	static Flow.@Nullable Publisher<Object> publisher(Object value) {
		ReactiveAdapter adapter = adapter(value);
		if (adapter != null) {
			return FlowAdapters.toFlowPublisher(adapter.toPublisher(value));
		}
		return (value instanceof Publisher<?> publisher) ? flow(publisher) : null;
	}

	@SuppressWarnings("unchecked")
	private static Flow.Publisher<Object> flow(Publisher<?> publisher) {
		return FlowAdapters.toFlowPublisher((Publisher<Object>) publisher);
	}

	private static @Nullable ReactiveAdapter adapter(Object value) {
		return ReactiveAdapterRegistry.getSharedInstance().getAdapter(null, value);
	}

}
