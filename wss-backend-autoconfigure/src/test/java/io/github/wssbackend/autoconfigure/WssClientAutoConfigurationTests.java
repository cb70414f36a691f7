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

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.mockito.Mockito;

import io.github.wssbackend.client.ClientRegistry;
import io.github.wssbackend.client.ClientServices;
import io.github.wssbackend.client.WssClientOperations;
import io.github.wssbackend.client.WssClientTemplate;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link WssClientAutoConfiguration}.
 */
class WssClientAutoConfigurationTests {

	private static final AutoConfigurations AUTO = AutoConfigurations.of(JacksonAutoConfiguration.class,
			SslAutoConfiguration.class, TaskExecutionAutoConfiguration.class, WssAutoConfiguration.class,
			WssServerAutoConfiguration.class, WssClientAutoConfiguration.class, WssStackAutoConfiguration.class);

	private static final String[] CLIENTS = { "wss.clients.up.url=ws://127.0.0.1:9/wss",
			"wss.clients.down.url=ws://127.0.0.1:9/wss" };

	private final WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(AUTO);

	private final ApplicationContextRunner plain = new ApplicationContextRunner().withConfiguration(AUTO);

	private final ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AUTO);

	@Test
	void withoutAWebApplicationThereAreTheTemplateAndTheSockets() {
		this.plain.withPropertyValues(CLIENTS).run(WssClientAutoConfigurationTests::expectClients);
	}

	@Test
	void onTheServletStackThereAreTheTemplateAndTheSockets() {
		this.web.withPropertyValues(CLIENTS).run(WssClientAutoConfigurationTests::expectClients);
	}

	@Test
	void onTheReactiveStackThereAreTheTemplateAndTheSockets() {
		this.reactive.withPropertyValues(CLIENTS).run(WssClientAutoConfigurationTests::expectClients);
	}

	@Test
	void withoutTheOptionalLibrariesThereAreTheTemplateAndTheSockets() {
		this.plain
			.withClassLoader(new FilteredClassLoader("reactor", "org.reactivestreams", "jakarta.validation",
					"org.springframework.security", "org.apache.tomcat", "org.apache.catalina", "jakarta.servlet",
					"jakarta.websocket", "org.springframework.web.servlet", "org.springframework.boot.web.server",
					"org.springframework.boot.tomcat"))
			.withPropertyValues(CLIENTS)
			.run(WssClientAutoConfigurationTests::expectClients);
	}

	private static void expectClients(ApplicationContext context) {
		assertThat(context.getBean(WssClientTemplate.class)).isSameAs(context.getBean(WssClientOperations.class));
		assertThat(context.getBean(ClientRegistry.class).names()).containsExactly("down", "up");
	}

	@Test
	void withoutAPropertyThereIsTheTemplate() {
		this.plain.run((context) -> {
			assertThat(context).hasSingleBean(WssClientTemplate.class);
			assertThat(context.getBean(ClientRegistry.class).names()).isEmpty();
		});
	}

	@Test
	void disabledThereIsNothing() {
		this.plain.withPropertyValues("wss.enabled=false", "wss.clients.up.url=wrong")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(WssClientOperations.class)
				.doesNotHaveBean(ClientRegistry.class));
	}

	@Test
	void theOperationsOfTheApplicationAreTaken() {
		this.plain.withUserConfiguration(OwnOperations.class)
			.run((context) -> assertThat(context).hasSingleBean(WssClientOperations.class)
				.doesNotHaveBean(WssClientTemplate.class));
	}

	@Test
	void theSocketsOfALazyApplicationAreThere() {
		this.plain
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.withPropertyValues(CLIENTS)
			.run((context) -> assertThat(context.getBean(ClientRegistry.class).names()).containsExactly("down", "up"));
	}

	@Test
	void springBootsExecutorIsStillTheOnlyOne() {
		this.plain.run((context) -> {
			assertThat(context.getBean(Executor.class)).isSameAs(context.getBean("applicationTaskExecutor"));
			assertThat(context).doesNotHaveBean(ScheduledExecutorService.class);
		});
	}

	@Test
	void socketsAreReadByDaemonsOfABoundedPool() {
		this.plain.run((context) -> {
			Executor readers = context.getBean(ClientServices.class).readers();
			Thread reader = CompletableFuture.supplyAsync(Thread::currentThread, readers).join();
			assertThat(reader.getName()).isEqualTo("wss-client-1");
			assertThat(reader.isDaemon()).isTrue();
			List<CompletableFuture<Thread>> tasks = IntStream.range(0, 1000)
				.mapToObj((i) -> CompletableFuture.supplyAsync(Thread::currentThread, readers))
				.toList();
			assertThat(tasks.stream().map(CompletableFuture::join).distinct())
				.hasSizeLessThanOrEqualTo(WssClientReaders.THREADS);
		});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void socketsAreReadByVirtualThreadsWhereTheApplicationHasThem() {
		this.plain.withPropertyValues("spring.threads.virtual.enabled=true").run((context) -> {
			Executor readers = context.getBean(ClientServices.class).readers();
			Thread reader = CompletableFuture.supplyAsync(Thread::currentThread, readers).join();
			assertThat(reader.getName()).startsWith("wss-client-");
			assertThat(reader.toString()).startsWith("VirtualThread");
		});
	}

	@Test
	void socketsOpenBeforeTheWebServerListensAndCloseAfterItEnded() {
		assertThat(WssClientLifecycle.PHASE).isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnOperations {

		@Bean
		WssClientOperations operations() {
			return Mockito.mock();
		}

	}

}
