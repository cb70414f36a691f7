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
import java.math.RoundingMode;
import java.util.function.Function;

import io.github.wssbackend.annotation.WssRoute;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The fee as a function bean: the desk uses it, and peers may run it as {@code desk.fee}.
 */
@Configuration(proxyBeanMethods = false)
class FeeConfiguration {

	@Bean
	@WssRoute("desk.fee")
	Function<BigDecimal, BigDecimal> fee(TradingProperties properties) {
		BigDecimal rate = properties.fee().movePointLeft(2);
		return (value) -> value.multiply(rate).setScale(2, RoundingMode.HALF_UP);
	}

}
