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
import java.util.concurrent.CompletableFuture;

import io.github.wssbackend.WssConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Asks the trader to approve a large order: runs the route {@code approve} of the
 * trader's own end of the socket. Whatever is not {@code true} refuses, also an error or
 * no answer in time.
 */
@Component
class Approvals {

	private final BigDecimal limit;

	Approvals(TradingProperties properties) {
		this.limit = properties.approval();
	}

	CompletableFuture<Void> ask(Order order, BigDecimal price, @Nullable WssConnection trader) {
		BigDecimal value = price.multiply(BigDecimal.valueOf(order.quantity()));
		if (trader == null || value.compareTo(this.limit) < 0) {
			return CompletableFuture.completedFuture(null);
		}
		return trader.run("approve", Boolean.class, order, value).handle((approved, failure) -> {
			if (!Boolean.TRUE.equals(approved)) {
				throw new OrderRefusedException("The trader did not approve it");
			}
			return null;
		});
	}

}
