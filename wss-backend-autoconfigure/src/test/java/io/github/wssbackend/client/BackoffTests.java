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

package io.github.wssbackend.client;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	private static Backoff backoff(double jitter, double random) {
		return new Backoff(new ReconnectSettings(true, Duration.ofMillis(500), Duration.ofSeconds(30), 2, jitter),
				() -> random);
	}

	@Test
	void growsFromTheFirstWaitToTheLongest() {
		Backoff backoff = backoff(0, 1);
		assertThat(backoff.delay(1)).hasMillis(500);
		assertThat(backoff.delay(2)).hasMillis(1000);
		assertThat(backoff.delay(6)).hasMillis(16_000);
		assertThat(backoff.delay(7)).hasMillis(30_000);
		assertThat(backoff.delay(Integer.MAX_VALUE)).hasMillis(30_000);
	}

	@Test
	void isAnythingUpToTheWholeWithFullJitter() {
		assertThat(backoff(0.5, 0).delay(3)).hasMillis(2000);
		assertThat(backoff(0.5, 0.25).delay(3)).hasMillis(1500);
		assertThat(backoff(0.5, 1).delay(3)).isZero();
	}

	@Test
	void isShorterByThePartThatJitterSaysOnAverage() {
		assertThat(backoff(0.1, 0.5).delay(1)).hasMillis(450);
		assertThat(backoff(0.25, 0.5).delay(1)).hasMillis(375);
		assertThat(backoff(0.5, 0.5).delay(1)).hasMillis(250);
	}

	@Test
	void moreThanFullJitterIsFullJitter() {
		assertThat(backoff(1, 0.5).delay(1)).hasMillis(250);
	}

}
