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

import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.WssTimeoutException;
import io.github.wssbackend.connection.PeerConnection;

/**
 * The subscriptions of an outbound connection, over all its sockets. The monitor guards
 * which there are and which socket they belong on; nothing is sent with it.
 */
final class ClientSubscriptions {

	private static final Log logger = LogFactory.getLog(ClientSubscriptions.class);

	private final Set<ClientSubscription<?>> confirmed = new LinkedHashSet<>();

	private @Nullable PeerConnection socket;

	private boolean over;

	/**
	 * Subscribe. Once the far side has confirmed it, the subscription outlives the
	 * socket.
	 */
	<T> CompletableFuture<WssSubscription> subscribe(PeerConnection peer, String route, Type type,
			Consumer<? super @Nullable T> listener) {
		ClientSubscription<T> subscription = new ClientSubscription<>(route, type, listener, this::close);
		CompletableFuture<WssSubscription> result = subscription.attach(peer).thenApply((there) -> {
			keep(subscription, peer);
			return subscription;
		});
		result.whenComplete((told, ex) -> {
			if (ex != null) {
				close(subscription);
			}
		});
		return result;
	}

	/**
	 * Keep a subscription, and bring it to the socket that has come meanwhile, if one
	 * has.
	 */
	private void keep(ClientSubscription<?> subscription, PeerConnection peer) {
		PeerConnection present;
		synchronized (this) {
			if (!this.over && subscription.isActive()) {
				this.confirmed.add(subscription);
			}
			present = this.socket;
		}
		if (isOver()) {
			subscription.end();
		}
		if (present != null && present != peer) {
			attach(subscription, present);
		}
	}

	/**
	 * Make all subscriptions on a new socket. Their requests are on their way when this
	 * returns.
	 * @return completes when the far side has answered each of them
	 */
	CompletableFuture<Void> restore(PeerConnection peer) {
		List<ClientSubscription<?>> all;
		synchronized (this) {
			this.socket = peer;
			all = List.copyOf(this.confirmed);
		}
		return CompletableFuture
			.allOf(all.stream().map((subscription) -> attach(subscription, peer)).toArray(CompletableFuture[]::new));
	}

	private CompletableFuture<Void> attach(ClientSubscription<?> subscription, PeerConnection peer) {
		return subscription.attach(peer).handle((there, ex) -> {
			if (ex != null && peer.isOpen() && subscription.isActive()) {
				failed(subscription, peer, ex);
			}
			return null;
		});
	}

	/**
	 * A far side that is too busy to answer in time is asked again as long as the socket
	 * lasts, once in a request timeout; one that refuses is not.
	 */
	private void failed(ClientSubscription<?> subscription, PeerConnection peer, Throwable cause) {
		boolean late = Causes.find(cause, WssTimeoutException.class) != null;
		logger.warn(
				"The subscription to '" + subscription.route() + "' of " + peer.address()
						+ " could not be restored; it is tried again " + (late ? "now" : "with the next socket"),
				cause);
		if (late && isOn(peer)) {
			attach(subscription, peer);
		}
	}

	private synchronized boolean isOn(PeerConnection peer) {
		return this.socket == peer;
	}

	/**
	 * End a subscription.
	 * @return whether this call ended it
	 */
	CompletableFuture<Boolean> end(WssSubscription subscription) {
		if (!(subscription instanceof ClientSubscription<?> own) || !remove(own)) {
			return CompletableFuture.completedFuture(false);
		}
		return close(own);
	}

	private synchronized boolean remove(ClientSubscription<?> subscription) {
		return this.confirmed.remove(subscription);
	}

	private CompletableFuture<Boolean> close(ClientSubscription<?> subscription) {
		CompletableFuture<WssSubscription> there = subscription.end();
		remove(subscription);
		PeerConnection peer;
		synchronized (this) {
			peer = this.socket;
		}
		if (there == null) {
			return CompletableFuture.completedFuture(false);
		}
		if (peer == null) {
			return CompletableFuture.completedFuture(true);
		}
		return there.thenCompose(peer::unsubscribe).handle((ended, ex) -> true);
	}

	/**
	 * The connection is down for good.
	 */
	void endAll() {
		List<ClientSubscription<?>> all;
		synchronized (this) {
			this.over = true;
			all = List.copyOf(this.confirmed);
			this.confirmed.clear();
		}
		all.forEach(ClientSubscription::end);
	}

	private synchronized boolean isOver() {
		return this.over;
	}

	synchronized int size() {
		return this.confirmed.size();
	}

}
