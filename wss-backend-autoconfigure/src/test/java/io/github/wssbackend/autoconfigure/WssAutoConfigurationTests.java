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

import java.util.concurrent.Executor;

import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;

import io.github.wssbackend.WssGraph;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServers;
import io.github.wssbackend.route.RouteTable;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link WssAutoConfiguration}, {@link WssServerAutoConfiguration} and
 * {@link WssStackAutoConfiguration}.
 */
class WssAutoConfigurationTests {

	private static final AutoConfigurations AUTO = AutoConfigurations.of(JacksonAutoConfiguration.class,
			TaskExecutionAutoConfiguration.class, TaskSchedulingAutoConfiguration.class, WssAutoConfiguration.class,
			WssServerAutoConfiguration.class, WssStackAutoConfiguration.class);

	private final WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(AUTO);

	private final ApplicationContextRunner plain = new ApplicationContextRunner().withConfiguration(AUTO);

	private final ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AUTO);

	@Test
	void withoutAPropertyThereAreNodesAndNoServer() {
		this.web.run((context) -> {
			assertThat(context).hasSingleBean(WssGraph.class).hasSingleBean(WssServers.class);
			assertThat(context.getBean(WssServers.class)).isEmpty();
			assertThat(context.getBean(WssGraph.class).routes()).contains("ping", "echo", "log", "error");
		});
	}

	@Test
	void theServersAreThoseOfTheProperties() {
		this.web
			.withPropertyValues("wss.servers[0].path=/a", "wss.servers[1].path=/a", "wss.servers[1].port=18555",
					"wss.servers[2].path=/c", "wss.servers[2].name=third", "wss.servers[3].path=/d",
					"wss.servers[3].port=8080")
			.run((context) -> {
				WssServers servers = context.getBean(WssServers.class);
				assertThat(servers).extracting(WssServer::name).containsExactly("/a", "/a:18555", "third", "/d");
				assertThat(servers).extracting(WssServer::path).containsExactly("/a", "/a", "/c", "/d");
				assertThat(servers.server("third")).isPresent().isEqualTo(servers.server("/c"));
				assertThat(servers.server("/a:18555").orElseThrow().port()).isEqualTo(18555);
				assertThat(servers.server("nobody")).isEmpty();
			});
	}

	@Test
	void disabledThereIsNothing() {
		this.web.withPropertyValues("wss.enabled=false", "wss.servers[0].path=wrong").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBeanDefinitionNames()).noneMatch((name) -> name.startsWith("wss"));
		});
	}

	@Test
	void disabledThereIsNothingOnAnotherStackEither() {
		this.plain.withPropertyValues("wss.enabled=false", "wss.servers[0].path=/a")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(WssGraph.class));
	}

	@Test
	void defaultRoutesCanBeLeftOut() {
		this.web.withPropertyValues("wss.default-routes=false").run((context) -> {
			assertThat(context).hasSingleBean(RouteTable.class);
			assertThat(context.getBean(WssGraph.class).routes()).isEmpty();
		});
	}

	@Test
	void theExecutorOfTheApplicationIsTaken() {
		this.web.withUserConfiguration(OwnExecutor.class).run((context) -> {
			assertThat(context.getBean("wssTaskExecutor")).isInstanceOf(SyncTaskExecutor.class);
			assertThat(context).hasSingleBean(WssGraph.class);
		});
	}

	@Test
	void theExecutorIsBounded() {
		this.web.run((context) -> {
			ThreadPoolTaskExecutor executor = context.getBean("wssTaskExecutor", ThreadPoolTaskExecutor.class);
			assertThat(executor.getMaxPoolSize()).isEqualTo(200);
			assertThat(executor.getQueueCapacity()).isEqualTo(10_000);
		});
	}

	@Test
	void springBootsExecutorsAreStillThere() {
		this.web.withUserConfiguration(Scheduling.class).run((context) -> {
			assertThat(context).hasBean("applicationTaskExecutor").hasBean("taskScheduler");
			assertThat(context.getBean("wssTaskExecutor")).isNotSameAs(context.getBean("applicationTaskExecutor"));
		});
	}

	@Test
	void whoAsksForAnExecutorGetsSpringBoots() {
		this.web.run((context) -> assertThat(context.getBean(Executor.class))
			.isSameAs(context.getBean("applicationTaskExecutor")));
	}

	@Test
	void anotherExecutorOfTheApplicationIsNotTaken() {
		this.web.withUserConfiguration(OtherExecutor.class).run((context) -> {
			assertThat(context.getBean(Executor.class)).isInstanceOf(SimpleAsyncTaskExecutor.class);
			assertThat(context.getBean("wssTaskExecutor")).isInstanceOf(ThreadPoolTaskExecutor.class);
		});
	}

	@Test
	void withoutAWebApplicationThereAreNodes() {
		this.plain.run((context) -> {
			assertThat(context).hasSingleBean(WssGraph.class).doesNotHaveBean(WssServers.class);
			assertThat(context.getBean(WssGraph.class).run("ping", String.class).join()).isEqualTo("pong");
		});
	}

	@Test
	void serversWithoutAWebApplicationStopTheStart() {
		this.plain.withPropertyValues("wss.servers[0].path=/a")
			.run((context) -> expectStackAnalysis(context.getStartupFailure()));
	}

	@Test
	void serversOnTheReactiveStackStopTheStart() {
		this.reactive.withPropertyValues("wss.servers[0].path=/a")
			.run((context) -> expectStackAnalysis(context.getStartupFailure()));
	}

	@Test
	void theReactiveStackWithoutServersHasNodes() {
		this.reactive
			.run((context) -> assertThat(context).hasSingleBean(WssGraph.class).doesNotHaveBean(WssServers.class));
	}

	@Test
	void serversWithoutTomcatStopTheStart() {
		this.web.withClassLoader(new FilteredClassLoader(Tomcat.class))
			.withPropertyValues("wss.servers[0].path=/a")
			.run((context) -> expectStackAnalysis(context.getStartupFailure()));
	}

	@Test
	void withoutTheOptionalLibrariesThereAreNodes() {
		this.plain
			.withClassLoader(new FilteredClassLoader("reactor", "org.reactivestreams", "jakarta.validation",
					"org.springframework.security", "org.apache.tomcat", "org.apache.catalina", "jakarta.servlet",
					"jakarta.websocket", "org.springframework.web.servlet"))
			.run((context) -> assertThat(context.getBean(WssGraph.class).run("ping", String.class).join())
				.isEqualTo("pong"));
	}

	private static void expectStackAnalysis(Throwable failure) {
		FailureAnalysis analysis = FailedStart.analyze(failure);
		assertThat(analysis.getDescription())
			.isEqualTo("wss.servers is set, but this application does not run on the servlet stack with Tomcat.");
		assertThat(analysis.getAction()).contains("spring-boot-starter-websocket", "spring.main.web-application-type",
				"remove wss.servers");
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnExecutor {

		@Bean
		Executor wssTaskExecutor() {
			return new SyncTaskExecutor();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherExecutor {

		@Bean
		Executor reports() {
			return new SimpleAsyncTaskExecutor();
		}

	}

	@EnableScheduling
	@Configuration(proxyBeanMethods = false)
	static class Scheduling {

	}

}
