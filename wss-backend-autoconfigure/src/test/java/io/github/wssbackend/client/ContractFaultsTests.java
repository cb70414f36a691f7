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

import java.io.Serializable;
import java.security.Principal;
import java.util.concurrent.Flow;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SubmissionPublisher;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;

import io.github.wssbackend.annotation.WssRoute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ContractFaultsTests {

	@Test
	void classIsNoContract() {
		assertFault(String.class, "java.lang.String is no interface. A contract is one.");
	}

	@Test
	void annotationIsNoContract() {
		assertFault(WssRoute.class, "io.github.wssbackend.annotation.WssRoute is no interface. A contract is one.");
	}

	@Test
	void interfaceWithoutRoutesIsNoContract() {
		assertFault(Serializable.class, "java.io.Serializable has no method with @WssRoute, so it calls nothing.");
	}

	@Test
	void methodWithoutRouteIsNamed() {
		assertFault(Unnamed.class, "Unnamed.other(String) names no route. Annotate it @WssRoute, or give it a body.");
	}

	@Test
	void inheritedMethodWithoutRouteIsNamed() {
		assertFault(Heir.class, "Unnamed.other(String) names no route. Annotate it @WssRoute, or give it a body.");
	}

	@Test
	void staticMethodIsNoRoute() {
		assertFault(Static.class, "Static.of() is annotated @WssRoute but is private or static, so nobody can call it."
				+ " Remove the annotation.");
	}

	@Test
	void reservedNameIsRefused() {
		assertFault(Reserved.class, "The name 'setId' at Reserved.ask() cannot be used: it must not be 'setId', which"
				+ " is a word of the protocol. Choose another one in the annotation there.");
	}

	@Test
	void blankNameIsRefused() {
		assertFault(Blank.class, "The name ' ' at Blank.ask() cannot be used: it must not be empty or have an empty"
				+ " segment. Choose another one in the annotation there.");
	}

	@Test
	void emptySegmentIsRefused() {
		assertFault(EmptySegment.class, "The name 'desk..ask' at EmptySegment.ask() cannot be used: it must not be"
				+ " empty or have an empty segment. Choose another one in the annotation there.");
	}

	@Test
	void methodWithADotIsRefused() {
		assertFault(Dotted.class, "The method 'a.b' at Dotted.ask() cannot be used: it must be one segment, without"
				+ " dots, and neither blank nor long. Choose another one in the annotation there.");
	}

	@Test
	void streamOfAMethodIsRefused() {
		assertFault(StreamOfMethod.class, "StreamOfMethod.all(int) cannot be called: there are no streams of a method"
				+ " of a route. Leave 'method' out, or return a value or a future.");
	}

	@Test
	void subscriptionToAMethodIsNoFault() {
		assertThat(ContractReader.read(SubscriptionToMethod.class).methods()).hasSize(1);
	}

	@Test
	void futureThatNothingMakesIsRefused() {
		assertFault(OwnFuture.class, "OwnFuture.ask() cannot be called: nothing makes a"
				+ " java.util.concurrent.FutureTask. Return CompletableFuture, Flow.Publisher, Mono or Flux.");
	}

	@Test
	void publisherThatNothingMakesIsRefused() {
		assertFault(OwnPublisher.class,
				"OwnPublisher.ask() cannot be called: nothing makes a java.util.concurrent.SubmissionPublisher."
						+ " Return CompletableFuture, Flow.Publisher, Mono or Flux.");
	}

	@Test
	void fluxThatNothingMakesIsRefused() {
		assertFault(OwnFlux.class,
				"OwnFlux.ask() cannot be called: nothing makes a reactor.core.publisher.ConnectableFlux."
						+ " Return CompletableFuture, Flow.Publisher, Mono or Flux.");
	}

	@Test
	void twoMethodsOfOneRouteAreNamed() {
		assertThatIllegalArgumentException().isThrownBy(() -> ContractReader.read(Overloaded.class))
			.withMessageContaining("Overloaded.ask(int)")
			.withMessageContaining("Overloaded.ask(String)")
			.withMessageEndingWith("both call 'ask'. Give one of them another name in its @WssRoute.");
	}

	private static void assertFault(Class<?> type, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> ContractReader.read(type)).withMessage(message);
	}

	interface Unnamed {

		@WssRoute
		void ask();

		void other(String text);

		boolean equals(Object other);

	}

	interface Heir extends Unnamed {

	}

	interface Static {

		@WssRoute
		static void of() {
		}

	}

	interface Reserved {

		@WssRoute("setId")
		void ask();

	}

	interface Blank {

		@WssRoute(" ")
		void ask();

	}

	@WssRoute("desk.")
	interface EmptySegment {

		@WssRoute
		void ask();

	}

	interface Dotted {

		@WssRoute(method = "a.b")
		void ask();

	}

	interface StreamOfMethod {

		@WssRoute(method = "get")
		Flow.Publisher<Integer> all(int from);

	}

	interface SubscriptionToMethod {

		@WssRoute(method = "get")
		Flux<Integer> all(Principal caller);

	}

	interface OwnFuture {

		@WssRoute
		FutureTask<Integer> ask();

	}

	interface OwnPublisher {

		@WssRoute
		SubmissionPublisher<Integer> ask();

	}

	interface OwnFlux {

		@WssRoute
		ConnectableFlux<Integer> ask();

	}

	interface Overloaded {

		@WssRoute
		void ask(int number);

		@WssRoute
		void ask(String text);

	}

}
