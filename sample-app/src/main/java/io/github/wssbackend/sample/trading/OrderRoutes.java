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

import java.util.concurrent.CompletableFuture;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.annotation.WssExceptionHandler;
import io.github.wssbackend.annotation.WssListener;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.annotation.WssRoute.Output;
import io.github.wssbackend.sample.market.PriceBoard;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Carries orders out, and tells everyone what the desk owns.
 */
@WssRoute("desk")
class OrderRoutes {

	private final PriceBoard board;

	private final PositionBook book;

	private final Approvals approvals;

	OrderRoutes(PriceBoard board, PositionBook book, Approvals approvals) {
		this.board = board;
		this.book = book;
		this.approvals = approvals;
	}

	/** Shared although it knows the caller: everyone at the desk sees every trade. */
	@WssRoute(output = Output.SHARED)
	CompletableFuture<Confirmation> order(@Valid Order order, @Nullable WssConnection trader) {
		return this.approvals.ask(order, this.board.price(order.symbol()), trader)
			.thenApply((approved) -> this.book.execute(order, this.board.price(order.symbol())));
	}

	/** Runs on each trade and each price; anyone may also ask. */
	@WssRoute
	@WssListener({ "desk.order", "ticker" })
	Portfolio portfolio() {
		return this.book.portfolio(this.board.prices());
	}

	@WssExceptionHandler
	ProblemDetail refused(OrderRefusedException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, ex.getMessage());
	}

}
