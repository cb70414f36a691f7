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
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

/**
 * Takes the first element of a publisher. Safe for use by several threads.
 */
final class FirstElement implements Flow.Subscriber<Object> {

	private final CompletableFuture<@Nullable Object> future = new CompletableFuture<>();

	private final Runnable empty;

	private volatile boolean cancelled;

	private volatile Flow.@Nullable Subscription subscription;

	private final boolean cancelling;

	private FirstElement(Runnable empty, boolean cancelling) {
		this.empty = empty;
		this.cancelling = cancelling;
	}

	/**
	 * For a publisher of one element. It is let come to its end: to cancel it after the
	 * element could roll back what made it.
	 * @param empty called before the future completes with {@code null} because there was
	 * no element
	 * @return the subscriber
	 */
	static FirstElement of(Runnable empty) {
		return new FirstElement(empty, false);
	}

	/**
	 * For a publisher that would go on.
	 * @return the subscriber
	 */
	static FirstElement cancellingTheRest() {
		return new FirstElement(() -> {
		}, true);
	}

	CompletableFuture<@Nullable Object> future() {
		return this.future;
	}

	void cancel() {
		this.cancelled = true;
		Flow.Subscription present = this.subscription;
		if (present != null) {
			present.cancel();
		}
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription = subscription;
		if (this.cancelled) {
			subscription.cancel();
		}
		else {
			subscription.request(Long.MAX_VALUE);
		}
	}

	@Override
	public void onNext(Object element) {
		if (!this.cancelled && this.future.complete(element) && this.cancelling) {
			cancel();
		}
	}

	@Override
	public void onError(Throwable failure) {
		this.future.completeExceptionally(failure);
	}

	@Override
	public void onComplete() {
		if (!this.future.isDone()) {
			this.empty.run();
			this.future.complete(null);
		}
	}

}
