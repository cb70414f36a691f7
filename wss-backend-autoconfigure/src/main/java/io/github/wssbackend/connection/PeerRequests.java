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
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.FrameReader;
import io.github.wssbackend.frame.FrameWriter;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;
import io.github.wssbackend.frame.OutgoingCall;

/**
 * What this end asks of the peer: requests, streams and subscriptions. Safe for use by
 * several threads: it has no state of its own.
 */
final class PeerRequests implements RemoteRoutes.Verbs {

	private final PeerConnection connection;

	private final Duration timeout;

	private final JsonCodec codec;

	private final PendingReplies pending;

	private final RemoteRoutes routes;

	PeerRequests(PeerConnection connection, Duration timeout, ConnectionResources resources, AtomicLong numbers) {
		this.connection = connection;
		this.timeout = timeout;
		this.codec = resources.codec();
		this.pending = new PendingReplies(numbers, resources.timer(), resources.executor());
		this.routes = new RemoteRoutes(this, this.codec);
	}

	void onFirst(Runnable action) {
		this.pending.onFirst(action);
	}

	<T> CompletableFuture<@Nullable T> request(Supplier<OutgoingCall> call, Type type) {
		SingleReply<T> reply = new SingleReply<>(type, this.codec);
		try {
			long number = ask(call.get(), reply);
			cancelWith(reply.future(), number);
		}
		catch (RuntimeException ex) {
			reply.failed(ex);
		}
		return reply.future();
	}

	private long ask(OutgoingCall call, PendingReply reply) {
		if (!this.connection.isOpen()) {
			throw new WssConnectException("The connection is closed");
		}
		long number = this.pending.register(call.route(), reply, this.timeout);
		if (number != 0 && !this.connection.send(FrameWriter.request(call, this.connection.id(), number))) {
			this.pending.fail(number, new WssConnectException("The connection is closed"));
		}
		return number;
	}

	private void cancelWith(CompletableFuture<?> future, long number) {
		future.whenComplete((value, ex) -> {
			if (future.isCancelled()) {
				cancel(number);
			}
		});
	}

	private void cancel(long number) {
		if (this.pending.cancel(number) && this.connection.speaksV1()) {
			this.connection.post("cancelRequest", number);
		}
	}

	<T> Flow.Publisher<T> stream(Supplier<OutgoingCall> call, Type type) {
		return (subscriber) -> {
			Objects.requireNonNull(subscriber, "'subscriber' must not be null");
			AtomicLong number = new AtomicLong();
			BoundedElements<T> elements = new BoundedElements<>(subscriber, () -> cancel(number.get()));
			subscriber.onSubscribe(elements);
			if (!elements.isEnded()) {
				start(call, new StreamReply<>(elements, type, this.codec), number);
			}
			if (elements.isEnded()) {
				cancel(number.get());
			}
		};
	}

	private void start(Supplier<OutgoingCall> call, StreamReply<?> reply, AtomicLong number) {
		try {
			OutgoingCall outgoing = call.get();
			number.set(ask(this.connection.speaksV1() ? outgoing.asStream() : outgoing, reply));
		}
		catch (RuntimeException ex) {
			reply.failed(ex);
		}
	}

	<T> CompletableFuture<WssSubscription> subscribe(String route, Type type, Consumer<? super @Nullable T> listener,
			@Nullable WssSubscription before) {
		OutputPosition seen = (before instanceof RemoteSubscription<?> remote) ? remote.position() : null;
		return this.routes.subscribe(route, type, listener, seen);
	}

	CompletableFuture<Boolean> unsubscribe(WssSubscription subscription) {
		if (subscription instanceof RemoteSubscription<?> remote && this.routes.has(remote.remoteRoute())) {
			return remote.remoteRoute().remove(remote);
		}
		return CompletableFuture.completedFuture(false);
	}

	@Override
	public void subscribe(String route, CompletableFuture<Long> confirmed) {
		this.<Long>request(() -> OutgoingCall.of("subscribeSocket", this.codec, route, this.connection.id())
			.withCurrent(this.connection.speaksV1()), Long.class).whenComplete((number, ex) -> {
				if (ex != null) {
					confirmed.completeExceptionally(ex);
				}
				else {
					confirmed.complete((number != null) ? number : 0L);
				}
			});
	}

	@Override
	public CompletableFuture<Boolean> unsubscribe(String route, long number) {
		return this.<Boolean>request(() -> OutgoingCall.of("unsubscribe", this.codec, route, number), Boolean.class)
			.thenApply((ended) -> !Boolean.FALSE.equals(ended));
	}

	boolean replied(Frame.Reply reply) {
		JsonText callbackId = reply.callbackId();
		if (callbackId.is(JsonText.Kind.NUMBER)) {
			return this.pending.answered(number(callbackId), reply);
		}
		return callbackId.is(JsonText.Kind.STRING)
				&& this.routes.emitted(FrameReader.string(callbackId), reply.args(), OutputPosition.of(reply));
	}

	private static long number(JsonText json) {
		try {
			return Long.parseLong(json.toString());
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

	void close() {
		this.pending.close();
		this.routes.close();
	}

	int pending() {
		return this.pending.size();
	}

	int subscribed() {
		return this.routes.size();
	}

}
