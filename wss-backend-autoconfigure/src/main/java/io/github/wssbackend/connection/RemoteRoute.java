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

package io.github.wssbackend.connection;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.frame.JsonText;

/**
 * A route of the peer that we subscribed to: one subscription over there for all
 * listeners here, so that each sees an output once whatever the peer makes of a second
 * one. The monitor guards the newest output and keeps it in step with the list of
 * listeners; no listener is called with it.
 */
final class RemoteRoute {

	private final String spelling;

	private final BiFunction<RemoteRoute, Long, CompletableFuture<Boolean>> end;

	private final List<RemoteSubscription<?>> listeners = new CopyOnWriteArrayList<>();

	private final CompletableFuture<Long> confirmed;

	private @Nullable JsonText newest;

	private @Nullable OutputPosition position;

	private long outputs;

	private boolean ended;

	/**
	 * Create a route.
	 * @param spelling the route as it is spelt to the peer
	 * @param confirmed the number of the subscription over there, once the peer tells it
	 * @param end ends the subscription over there
	 */
	RemoteRoute(String spelling, CompletableFuture<Long> confirmed,
			BiFunction<RemoteRoute, Long, CompletableFuture<Boolean>> end) {
		this.spelling = spelling;
		this.confirmed = confirmed;
		this.end = end;
	}

	String spelling() {
		return this.spelling;
	}

	CompletableFuture<Long> confirmed() {
		return this.confirmed;
	}

	/**
	 * Add a listener.
	 * @return {@code false} if the subscription has ended
	 */
	synchronized boolean add(RemoteSubscription<?> listener) {
		return !this.ended && this.listeners.add(listener);
	}

	/**
	 * Tell a listener that came later what the others saw last.
	 */
	void catchUp(RemoteSubscription<?> listener) {
		JsonText value;
		OutputPosition position;
		long number;
		synchronized (this) {
			value = this.newest;
			position = this.position;
			number = this.outputs;
		}
		if (value != null) {
			listener.deliver(number, value, position);
		}
	}

	void emitted(JsonText value, @Nullable OutputPosition position) {
		long number;
		synchronized (this) {
			this.newest = value;
			this.position = position;
			number = ++this.outputs;
		}
		for (RemoteSubscription<?> listener : this.listeners) {
			listener.deliver(number, value, position);
		}
	}

	CompletableFuture<Boolean> remove(RemoteSubscription<?> listener) {
		if (!listener.deactivate()) {
			return CompletableFuture.completedFuture(false);
		}
		CompletableFuture<Boolean> removed = leave(listener)
				? this.confirmed.thenCompose((number) -> this.end.apply(this, number))
				: CompletableFuture.completedFuture(true);
		listener.tellEnd();
		return removed;
	}

	/**
	 * Whether the subscription over there has to end with this listener.
	 */
	private synchronized boolean leave(RemoteSubscription<?> listener) {
		this.listeners.remove(listener);
		if (this.ended || !this.listeners.isEmpty()) {
			return false;
		}
		this.ended = true;
		return true;
	}

	/**
	 * The connection ended, or the peer refused.
	 */
	void close() {
		List<RemoteSubscription<?>> left;
		synchronized (this) {
			this.ended = true;
			left = List.copyOf(this.listeners);
			left.forEach(RemoteSubscription::deactivate);
			this.listeners.clear();
		}
		left.forEach(RemoteSubscription::tellEnd);
	}

}
