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

import io.github.wssbackend.WssGraph;
import io.github.wssbackend.WssState;
import io.github.wssbackend.WssSubscription;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;

/**
 * The newest prices, read from the state that the ticker publishes. Holds nothing itself.
 *
 * @since 0.1.0
 */
@Component
public class PriceBoard {

	private static final ParameterizedTypeReference<Map<String, BigDecimal>> PRICES = new ParameterizedTypeReference<>() {
	};

	private final WssGraph graph;

	PriceBoard(WssGraph graph) {
		this.graph = graph;
	}

	/**
	 * The newest prices.
	 * @return the prices by symbol, empty before the market opens
	 */
	public Map<String, BigDecimal> prices() {
		Map<String, BigDecimal> prices = this.graph.state(Ticker.ROUTE, PRICES);
		return (prices != null) ? prices : Map.of();
	}

	/**
	 * The newest price of a symbol.
	 * @param symbol the symbol
	 * @return its price
	 * @throws UnknownSymbolException if nobody quotes it
	 */
	public BigDecimal price(String symbol) {
		BigDecimal price = prices().get(symbol);
		if (price == null) {
			throw new UnknownSymbolException(symbol);
		}
		return price;
	}

	/**
	 * The prices of a symbol from now on.
	 * @param symbol the symbol
	 * @return its prices, until cancelled
	 */
	Flux<BigDecimal> changes(String symbol) {
		return Flux.create((sink) -> {
			WssSubscription subscription = this.graph.subscribe(Ticker.ROUTE, (state) -> {
				if (priceIn(state, symbol) instanceof BigDecimal price) {
					sink.next(price);
				}
			});
			sink.onDispose(subscription::close);
		});
	}

	private static @Nullable Object priceIn(WssState state, String symbol) {
		return (state.value() instanceof Map<?, ?> prices) ? prices.get(symbol) : null;
	}

}
