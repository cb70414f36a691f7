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
 * returned. It is the future of that outcome itself, and cancelling it ends the run. Its
 * calls as a receiver come one at a time; the control is for whoever cancels.
 */
final class LastElement extends CompletableFuture<Outcome> implements StreamReceiver {

	private volatile @Nullable StreamControl control;

	private volatile Outcome.@Nullable Value last;

	CompletableFuture<Outcome> future() {
		return this;
	}

	/** A cancellation either sees the control or is seen here. */
	@Override
	public void onStart(StreamControl control) {
		this.control = control;
		if (isCancelled()) {
			control.cancel();
		}
		control.request(Long.MAX_VALUE);
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		boolean cancelled = super.cancel(mayInterruptIfRunning);
		StreamControl present = this.control;
		if (cancelled && present != null) {
			present.cancel();
		}
		return cancelled;
	}

	@Override
	public void onElement(@Nullable Object value, JsonText json) {
		this.last = new Outcome.Value(value, json);
	}

	@Override
	public void onEnd(Outcome end) {
		Outcome.Value value = this.last;
		complete((end instanceof Outcome.None && value != null) ? value : end);
	}

}
