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
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the market moves.
 *
 * @param interval the time between two prices
 * @param step how far a price may move at once, in percent
 * @param seed makes a market repeatable; left out, each start has its own
 * @param symbols the opening prices
 */
@ConfigurationProperties("desk.ticker")
record TickerProperties(@DefaultValue("1s") Duration interval, @DefaultValue("0.8") double step, @Nullable Long seed,
		Map<String, BigDecimal> symbols) {
}
