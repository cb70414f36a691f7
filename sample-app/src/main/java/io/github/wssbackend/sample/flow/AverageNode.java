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

package io.github.wssbackend.sample.flow;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import io.github.wssbackend.annotation.WssListener;
import io.github.wssbackend.annotation.WssRoute;

/**
 * Second level of the flow graph: runs on each output of {@code ticker}. The graph shows
 * a node one output at a time, so the averages need no lock.
 */
@WssRoute("desk")
class AverageNode {

	private final int window;

	private final Map<String, MovingAverage> averages = new HashMap<>();

	AverageNode(FlowProperties properties) {
		this.window = properties.window();
	}

	@WssRoute
	@WssListener("ticker")
	Map<String, Trend> average(Map<String, BigDecimal> prices) {
		Map<String, Trend> trends = new TreeMap<>();
		prices.forEach((symbol, price) -> trends.put(symbol, new Trend(price, averageOf(symbol).add(price))));
		return trends;
	}

	private MovingAverage averageOf(String symbol) {
		return this.averages.computeIfAbsent(symbol, (key) -> new MovingAverage(this.window));
	}

}
