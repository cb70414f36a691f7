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

package io.github.wssbackend.protocol;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssServerHandler;
import io.github.wssbackend.annotation.WssRoute;

import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;

/**
 * Nodes in which a peer can be left hanging, and how many of them hang. Remembers the
 * connections weakly.
 */
@WssRoute("leave")
@Component("departures")
class DepartureNodes implements WssServerHandler {

	final List<WeakReference<WssConnection>> connections = new CopyOnWriteArrayList<>();

	final AtomicInteger opened = new AtomicInteger();

	final AtomicInteger closed = new AtomicInteger();

	final Semaphore entered = new Semaphore(0);

	final Semaphore gate = new Semaphore(0);

	final AtomicInteger blocked = new AtomicInteger();

	final AtomicInteger streaming = new AtomicInteger();

	final AtomicInteger asking = new AtomicInteger();

	@Override
	public void onConnection(WssConnection connection) {
		this.connections.add(new WeakReference<>(connection));
		this.opened.incrementAndGet();
	}

	@Override
	public void onConnectionClosed(WssConnection connection, CloseStatus status) {
		this.closed.incrementAndGet();
	}

	@WssRoute
	int quick(int x) {
		return x;
	}

	@WssRoute
	boolean block() throws InterruptedException {
		this.blocked.incrementAndGet();
		this.entered.release();
		try {
			this.gate.acquire();
			return true;
		}
		finally {
			this.blocked.decrementAndGet();
		}
	}

	@WssRoute
	Mono<Integer> later() {
		return Mono.fromRunnable(this.entered::release).then(Mono.fromFuture(this::opening));
	}

	private CompletableFuture<Integer> opening() {
		return CompletableFuture.supplyAsync(() -> {
			this.gate.acquireUninterruptibly();
			return 1;
		});
	}

	@WssRoute
	Flux<Integer> stream(int from) {
		return Flux.range(from, Integer.MAX_VALUE - from)
			.doOnSubscribe((subscription) -> this.streaming.incrementAndGet())
			.doFinally((signal) -> this.streaming.decrementAndGet());
	}

	@WssRoute
	Flux<Integer> source() {
		return Sinks.many()
			.multicast()
			.<Integer>directBestEffort()
			.asFlux()
			.startWith(1)
			.doOnSubscribe((subscription) -> this.streaming.incrementAndGet())
			.doFinally((signal) -> this.streaming.decrementAndGet());
	}

	@WssRoute
	CompletionStage<String> back(WssConnection peer) {
		this.asking.incrementAndGet();
		this.entered.release();
		return peer.run("mine", String.class).whenComplete((value, ex) -> this.asking.decrementAndGet());
	}

	@WssRoute
	CompletionStage<Boolean> watch(WssConnection peer) {
		return peer.subscribe("mine", String.class, (value) -> {
		}).thenApply((subscription) -> subscription.isActive());
	}

}
