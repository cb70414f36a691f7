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

/**
 * A price that left its average.
 *
 * @param symbol the symbol
 * @param price its price
 * @param average its average
 * @param deviation how far the price is off, in percent; negative below the average
 */
record Alert(String symbol, BigDecimal price, BigDecimal average, BigDecimal deviation) {
}
