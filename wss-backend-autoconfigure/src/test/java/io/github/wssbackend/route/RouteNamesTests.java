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

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Service;

import io.github.wssbackend.annotation.WssRoute;

import static org.assertj.core.api.Assertions.assertThat;

class RouteNamesTests {

	@Test
	void typePrefixesNamesOfMethods() {
		assertThat(Scans.of(MathRoutes.class).routes()).containsExactly("math.add", "math.half");
	}

	@Test
	void methodsOfAnyBeanAreNodesWithoutPrefix() {
		assertThat(Scans.of(Ledger.class).routes()).containsExactly("book");
	}

	@Test
	void typeWithoutNameAddsNoPrefix() {
		assertThat(Scans.of(Bare.class).routes()).containsExactly("hello");
	}

	@Test
	void prefixIsInheritedFromSuperclass() {
		assertThat(Scans.of(Heir.class).routes()).containsExactly("math.add", "math.half", "math.own");
	}

	@Test
	void ownPrefixComesBeforeThatOfSuperclass() {
		assertThat(Scans.of(NamedHeir.class).routes()).containsExactly("sums.add", "sums.half");
	}

	@Test
	void beanMethodNamesPrefixOfItsBean() {
		assertThat(Scans.of(DeskConfiguration.class).routes()).containsExactly("left.add", "left.half", "right.book");
	}

	@Test
	void beanMethodWithoutNameLeavesPrefixOfType() {
		assertThat(Scans.of(NamelessConfiguration.class).routes()).containsExactly("math.add", "math.half");
	}

	@Test
	void typesOfEqualPrefixAreFoundByComponentScan() {
		RouteTable table = new RouteTable();
		AnnotationConfigApplicationContext context = Scans.of(table,
				(scan) -> scan.scan("io.github.wssbackend.route.scanned"));
		assertThat(table.routes()).containsExactly("desk.close", "desk.open");
		assertThat(context.containsBean("desk")).as("named after its class").isTrue();
		assertThat(context.containsBean("counter")).isTrue();
	}

	@Test
	void composedAnnotationNamesRoutes() {
		assertThat(Scans.of(Composed.class).routes()).containsExactly("sums.plus");
	}

	@Test
	void annotationOfOverriddenMethodCounts() {
		RouteTable table = Scans.of(Overriding.class);
		assertThat(table.routes()).containsExactly("greet");
		assertThat(Scans.run(table, "greet")).isEqualTo("sub");
	}

	@Test
	void methodOfGenericSuperclassKnowsItsTypes() {
		NodeFunction function = Scans.function(Scans.of(Books.class), "books.put");
		assertThat(function.payload()).singleElement()
			.satisfies((parameter) -> assertThat(parameter.type().getType()).isEqualTo(Book.class));
	}

	@Test
	void attributesOfTypeHoldForItsMethods() {
		RouteTable table = Scans.of(Closed.class);
		NodeFunction function = Scans.function(table, "closed.reset");
		assertThat(function.remote()).isFalse();
		assertThat(function.blocking()).isFalse();
		assertThat(function.timeout()).hasSeconds(3);
		assertThat(table.find("closed.reset").remote()).isFalse();
	}

	@WssRoute("math")
	static class MathRoutes {

		@WssRoute
		int add(int a, int b) {
			return a + b;
		}

		@WssRoute("half")
		double halve(double x) {
			return x / 2;
		}

	}

	static class Heir extends MathRoutes {

		@WssRoute
		void own() {
		}

	}

	@WssRoute(name = "sums")
	static class NamedHeir extends MathRoutes {

	}

	@Service
	static class Ledger {

		@WssRoute("book")
		String book(String entry) {
			return entry;
		}

	}

	@WssRoute
	static class Bare {

		@WssRoute
		String hello() {
			return "hello";
		}

	}

	@Configuration
	static class DeskConfiguration {

		@Bean
		@WssRoute("left")
		MathRoutes math() {
			return new MathRoutes();
		}

		@Bean
		@WssRoute("right")
		static Ledger ledger() {
			return new Ledger();
		}

	}

	@Configuration
	static class NamelessConfiguration {

		@Bean
		@WssRoute
		MathRoutes math() {
			return new MathRoutes();
		}

	}

	@WssRoute
	@Retention(RetentionPolicy.RUNTIME)
	@interface Sums {

		@AliasFor(annotation = WssRoute.class, attribute = "name")
		String prefix() default "sums";

	}

	@Sums
	static class Composed {

		@WssRoute("plus")
		int add(int a, int b) {
			return a + b;
		}

	}

	static class Base {

		@WssRoute
		String greet() {
			return "base";
		}

	}

	@Service
	static class Overriding extends Base {

		@Override
		String greet() {
			return "sub";
		}

	}

	record Book(String title) {

	}

	abstract static class Crud<T> {

		@WssRoute
		abstract T put(T item);

	}

	@WssRoute("books")
	static class Books extends Crud<Book> {

		@Override
		Book put(Book book) {
			return book;
		}

	}

	@WssRoute(value = "closed", remote = false, blocking = false, timeout = "3s")
	static class Closed {

		@WssRoute
		void reset() {
		}

	}

}
