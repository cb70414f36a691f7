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
import java.util.Set;
import java.util.TreeSet;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.annotation.WssRoute.Output;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import reactor.core.publisher.Flux;

import org.springframework.validation.annotation.Validated;

/**
 * Asks the market.
 */
@WssRoute("desk")
@Validated
class PriceRoutes {

	private final PriceBoard board;

	PriceRoutes(PriceBoard board) {
		this.board = board;
	}

	@WssRoute
	Set<String> symbols() {
		return new TreeSet<>(this.board.prices().keySet());
	}

	@WssRoute
	Quote quote(String symbol) {
		return new Quote(symbol, this.board.price(symbol));
	}

	/** Streams the next prices of one symbol to the caller, and to nobody else. */
	@WssRoute(output = Output.CALLER)
	Flux<BigDecimal> prices(String symbol, @Min(1) @Max(1000) int count) {
		this.board.price(symbol);
		return this.board.changes(symbol).take(count);
	}

}
