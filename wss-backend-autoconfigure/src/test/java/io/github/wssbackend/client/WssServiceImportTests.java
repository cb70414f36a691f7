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

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.client.scanned.InheritingApi;
import io.github.wssbackend.client.scanned.ScannedApi;
import io.github.wssbackend.connection.ConnectionFixture;
import io.github.wssbackend.route.RouteScanner;
import io.github.wssbackend.route.RouteTable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class WssServiceImportTests {

	private final Clients clients = new Clients();

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	@AfterEach
	void stop() {
		this.context.close();
		this.clients.connections.values().forEach(ConnectionFixture::close);
	}

	@Test
	void proxyIsABeanThatCallsOverItsClient() {
		start(Importing.class);
		assertThat(this.clients.connections).isEmpty();
		this.context.getBean(Api.class).hello("you");
		assertThat(this.clients.texts("upstream")).containsExactly("{\"route\":\"api.hello\",\"args\":[\"you\"]}");
	}

	@Test
	void beanIsNamedAfterClientAndType() {
		start(Importing.class);
		assertThat(this.context.getBeanNamesForType(Api.class)).containsExactly("upstream#" + Api.class.getName());
		assertThat(this.context.getBean(Api.class)).hasToString("Api over client 'upstream'");
	}

	@Test
	void clientIsLookedUpAtEachCall() {
		start(Importing.class);
		Api api = this.context.getBean(Api.class);
		api.hello("a");
		this.clients.connections.clear();
		api.hello("b");
		assertThat(this.clients.texts("upstream")).containsExactly("{\"route\":\"api.hello\",\"args\":[\"b\"]}");
	}

	@Test
	void clientsOfOneTypeAreToldApartByQualifier() {
		start(Repeated.class, TwoDesks.class);
		TwoDesks desks = this.context.getBean(TwoDesks.class);
		desks.left.hello("left");
		desks.right.hello("right");
		assertThat(this.clients.texts("upstream")).containsExactly("{\"route\":\"api.hello\",\"args\":[\"left\"]}");
		assertThat(this.clients.texts("other")).containsExactly("{\"route\":\"api.hello\",\"args\":[\"right\"]}");
	}

	@Test
	void packageIsScannedForInterfacesWithRoutes() {
		start(Scanning.class);
		assertThat(imported()).containsExactly("upstream#" + InheritingApi.class.getName(),
				"upstream#" + ScannedApi.class.getName());
	}

	@Test
	void packageOfAClassIsScanned() {
		start(ScanningByClass.class);
		assertThat(imported()).containsExactly("upstream#" + InheritingApi.class.getName(),
				"upstream#" + ScannedApi.class.getName());
	}

	@Test
	void sameImportTwiceIsOneBean() {
		start(Importing.class, Repeated.class);
		assertThat(this.context.getBeanNamesForType(Api.class)).hasSize(2);
	}

	@Test
	void proxiesServeNothing() {
		start(Importing.class);
		assertThat(routes()).isEmpty();
	}

	@Test
	void lazyProxiesServeNothing() {
		this.context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
		start(Importing.class);
		assertThat(routes()).isEmpty();
		assertThat(this.clients.connections).isEmpty();
	}

	@Test
	void clientThatIsNotConfiguredStopsTheStart() {
		assertMistake(Unknown.class,
				"@ImportWssServices at " + Unknown.class.getName()
						+ " names the client 'nowhere', which is not configured. Configured are other, upstream."
						+ " Set wss.clients.nowhere.url, or name another client there.");
	}

	@Test
	void clientThatIsNotConfiguredStopsTheStartAlsoWhereBeansAreLazy() {
		this.context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
		assertMistake(Unknown.class,
				"@ImportWssServices at " + Unknown.class.getName()
						+ " names the client 'nowhere', which is not configured. Configured are other, upstream."
						+ " Set wss.clients.nowhere.url, or name another client there.");
	}

	@Test
	void clientWithoutNameStopsTheStart() {
		assertMistake(Nameless.class,
				"@ImportWssServices at " + Nameless.class.getName() + " names no client. Name one of wss.clients.");
	}

	@Test
	void interfaceThatCannotBeCalledStopsTheStart() {
		assertMistake(Faulty.class,
				"@ImportWssServices at " + Faulty.class.getName() + " imports java.lang.Runnable, which cannot be"
						+ " called. Runnable.run() names no route. Annotate it @WssRoute, or give it a body."
						+ " Mend the interface, or do not import it.");
	}

	private void start(Class<?>... configurations) {
		this.context.registerBean(WssClientOperations.class, () -> this.clients);
		this.context.registerBean(ClientNames.class, () -> () -> Set.of("upstream", "other"));
		this.context.register(configurations);
		this.context.refresh();
	}

	private void assertMistake(Class<?> configuration, String message) {
		assertThatException().isThrownBy(() -> start(configuration))
			.satisfies((ex) -> assertThat(Causes.find(ex, WssConfigurationException.class)).hasMessage(message));
	}

	private String[] imported() {
		return Arrays.stream(this.context.getBeanDefinitionNames())
			.filter((name) -> name.contains("#"))
			.sorted()
			.toArray(String[]::new);
	}

	private Set<String> routes() {
		RouteTable table = new RouteTable();
		new RouteScanner(this.context.getBeanFactory(), table).scan();
		return table.routes();
	}

	@WssRoute("api")
	interface Api {

		@WssRoute
		void hello(String name);

	}

	@Configuration(proxyBeanMethods = false)
	@ImportWssServices(client = "upstream", types = Api.class)
	static class Importing {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportWssServices(client = "upstream", types = Api.class)
	@ImportWssServices(client = "other", types = Api.class)
	static class Repeated {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportWssServices(client = "upstream", basePackages = "io.github.wssbackend.client.scanned")
	static class Scanning {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportWssServices(client = "upstream", basePackageClasses = ScannedApi.class)
	static class ScanningByClass {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportWssServices(client = "nowhere", types = Api.class)
	static class Unknown {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportWssServices(client = " ", types = Api.class)
	static class Nameless {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportWssServices(client = "upstream", types = Runnable.class)
	static class Faulty {

	}

	static class TwoDesks {

		private final Api left;

		private final Api right;

		TwoDesks(@Qualifier("upstream") Api left, @Qualifier("other") Api right) {
			this.left = left;
			this.right = right;
		}

	}

	static class Clients implements WssClientOperations {

		private final Map<String, ConnectionFixture> connections = new TreeMap<>();

		@Override
		public WssConnection open(String url) {
			throw new AssertionError();
		}

		@Override
		public WssConnection open(WssClientOptions options) {
			throw new AssertionError();
		}

		@Override
		public CompletableFuture<WssConnection> openAsync(WssClientOptions options) {
			throw new AssertionError();
		}

		@Override
		public WssConnection client(String name) {
			return this.connections.computeIfAbsent(name, (key) -> ConnectionFixture.v1()).connection;
		}

		@Override
		public CompletableFuture<WssConnection> whenOpen(String name) {
			throw new AssertionError();
		}

		List<String> texts(String name) {
			return this.connections.get(name).transport.texts();
		}

	}

}
