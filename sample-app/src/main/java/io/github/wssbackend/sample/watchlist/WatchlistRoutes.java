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

package io.github.wssbackend.sample.watchlist;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.sample.market.PriceBoard;

/**
 * One node with three methods. A list lives as long as its connection, which carries it
 * among its attributes.
 */
@WssRoute("desk")
class WatchlistRoutes {

	private static final String ATTRIBUTE = WatchlistRoutes.class.getName();

	private final PriceBoard board;

	WatchlistRoutes(PriceBoard board) {
		this.board = board;
	}

	@WssRoute(value = "watchlist", method = "get")
	Set<String> watched(WssConnection peer) {
		return listOf(peer);
	}

	@WssRoute(value = "watchlist", method = "post")
	Set<String> watch(String symbol, WssConnection peer) {
		this.board.price(symbol);
		Set<String> list = listOf(peer);
		list.add(symbol);
		return list;
	}

	@WssRoute(value = "watchlist", method = "delete")
	Set<String> unwatch(String symbol, WssConnection peer) {
		Set<String> list = listOf(peer);
		list.remove(symbol);
		return list;
	}

	@SuppressWarnings("unchecked")
	private static Set<String> listOf(WssConnection peer) {
		return (Set<String>) peer.attributes().computeIfAbsent(ATTRIBUTE, (key) -> new ConcurrentSkipListSet<>());
	}

}
