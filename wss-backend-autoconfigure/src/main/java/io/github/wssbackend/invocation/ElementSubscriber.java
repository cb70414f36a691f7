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
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Carries the signals of a publisher into a run.
 */
final class ElementSubscriber implements Flow.Subscriber<Object> {

	private final NodeRun run;

	private final Consumer<@Nullable Object> elements;

	private final Consumer<Throwable> failure;

	ElementSubscriber(NodeRun run, Consumer<@Nullable Object> elements, Consumer<Throwable> failure) {
		this.run = run;
		this.elements = elements;
		this.failure = failure;
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.run.subscribed(subscription);
	}

	@Override
	public void onNext(Object element) {
		try {
			this.elements.accept(element);
		}
		catch (Throwable ex) {
			onError(ex);
		}
	}

	@Override
	public void onError(Throwable ex) {
		this.failure.accept(ex);
		this.run.release();
	}

	@Override
	public void onComplete() {
		this.run.end(Outcome.None::new);
	}

}
