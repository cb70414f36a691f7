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

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.frame.JsonText;

/**
 * The receiver for who wants one outcome: the last element of a stream, or what the node
 * returned. Its calls come one at a time, so its field needs no lock.
 */
final class LastElement implements StreamReceiver {

	private final CompletableFuture<Outcome> future = new CompletableFuture<>();

	private volatile Outcome.@Nullable Value last;

	CompletableFuture<Outcome> future() {
		return this.future;
	}

	@Override
	public void onStart(StreamControl control) {
		this.future.whenComplete((outcome, failure) -> {
			if (this.future.isCancelled()) {
				control.cancel();
			}
		});
		control.request(Long.MAX_VALUE);
	}

	@Override
	public void onElement(@Nullable Object value, JsonText json) {
		this.last = new Outcome.Value(value, json);
	}

	@Override
	public void onEnd(Outcome end) {
		Outcome.Value value = this.last;
		this.future.complete((end instanceof Outcome.None && value != null) ? value : end);
	}

}
