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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;

/**
 * One listener of ours to a route of the peer. Its monitor makes it see one output at a
 * time, each once and in order.
 */
final class RemoteSubscription<T> implements WssSubscription {

	private static final Log logger = LogFactory.getLog(RemoteSubscription.class);

	private final RemoteRoute route;

	private final Type type;

	private final Consumer<? super @Nullable T> listener;

	private final JsonCodec codec;

	private final AtomicBoolean active = new AtomicBoolean(true);

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private long seen;

	private volatile @Nullable OutputPosition position;

	/**
	 * Create a listener.
	 * @param position what it has seen of the route on another socket, if anything
	 */
	RemoteSubscription(RemoteRoute route, Type type, Consumer<? super @Nullable T> listener, JsonCodec codec,
			@Nullable OutputPosition position) {
		this.position = position;
		this.route = route;
		this.type = type;
		this.listener = listener;
		this.codec = codec;
	}

	/**
	 * Tell an output, unless it was told.
	 * @param number the number of the output on this socket
	 * @param output where it stands, if the peer told that
	 */
	synchronized void deliver(long number, JsonText value, @Nullable OutputPosition output) {
		boolean told = number <= this.seen || (output != null && output.isSeenAt(this.position));
		if (told || !this.active.get()) {
			return;
		}
		this.seen = number;
		this.position = output;
		try {
			this.listener.accept(this.codec.bind(value, this.type));
		}
		catch (Throwable ex) {
			logger.warn("A listener to a route of a peer failed", ex);
		}
	}

	@Override
	public String route() {
		return this.route.spelling();
	}

	@Override
	public boolean isActive() {
		return this.active.get();
	}

	@Override
	public CompletionStage<Void> ended() {
		return this.ended.minimalCompletionStage();
	}

	/**
	 * Tell the listener nothing any more. To be followed by {@link #tellEnd()}, without
	 * locks.
	 * @return whether it was told until now
	 */
	boolean deactivate() {
		return this.active.getAndSet(false);
	}

	void tellEnd() {
		this.ended.complete(null);
	}

	/**
	 * The newest output that it has seen, if the peer tells that.
	 */
	@Nullable OutputPosition position() {
		return this.position;
	}

	RemoteRoute remoteRoute() {
		return this.route;
	}

	@Override
	public void close() {
		this.route.remove(this);
	}

}
