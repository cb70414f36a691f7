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

package io.github.wssbackend.sample.market;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

import io.github.wssbackend.WssGraph;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Publishes the prices of all symbols as the state {@code ticker}: one map, so that one
 * frame tells all, and {@code ticker.ACME} subscribes to a single one.
 *
 * <p>
 * The walks are guarded by this object's lock: the opening is told on the main thread,
 * later prices on the scheduler's. A mirror has none: its prices come from another desk.
 */
@Component
@Profile("!mirror")
class Ticker {

	static final String ROUTE = "ticker";

	private final WssGraph graph;

	private final Map<String, RandomWalk> walks = new TreeMap<>();

	Ticker(WssGraph graph, TickerProperties properties) {
		this.graph = graph;
		Random random = (properties.seed() != null) ? new Random(properties.seed()) : new Random();
		new TreeMap<>(properties.symbols())
			.forEach((symbol, opening) -> this.walks.put(symbol, new RandomWalk(opening, properties.step(), random)));
	}

	@EventListener(ApplicationReadyEvent.class)
	void open() {
		publish(RandomWalk::price);
	}

	@Scheduled(initialDelayString = "${desk.ticker.interval:1s}", fixedRateString = "${desk.ticker.interval:1s}")
	void tick() {
		publish(RandomWalk::next);
	}

	private synchronized void publish(Function<RandomWalk, BigDecimal> price) {
		Map<String, BigDecimal> prices = new TreeMap<>();
		this.walks.forEach((symbol, walk) -> prices.put(symbol, price.apply(walk)));
		this.graph.publish(ROUTE, prices);
	}

}
