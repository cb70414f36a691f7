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

package io.github.wssbackend.sample.trading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.springframework.stereotype.Component;

/**
 * What the desk owns. This object's lock guards money, holdings and the number of the
 * last trade.
 */
@Component
class PositionBook {

	private final Function<BigDecimal, BigDecimal> fee;

	private final Map<String, Integer> holdings = new TreeMap<>();

	private BigDecimal cash;

	private long trades;

	PositionBook(TradingProperties properties, Function<BigDecimal, BigDecimal> fee) {
		this.cash = properties.cash();
		this.fee = fee;
	}

	synchronized Confirmation execute(Order order, BigDecimal price) {
		BigDecimal value = price.multiply(BigDecimal.valueOf(order.quantity()));
		BigDecimal fee = this.fee.apply(value);
		move(order, value, fee);
		return new Confirmation(++this.trades, order.symbol(), order.side(), order.quantity(), price, fee);
	}

	synchronized Portfolio portfolio(Map<String, BigDecimal> prices) {
		List<Position> positions = this.holdings.entrySet()
			.stream()
			.map((held) -> position(held.getKey(), held.getValue(), prices))
			.toList();
		BigDecimal value = positions.stream().map(Position::value).reduce(this.cash, BigDecimal::add);
		return new Portfolio(this.cash, value, positions);
	}

	private void move(Order order, BigDecimal value, BigDecimal fee) {
		boolean buy = order.side() == Side.BUY;
		BigDecimal left = this.cash.subtract(fee).add(buy ? value.negate() : value);
		int held = this.holdings.getOrDefault(order.symbol(), 0) + (buy ? order.quantity() : -order.quantity());
		if (left.signum() < 0) {
			throw new OrderRefusedException("The desk has only " + this.cash + " left");
		}
		if (held < 0) {
			throw new OrderRefusedException("The desk does not hold that many " + order.symbol());
		}
		this.cash = left;
		this.holdings.put(order.symbol(), held);
		this.holdings.values().removeIf((quantity) -> quantity == 0);
	}

	private static Position position(String symbol, int quantity, Map<String, BigDecimal> prices) {
		BigDecimal price = prices.getOrDefault(symbol, BigDecimal.ZERO);
		return new Position(symbol, quantity, price.multiply(BigDecimal.valueOf(quantity)));
	}

}
