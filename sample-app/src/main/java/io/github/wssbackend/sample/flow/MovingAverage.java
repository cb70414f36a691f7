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
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The average of the last prices of one symbol. Not safe for several threads.
 */
class MovingAverage {

	private final int window;

	private final Deque<BigDecimal> last = new ArrayDeque<>();

	private BigDecimal sum = BigDecimal.ZERO;

	MovingAverage(int window) {
		this.window = window;
	}

	BigDecimal add(BigDecimal price) {
		this.last.addLast(price);
		this.sum = this.sum.add(price);
		if (this.last.size() > this.window) {
			this.sum = this.sum.subtract(this.last.removeFirst());
		}
		return this.sum.divide(BigDecimal.valueOf(this.last.size()), 2, RoundingMode.HALF_UP);
	}

}
