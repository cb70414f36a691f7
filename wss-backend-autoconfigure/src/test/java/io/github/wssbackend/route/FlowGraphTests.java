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

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.stereotype.Component;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.annotation.WssListener;
import io.github.wssbackend.annotation.WssRoute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class FlowGraphTests {

	@Test
	void listenerIsAnEdge() {
		Listener listener = Scans.of(Prices.class).listeners().get(0);
		assertThat(listener.source().node().route()).isEqualTo("prices.half");
		assertThat(listener.source().function().place()).isEqualTo("Prices.halve(double)");
		assertThat(listener.function().route()).isEqualTo("prices.average");
		assertThat(listener.function().shared()).isTrue();
		assertThat(listener.relayed()).isFalse();
	}

	@Test
	void plainListenerHasItsPlaceForARoute() {
		RouteTable table = Scans.of(Plain.class);
		Listener listener = table.listeners().get(0);
		assertThat(listener.function().route()).isEqualTo("Plain.onPrice(double)");
		assertThat(listener.function().isNode()).isFalse();
		assertThat(listener.function().shared()).isFalse();
		assertThat(listener.function().remote()).isFalse();
		assertThat(listener.function().source()).isFalse();
		assertThat(listener.relayed()).isTrue();
	}

	@Test
	void nameThatNoMethodBearsIsAnOpenStateNode() {
		Node price = Scans.of(Plain.class).find("price");
		assertThat(price.isStateNode()).isTrue();
		assertThat(price.remote()).isTrue();
		assertThat(price.function(null)).isNull();
	}

	@Test
	void closedDeclarationOfListenedNameStays() {
		RouteTable table = new RouteTable();
		table.declare("price", false);
		Scans.of(table, (context) -> context.register(Plain.class));
		assertThat(table.find("price").remote()).isFalse();
		assertThat(table.listeners()).hasSize(1);
	}

	@Test
	void severalNamesAreSeveralListeners() {
		List<Listener> listeners = Scans.of(Several.class).listeners();
		assertThat(listeners).extracting((listener) -> listener.source().node().route())
			.containsExactlyInAnyOrder("a", "b", "item", "a");
		assertThat(listeners).extracting((listener) -> listener.source().method()).contains("get");
		assertThat(listeners).extracting((listener) -> listener.source().property()).contains("bid");
	}

	@Test
	void listenerWithoutParameterIsTold() {
		assertThat(Scans.of(Bell.class).listeners()).hasSize(1);
	}

	@Test
	void cycleStopsTheStart() {
		assertThatExceptionOfType(WssConfigurationException.class).isThrownBy(() -> Scans.of(Circle.class))
			.satisfies((fault) -> {
				assertThat(fault.description()).containsAnyOf("a -> b -> c -> a", "b -> c -> a -> b",
						"c -> a -> b -> c");
				assertThat(fault.description()).contains("Circle.a(int)", "Circle.b(int)", "Circle.c(int)");
				assertThat(fault.action()).contains("@WssListener");
			});
	}

	@Test
	void nodeThatListensToItselfStopsTheStart() {
		assertThatExceptionOfType(WssConfigurationException.class).isThrownBy(() -> Scans.of(Self.class))
			.withMessageContaining("self -> self");
	}

	@Test
	void cycleByWayOfAMethodStopsTheStart() {
		assertThatExceptionOfType(WssConfigurationException.class).isThrownBy(() -> Scans.of(MethodCircle.class))
			.withMessageContaining("item.post");
	}

	@Test
	void diamondIsNoCycle() {
		assertThatNoException().isThrownBy(() -> Scans.of(Diamond.class));
	}

	@Test
	void listenerMayListenToNodeOfCallers() {
		assertThat(Scans.of(Private.class).listeners()).hasSize(1);
	}

	@Test
	void runOfListenerIsAnOutputOfItsNodeOrOfItsMethod() {
		RouteTable table = Scans.of(Several.class);
		Node item = table.find("item");
		assertThat(table.outputMethod(item.function("get"))).isNull();
		assertThat(table.outputMethod(item.function("put"))).isEqualTo("put");
		assertThat(table.outputMethod(table.find("a").function(null))).isNull();
	}

	@WssRoute("prices")
	static class Prices {

		@WssRoute("half")
		double halve(double x) {
			return x / 2;
		}

		@WssRoute
		@WssListener("prices.half")
		double average(double price) {
			return price;
		}

	}

	@Component
	static class Plain {

		@WssListener(value = "price", relayed = true)
		void onPrice(double price) {
		}

	}

	@WssRoute
	static class Several {

		@WssRoute
		int a(int x) {
			return x;
		}

		@WssRoute(value = "item", method = "get")
		int read() {
			return 1;
		}

		@WssRoute(value = "item", method = "put")
		int write() {
			return 1;
		}

		@WssListener({ "a", "b", "item.GET", "a.bid" })
		void on(int x) {
		}

	}

	@Component
	static class Bell {

		@WssListener("price")
		void ring() {
		}

	}

	@WssRoute
	static class Circle {

		@WssRoute
		@WssListener("c")
		int a(int x) {
			return x;
		}

		@WssRoute
		@WssListener("a")
		int b(int x) {
			return x;
		}

		@WssRoute
		@WssListener("b.value")
		int c(int x) {
			return x;
		}

	}

	@WssRoute
	static class Self {

		@WssRoute
		@WssListener("self")
		int self(int x) {
			return x;
		}

	}

	@WssRoute
	static class MethodCircle {

		@WssRoute(value = "item", method = "post")
		@WssListener("echoed")
		int write(int x) {
			return x;
		}

		@WssRoute
		@WssListener("item.post")
		int echoed(int x) {
			return x;
		}

	}

	@WssRoute
	static class Diamond {

		@WssRoute
		int top(int x) {
			return x;
		}

		@WssRoute
		@WssListener("top")
		int left(int x) {
			return x;
		}

		@WssRoute
		@WssListener("top")
		int right(int x) {
			return x;
		}

		@WssRoute
		@WssListener({ "left", "right", "top" })
		int bottom(int x) {
			return x;
		}

	}

	@WssRoute
	static class Private {

		@WssRoute
		String mine(WssConnection connection) {
			return connection.id();
		}

		@WssListener("mine")
		void on(String id) {
		}

	}

}
