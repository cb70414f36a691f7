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

package io.github.wssbackend.sample.mirror;

import java.time.Duration;

import io.github.wssbackend.WssGraph;
import io.github.wssbackend.client.WssClientTemplate;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Stands in for the market: publishes the prices of another desk as the own state
 * {@code ticker}, so that all that reads or listens to it works as at that desk. The main
 * thread alone begins and ends it.
 */
@Component
@Profile("mirror")
class TickerMirror {

	private static final Log logger = LogFactory.getLog(TickerMirror.class);

	private final WssClientTemplate clients;

	private final MarketFeed desk;

	private final WssGraph graph;

	private Disposable mirroring = Disposables.disposed();

	TickerMirror(WssClientTemplate clients, MarketFeed desk, WssGraph graph) {
		this.clients = clients;
		this.desk = desk;
		this.graph = graph;
	}

	/**
	 * Subscribe once the desk is there. From then on the client makes the subscription
	 * anew with each new socket, so what is tried again here is only the first.
	 */
	@EventListener(ApplicationReadyEvent.class)
	void begin() {
		this.mirroring = Mono.fromFuture(() -> this.clients.whenOpen("desk"), true)
			.thenMany(this.desk.prices())
			.retryWhen(Retry.fixedDelay(Long.MAX_VALUE, Duration.ofSeconds(5)).doBeforeRetry(TickerMirror::tell))
			.subscribe((prices) -> this.graph.publish("ticker", prices));
	}

	private static void tell(Retry.RetrySignal failed) {
		logger.warn("There are no prices to mirror: " + failed.failure().getMessage());
	}

	/** Told before the sockets end, which would else look like a failure. */
	@EventListener(ContextClosedEvent.class)
	void end() {
		this.mirroring.dispose();
	}

}
