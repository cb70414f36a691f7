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

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.annotation.WssListener;
import io.github.wssbackend.annotation.WssRoute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RouteFaultsTests {

	@Test
	void twoNodesOfOneName() {
		WssConfigurationException fault = fault(First.class, Second.class);
		assertThat(fault.description()).contains("'math.add'", "First.add(int, int)", "Second.plus(int)",
				"'routeFaultsTests.First'", "'routeFaultsTests.Second'");
		assertThat(fault.action()).contains("another name or method");
	}

	@Test
	void twoNodesOfOneNameAndMethodInAnyCase() {
		assertThat(fault(Verbs.class).description()).contains("'item'", "'get'", "Verbs.read()", "Verbs.fetch()");
	}

	@Test
	void overloadedMethods() {
		assertThat(fault(Overloaded.class).description()).contains("add(int)", "add(int, int)");
	}

	@Test
	void twoBeansOfOneClass() {
		assertThat(fault(Twins.class).description()).contains("'castor'", "'pollux'");
	}

	@Test
	void twoInterfacesThatSayTheSameAreOneNode() {
		assertThat(Scans.of(Both.class).routes()).containsExactly("same");
	}

	@Test
	void privateMethod() {
		assertThat(fault(PrivateRoute.class).description()).contains("PrivateRoute.hidden()", "@WssRoute", "private");
		assertThat(fault(PrivateListener.class).description()).contains("PrivateListener.hidden(String)",
				"@WssListener");
	}

	@Test
	void staticMethod() {
		assertThat(fault(StaticRoute.class).description()).contains("StaticRoute.shared()", "static");
		assertThat(fault(StaticRoute.class).action()).contains("Remove 'static'");
	}

	@Test
	void privateMethodOfSuperclass() {
		assertThat(fault(HeirOfPrivate.class).description()).contains("PrivateRoute.hidden()");
	}

	@Test
	void staticBeanMethodIsNone() {
		assertThatNoException().isThrownBy(() -> Scans.of(StaticBeans.class));
	}

	@Test
	void listenerOfTwoArguments() {
		assertThat(fault(TwoArguments.class).description()).contains("TwoArguments.on(int, int)", "one argument");
	}

	@Test
	void listenerOfNothing() {
		assertThat(fault(OfNothing.class).description()).contains("OfNothing.on(int)");
	}

	@Test
	void listenerThatIsASource() {
		assertThat(fault(ListeningSource.class).description()).contains("ListeningSource.on()", "source");
	}

	private static WssConfigurationException fault(Class<?>... components) {
		return catchThrowableOfType(WssConfigurationException.class, () -> Scans.of(components));
	}

	@WssRoute("math")
	static class First {

		@WssRoute
		int add(int a, int b) {
			return a + b;
		}

	}

	@Component
	static class Second {

		@WssRoute("math.add")
		int plus(int a) {
			return a;
		}

	}

	@WssRoute
	static class Verbs {

		@WssRoute(value = "item", method = "get")
		String read() {
			return "";
		}

		@WssRoute(value = "item", method = "GET")
		String fetch() {
			return "";
		}

	}

	@WssRoute
	static class Overloaded {

		@WssRoute
		int add(int a) {
			return a;
		}

		@WssRoute
		int add(int a, int b) {
			return a + b;
		}

	}

	@Configuration
	static class Twins {

		@Bean
		First castor() {
			return new First();
		}

		@Bean
		First pollux() {
			return new First();
		}

	}

	interface One {

		@WssRoute
		String same();

	}

	interface Other {

		@WssRoute
		String same();

	}

	@WssRoute
	static class Both implements One, Other {

		@Override
		public String same() {
			return "same";
		}

	}

	@WssRoute
	static class PrivateRoute {

		@WssRoute
		private void hidden() {
		}

	}

	static class HeirOfPrivate extends PrivateRoute {

	}

	@Component
	static class PrivateListener {

		@WssListener("price")
		private void hidden(String price) {
		}

	}

	@WssRoute
	static class StaticRoute {

		@WssRoute
		static void shared() {
		}

	}

	@Configuration
	static class StaticBeans {

		@Bean
		@WssRoute("math")
		static First first() {
			return new First();
		}

	}

	@Component
	static class TwoArguments {

		@WssListener("price")
		void on(int a, int b) {
		}

	}

	@Component
	static class OfNothing {

		@WssListener({})
		void on(int a) {
		}

	}

	@WssRoute
	static class ListeningSource {

		@WssRoute
		@WssListener("price")
		Flux<Integer> on() {
			return Flux.empty();
		}

	}

}
