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
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RandomWalkTests {

	@Test
	void beginsAtTheOpening() {
		assertThat(walk(1, 7).price()).isEqualTo("100.00");
	}

	@Test
	void sameSeedWalksTheSameWay() {
		RandomWalk one = walk(1, 7);
		RandomWalk other = walk(1, 7);
		assertThat(Stream.generate(one::next).limit(100))
			.containsExactlyElementsOf(Stream.generate(other::next).limit(100).toList());
	}

	@Test
	void neverLeavesItsBand() {
		RandomWalk wild = walk(60, 7);
		assertThat(Stream.generate(wild::next).limit(1000))
			.allMatch((price) -> price.doubleValue() >= 50 && price.doubleValue() <= 200);
	}

	private static RandomWalk walk(double step, long seed) {
		return new RandomWalk(BigDecimal.valueOf(100), step, new Random(seed));
	}

}
