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

package io.github.wssbackend.route;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.annotation.WssRoute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RouteTableTests {

	private final RouteTable table = new RouteTable();

	@Test
	void declaredNameIsAStateNodeBeforeTheScan() {
		this.table.declare("price", true);
		assertThat(this.table.isComplete()).isFalse();
		assertThat(this.table.find("price").isStateNode()).isTrue();
		assertThat(this.table.find("price").remote()).isTrue();
		assertThat(this.table.routes()).containsExactly("price");
	}

	@Test
	void laterDeclarationChangesWhetherItIsOpen() {
		this.table.declare("price", true);
		this.table.declare("price", false);
		assertThat(this.table.find("price").remote()).isFalse();
	}

	@Test
	void publishingOpensWhatIsExpectedOnly() {
		assertThat(this.table.declareIfAbsent("expected", false)).isTrue();
		assertThat(this.table.find("expected").remote()).isFalse();
		assertThat(this.table.declareIfAbsent("expected", true)).isTrue();
		assertThat(this.table.find("expected").remote()).isTrue();
		this.table.declare("closed", false);
		assertThat(this.table.declareIfAbsent("closed", true)).isFalse();
		assertThat(this.table.find("closed").remote()).isFalse();
		assertThat(this.table.declareIfAbsent("expected", false)).isFalse();
		assertThat(this.table.find("expected").remote()).isTrue();
	}

	@Test
	void nodeWithMethodsIsLeftAsItIs() {
		this.table.declare("item", true);
		scan();
		this.table.declare("item", false);
		assertThat(this.table.declareIfAbsent("item", true)).isFalse();
		assertThat(this.table.find("item").isStateNode()).isFalse();
		assertThat(this.table.find("item").remote()).isTrue();
		assertThat(this.table.isComplete()).isTrue();
	}

	@Test
	void declaredNamesOutliveTheScan() {
		this.table.declare("price", true);
		scan();
		assertThat(this.table.routes()).contains("price", "item", "holder");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "runRequest", "subscribeSocket", "unsubscribe", "cancelRequest", "setId" })
	void emptyAndReservedNamesAreRefused(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.table.declare(name, true));
		assertThatIllegalArgumentException().isThrownBy(() -> this.table.declareIfAbsent(name, true));
	}

	@Test
	void overlongNameIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.table.declare("x".repeat(257), true));
		this.table.declare("x".repeat(256), true);
	}

	@ParameterizedTest
	@ValueSource(strings = { "__proto__", "constructor", "getClass", "a.b.class.forName", "../x", "", ".", "..",
			"item.", ".item", "item..get", "ITEM" })
	void whatDoesNotExistIsNotFound(String name) {
		scan();
		assertThat(this.table.find(name)).isNull();
		assertThat(this.table.resolve(name, null)).satisfiesAnyOf((ref) -> assertThat(ref).isNull(),
				(ref) -> assertThat(ref.node().route()).isEqualTo("item"));
	}

	@Test
	void wholeNameWins() {
		scan();
		assertThat(this.table.resolve("holder.whole", null).node().route()).isEqualTo("holder.whole");
		assertThat(this.table.resolve("holder.whole", null).property()).isNull();
		assertThat(this.table.resolve("holder", "whole").node().route()).isEqualTo("holder.whole");
	}

	@Test
	void routeAndMethodIsAnOutputOfTheMethod() {
		scan();
		StateRef ref = this.table.resolve("item.GET", null);
		assertThat(ref.method()).isEqualTo("get");
		assertThat(ref.function()).isSameAs(this.table.find("item").function("get"));
		assertThat(this.table.resolve("item", "get")).isEqualTo(ref);
	}

	@Test
	void lastSegmentIsAPropertyElse() {
		scan();
		StateRef ref = this.table.resolve("holder.x", null);
		assertThat(ref.node().route()).isEqualTo("holder");
		assertThat(ref.property()).isEqualTo("x");
		assertThat(ref.function()).isSameAs(this.table.find("holder").function(null));
		assertThat(this.table.resolve("holder", "x")).isEqualTo(ref);
		assertThat(this.table.resolve("holder.x.y", null)).isNull();
	}

	@Test
	void outputOfAMethodHasProperties() {
		scan();
		StateRef ref = this.table.resolve("item.get.title", null);
		assertThat(ref.method()).isEqualTo("get");
		assertThat(ref.property()).isEqualTo("title");
		assertThat(this.table.resolve("item.get", "title")).isEqualTo(ref);
	}

	@Test
	void keyMayHoldDots() {
		scan();
		assertThat(this.table.resolve("holder", "a.b").property()).isEqualTo("a.b");
	}

	@Test
	void emptyKeyIsNone() {
		scan();
		assertThat(this.table.resolve("holder", "").property()).isNull();
	}

	@Test
	void keyOfUnknownRouteIsNotFound() {
		scan();
		assertThat(this.table.resolve("nope", "x")).isNull();
		assertThat(this.table.resolve("nope.x", null)).isNull();
	}

	@Test
	void routesAreASnapshotThatCannotBeChanged() {
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.table.routes().add("mine"));
	}

	@Test
	void oneOfManyDeclaresAName() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			for (int i = 0; i < 200; i++) {
				String name = "race" + i;
				CountDownLatch start = new CountDownLatch(1);
				Future<Boolean> first = threads.submit(() -> declare(name, start));
				Future<Boolean> second = threads.submit(() -> declare(name, start));
				start.countDown();
				assertThat(first.get(5, TimeUnit.SECONDS)).isNotEqualTo(second.get(5, TimeUnit.SECONDS));
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private boolean declare(String name, CountDownLatch start) throws InterruptedException {
		start.await();
		return this.table.declareIfAbsent(name, true);
	}

	private void scan() {
		Scans.of(this.table, (context) -> context.register(Routes.class));
	}

	@WssRoute
	static class Routes {

		@WssRoute(value = "item", method = "get")
		String read() {
			return "";
		}

		@WssRoute(value = "item", method = "post")
		String write() {
			return "";
		}

		@WssRoute
		String holder() {
			return "";
		}

		@WssRoute("holder.whole")
		String whole() {
			return "";
		}

	}

}
