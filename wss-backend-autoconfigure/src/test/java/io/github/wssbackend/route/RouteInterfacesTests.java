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

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.connection.RemoteProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RouteInterfacesTests {

	@Test
	void methodOfInterfaceTakesPrefixOfInterfaceOnly() {
		assertThat(Scans.of(Server.class).routes()).containsExactly("api.hello", "server.own");
	}

	@Test
	void namesOfParametersAreThoseOfTheContract() {
		NodeFunction function = Scans.function(Scans.of(Server.class), "api.hello");
		assertThat(function.payload()).extracting(NodeParameter::name).containsExactly("name");
	}

	@Test
	void annotationOnClassComesBeforeThatOnInterface() {
		assertThat(Scans.of(Renaming.class).routes()).containsExactly("renamed.hi");
	}

	@Test
	void interfaceWithoutNameTakesThatOfHeir() {
		RouteTable table = Scans.of(BookServer.class);
		assertThat(table.routes()).containsExactly("books.get");
		assertThat(Scans.function(table, "books.get").payload().get(0).type().getType()).isEqualTo(Integer.class);
	}

	@Test
	void defaultMethodOfInterfaceIsNode() {
		RouteTable table = Scans.of(Defaulted.class);
		assertThat(Scans.run(table, "greeting")).isEqualTo("good day");
	}

	@Test
	void nameOfBeanMethodDoesNotReachInterface() {
		assertThat(Scans.of(NamingConfiguration.class).routes()).containsExactly("api.hello", "outer.own");
	}

	@Test
	void typeThatIsClosedClosesItsInterfaces() {
		assertThat(Scans.function(Scans.of(ClosedServer.class), "api.hello").remote()).isFalse();
	}

	@Test
	void proxyThatCallsElsewhereServesNothing() {
		assertThat(Scans.of(ClientConfiguration.class).routes()).containsExactly("api.hello", "server.own");
	}

	@Test
	void lazyProxyThatCallsElsewhereServesNothing() {
		assertThat(Scans.of(LazyClientConfiguration.class).routes()).isEmpty();
	}

	@Test
	void staticMethodOfInterfaceStopsTheStart() {
		assertThatExceptionOfType(WssConfigurationException.class).isThrownBy(() -> Scans.of(StaticServer.class))
			.withMessageContaining("StaticApi.of()")
			.withMessageContaining("static");
	}

	@WssRoute("api")
	interface Api {

		@WssRoute
		String hello(String name);

	}

	@WssRoute("server")
	static class Server implements Api {

		@Override
		public String hello(String who) {
			return "hello " + who;
		}

		@WssRoute
		void own() {
		}

	}

	@WssRoute("renamed")
	static class Renaming implements Api {

		@Override
		@WssRoute("hi")
		public String hello(String who) {
			return "hi " + who;
		}

	}

	interface Reading<K, V> {

		@WssRoute
		V get(K key);

	}

	@WssRoute("books")
	interface BookReading extends Reading<Integer, String> {

	}

	@WssRoute
	static class BookServer implements BookReading {

		@Override
		public String get(Integer key) {
			return "book " + key;
		}

	}

	interface Greeting {

		@WssRoute
		default String greeting() {
			return "good day";
		}

	}

	@WssRoute
	static class Defaulted implements Greeting {

	}

	@WssRoute(remote = false)
	static class ClosedServer implements Api {

		@Override
		public String hello(String who) {
			return who;
		}

	}

	@Configuration
	static class NamingConfiguration {

		@Bean
		@WssRoute("outer")
		Server server() {
			return new Server();
		}

	}

	static class Client implements Api, RemoteProxy {

		@Override
		public String hello(String name) {
			throw new AssertionError("nobody calls this");
		}

	}

	@Configuration
	static class ClientConfiguration {

		@Bean
		Api server() {
			return new Server();
		}

		@Bean
		Api client() {
			return new Client();
		}

	}

	@Configuration
	static class LazyClientConfiguration {

		@Bean
		@Lazy
		Api client() {
			return new Client();
		}

	}

	interface StaticApi {

		@WssRoute
		static String of() {
			return "";
		}

	}

	@WssRoute
	static class StaticServer implements StaticApi {

	}

}
