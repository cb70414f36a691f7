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
import java.math.RoundingMode;
import java.util.Random;

/**
 * A price that wanders: each step is up to some percent up or down, and it never leaves
 * the band from half to double its opening. Not safe for several threads.
 */
class RandomWalk {

	private static final BigDecimal TWO = BigDecimal.valueOf(2);

	private final BigDecimal low;

	private final BigDecimal high;

	private final double step;

	private final Random random;

	private BigDecimal price;

	RandomWalk(BigDecimal opening, double stepPercent, Random random) {
		this.price = opening.setScale(2, RoundingMode.HALF_UP);
		this.low = this.price.divide(TWO, 2, RoundingMode.HALF_UP);
		this.high = this.price.multiply(TWO);
		this.step = stepPercent / 100;
		this.random = random;
	}

	BigDecimal price() {
		return this.price;
	}

	BigDecimal next() {
		double factor = 1 + (this.random.nextDouble() * 2 - 1) * this.step;
		BigDecimal moved = this.price.multiply(BigDecimal.valueOf(factor)).setScale(2, RoundingMode.HALF_UP);
		this.price = moved.max(this.low).min(this.high);
		return this.price;
	}

}
