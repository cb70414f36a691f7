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

package io.github.wssbackend.autoconfigure;

import org.junit.jupiter.api.Test;

import io.github.wssbackend.annotation.WssListener;
import io.github.wssbackend.annotation.WssRoute;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what a user reads who made a mistake in a route bean.
 */
class RouteMistakesTests {

	@Test
	void twoNodesOfOneName() {
		FailureAnalysis analysis = FailedStart.with(Desk.class, OtherDesk.class).analysis();
		assertThat(analysis.getDescription()).contains("desk.open", "Desk.open()", "OtherDesk.unlock()");
		assertThat(analysis.getAction()).isNotBlank();
	}

	@Test
	void aCircleInTheFlowGraph() {
		FailureAnalysis analysis = FailedStart.with(Circle.class).analysis();
		assertThat(analysis.getDescription()).containsAnyOf("a -> b -> a", "b -> a -> b");
		assertThat(analysis.getAction()).isNotBlank();
	}

	@WssRoute("desk")
	static class Desk {

		@WssRoute
		int open() {
			return 1;
		}

	}

	@WssRoute
	static class OtherDesk {

		@WssRoute("desk.open")
		int unlock() {
			return 2;
		}

	}

	@WssRoute
	static class Circle {

		@WssRoute
		@WssListener("b")
		int a(int value) {
			return value;
		}

		@WssRoute
		@WssListener("a")
		int b(int value) {
			return value;
		}

	}

}
