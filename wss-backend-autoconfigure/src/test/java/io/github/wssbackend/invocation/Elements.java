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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.frame.JsonText;

/**
 * A receiver that remembers.
 */
final class Elements implements StreamReceiver {

	private final List<String> json = new CopyOnWriteArrayList<>();

	private final AtomicInteger ends = new AtomicInteger();

	private final AtomicInteger late = new AtomicInteger();

	private final CountDownLatch ended = new CountDownLatch(1);

	private volatile @Nullable Outcome end;

	private volatile @Nullable StreamControl control;

	private volatile boolean requestEach;

	private volatile Runnable onNext = () -> {
	};

	/** Ask for one at the start and for one more with each element. */
	void requestEach() {
		this.requestEach = true;
	}

	void onNext(Runnable action) {
		this.onNext = action;
	}

	@Override
	public void onStart(StreamControl control) {
		this.control = control;
		if (this.requestEach) {
			control.request(1);
		}
	}

	@Override
	public void onElement(@Nullable Object value, JsonText element) {
		if (this.end != null) {
			this.late.incrementAndGet();
		}
		this.onNext.run();
		this.json.add(element.toString());
		if (this.requestEach) {
			this.control.request(1);
		}
	}

	@Override
	public void onEnd(Outcome outcome) {
		this.end = outcome;
		this.ends.incrementAndGet();
		this.ended.countDown();
	}

	List<String> json() {
		return this.json;
	}

	@Nullable Outcome end() {
		return this.end;
	}

	int ends() {
		return this.ends.get();
	}

	int elementsAfterEnd() {
		return this.late.get();
	}

	void awaitEnd() throws InterruptedException {
		this.ended.await();
	}

}
