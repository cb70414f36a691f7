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

package io.github.wssbackend.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Flow;

import io.github.wssbackend.WssRequestException;

/**
 * A subscriber that keeps what it is told as text.
 */
final class Received implements Flow.Subscriber<Object> {

	final List<String> seen = Collections.synchronizedList(new ArrayList<>());

	private final long demand;

	Flow.Subscription subscription;

	Received(long demand) {
		this.demand = demand;
	}

	static Received allOf(Flow.Publisher<?> publisher) {
		return of(publisher, Long.MAX_VALUE);
	}

	static Received of(Flow.Publisher<?> publisher, long demand) {
		Received received = new Received(demand);
		publisher.subscribe(received);
		return received;
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription = subscription;
		if (this.demand > 0) {
			subscription.request(this.demand);
		}
		else if (this.demand < 0) {
			subscription.cancel();
		}
	}

	@Override
	public void onNext(Object item) {
		this.seen.add(item.toString());
	}

	@Override
	public void onError(Throwable failure) {
		this.seen.add(
				(failure instanceof WssRequestException request) ? request.code() : failure.getClass().getSimpleName());
	}

	@Override
	public void onComplete() {
		this.seen.add("complete");
	}

}
