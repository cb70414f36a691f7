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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.connection.PeerConnection;

/**
 * A subscription of an outbound connection, made again on each of its sockets. The
 * monitor guards on which socket it is; a lock of its own makes its listener see one
 * output at a time. What a socket before still brings is dropped.
 */
final class ClientSubscription<T> implements WssSubscription {

	private final String route;

	private final Type type;

	private final Consumer<? super @Nullable T> listener;

	private final Consumer<ClientSubscription<?>> onClose;

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private final CompletionStage<Void> readOnlyEnded = this.ended.minimalCompletionStage();

	private final Object delivery = new Object();

	private volatile @Nullable PeerConnection peer;

	private @Nullable CompletableFuture<WssSubscription> there;

	/** The last one that was confirmed: it knows what the listener has seen. */
	private @Nullable WssSubscription before;

	ClientSubscription(String route, Type type, Consumer<? super @Nullable T> listener,
			Consumer<ClientSubscription<?>> onClose) {
		this.route = route;
		this.type = type;
		this.listener = listener;
		this.onClose = onClose;
	}

	/**
	 * Subscribe on a socket.
	 * @return the subscription there, once it is confirmed
	 */
	CompletableFuture<WssSubscription> attach(PeerConnection socket) {
		WssSubscription before;
		synchronized (this) {
			if (this.there != null && this.there.isDone() && !this.there.isCompletedExceptionally()) {
				this.before = this.there.join();
			}
			before = this.before;
			this.peer = socket;
		}
		CompletableFuture<WssSubscription> made = socket.<T>subscribe(this.route, this.type,
				(value) -> deliver(socket, value), before);
		synchronized (this) {
			this.there = (this.peer == socket) ? made : this.there;
		}
		if (!isActive()) {
			made.thenAccept(WssSubscription::close);
		}
		return made;
	}

	private void deliver(PeerConnection from, @Nullable T value) {
		synchronized (this.delivery) {
			if (this.peer == from && isActive()) {
				this.listener.accept(value);
			}
		}
	}

	/**
	 * End it here.
	 * @return what ended with it at the far side, {@code null} if it had ended before
	 */
	@Nullable CompletableFuture<WssSubscription> end() {
		if (!this.ended.complete(null)) {
			return null;
		}
		synchronized (this) {
			return (this.there != null) ? this.there : CompletableFuture.completedFuture(this);
		}
	}

	@Override
	public String route() {
		return this.route;
	}

	@Override
	public boolean isActive() {
		return !this.ended.isDone();
	}

	@Override
	public CompletionStage<Void> ended() {
		return this.readOnlyEnded;
	}

	@Override
	public void close() {
		this.onClose.accept(this);
	}

}
