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
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.wssbackend.annotation.WssListener;
import io.github.wssbackend.annotation.WssRoute;
import reactor.core.publisher.Flux;

/**
 * Third level of the flow graph: runs on each output of {@code desk.average}, and has an
 * output of its own for each price that leaves its average, none while all is calm. A
 * symbol that stays away alerts once. The graph shows a node one output at a time, so the
 * set needs no lock.
 */
@WssRoute("desk")
class AlertNode {

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private final BigDecimal threshold;

	private final Set<String> away = new HashSet<>();

	AlertNode(FlowProperties properties) {
		this.threshold = properties.threshold();
	}

	@WssRoute
	@WssListener("desk.average")
	Flux<Alert> alerts(Map<String, Trend> trends) {
		return Flux.fromIterable(trends.entrySet())
			.map((entry) -> alert(entry.getKey(), entry.getValue()))
			.filter(this::isNew);
	}

	private static Alert alert(String symbol, Trend trend) {
		BigDecimal off = trend.price().subtract(trend.average());
		BigDecimal deviation = off.multiply(HUNDRED).divide(trend.average(), 2, RoundingMode.HALF_UP);
		return new Alert(symbol, trend.price(), trend.average(), deviation);
	}

	private boolean isNew(Alert alert) {
		if (alert.deviation().abs().compareTo(this.threshold) < 0) {
			this.away.remove(alert.symbol());
			return false;
		}
		return this.away.add(alert.symbol());
	}

}
