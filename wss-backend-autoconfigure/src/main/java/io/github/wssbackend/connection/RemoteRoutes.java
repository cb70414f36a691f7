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

import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;

/**
 * The routes of the peer that we are subscribed to, by their spelling. Safe for use by
 * several threads: the map decides who asks the peer.
 */
final class RemoteRoutes {

	private final Map<String, RemoteRoute> routes = new ConcurrentHashMap<>();

	private final Verbs verbs;

	private final JsonCodec codec;

	RemoteRoutes(Verbs verbs, JsonCodec codec) {
		this.verbs = verbs;
		this.codec = codec;
	}

	/**
	 * How the peer is asked.
	 */
	interface Verbs {

		/**
		 * Subscribe over there.
		 * @param confirmed completed with the number on the reading thread, before any
		 * emission is read
		 */
		void subscribe(String route, CompletableFuture<Long> confirmed);

		CompletableFuture<Boolean> unsubscribe(String route, long number);

	}

	/**
	 * Subscribe.
	 * @param seen what the listener has seen of the route on another socket, if anything
	 */
	<T> CompletableFuture<WssSubscription> subscribe(String spelling, Type type, Consumer<? super @Nullable T> listener,
			@Nullable OutputPosition seen) {
		while (true) {
			RemoteRoute fresh = new RemoteRoute(spelling, new CompletableFuture<>(), this::end);
			RemoteRoute route = this.routes.compute(spelling, (key, known) -> (known != null) ? known : fresh);
			RemoteSubscription<T> subscription = new RemoteSubscription<>(route, type, listener, this.codec, seen);
			if (route.confirmed().isCompletedExceptionally() || !route.add(subscription)) {
				this.routes.remove(spelling, route);
				continue;
			}
			CompletableFuture<WssSubscription> confirmed = route.confirmed().thenApply((number) -> {
				route.catchUp(subscription);
				return subscription;
			});
			cancelWith(confirmed, subscription);
			if (route == fresh) {
				ask(route);
			}
			return confirmed;
		}
	}

	private static void cancelWith(CompletableFuture<?> future, WssSubscription subscription) {
		future.whenComplete((told, ex) -> {
			if (future.isCancelled()) {
				subscription.close();
			}
		});
	}

	private void ask(RemoteRoute route) {
		route.confirmed().exceptionally((ex) -> {
			this.routes.remove(route.spelling(), route);
			route.close();
			return null;
		});
		this.verbs.subscribe(route.spelling(), route.confirmed());
	}

	private CompletableFuture<Boolean> end(RemoteRoute route, long number) {
		this.routes.remove(route.spelling(), route);
		return this.verbs.unsubscribe(route.spelling(), number);
	}

	/**
	 * Whether a route is one of this connection.
	 */
	boolean has(RemoteRoute route) {
		return this.routes.get(route.spelling()) == route;
	}

	/**
	 * An emission came.
	 * @return whether it was one of a subscription of ours
	 */
	boolean emitted(String spelling, @Nullable JsonText value, @Nullable OutputPosition position) {
		RemoteRoute route = this.routes.get(spelling);
		if (route == null) {
			return false;
		}
		if (value != null) {
			route.emitted(value, position);
		}
		return true;
	}

	void close() {
		for (RemoteRoute route : this.routes.values()) {
			route.close();
			route.confirmed().completeExceptionally(new WssConnectException("The connection is closed"));
		}
		this.routes.clear();
	}

	int size() {
		return this.routes.size();
	}

}
