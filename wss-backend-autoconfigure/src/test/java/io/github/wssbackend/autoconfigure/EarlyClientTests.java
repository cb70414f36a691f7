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

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.client.WssClientHandler;
import io.github.wssbackend.client.WssClientTemplate;
import io.github.wssbackend.testing.TestApplication;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans that ask for configured sockets while they are made.
 */
class EarlyClientTests {

	private static TestApplication server;

	@BeforeAll
	static void start() {
		server = TestApplication.start(EarlyClientTests.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	private static ConfigurableApplicationContext application(String autoOpen) {
		return new SpringApplicationBuilder(Early.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "wss.clients.up.url=ws://127.0.0.1:" + server.port() + "/wss",
					"wss.clients.up.handlers=early", "wss.clients.up.auto-open=" + autoOpen)
			.run();
	}

	@Test
	void aConstructorMayAskForAConnectionThatOpensByItself() throws InterruptedException {
		try (ConfigurableApplicationContext application = application("true")) {
			Watcher watcher = application.getBean(Watcher.class);
			assertThat(watcher.opened.await(10, TimeUnit.SECONDS)).isTrue();
			assertThat(watcher.connection).isSameAs(application.getBean(WssClientTemplate.class).client("up"));
		}
	}

	@Test
	void whatAConstructorAskedForOpensWhenTheApplicationIsReady() throws InterruptedException {
		try (ConfigurableApplicationContext application = application("false")) {
			Watcher watcher = application.getBean(Watcher.class);
			assertThat(watcher.opened.await(10, TimeUnit.SECONDS)).isTrue();
			assertThat(watcher.connection.isOpen()).isTrue();
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Early {

		@Bean
		Watcher early(WssClientTemplate clients) {
			return new Watcher(clients.client("up"));
		}

	}

	/**
	 * The handler of the very connection that it asks for.
	 */
	static final class Watcher implements WssClientHandler {

		private final WssConnection connection;

		private final CountDownLatch opened = new CountDownLatch(1);

		Watcher(WssConnection connection) {
			this.connection = connection;
			assertThat(connection.isOpen()).isFalse();
		}

		@Override
		public void onOpen(WssConnection connection) {
			assertThat(connection).isSameAs(this.connection);
			this.opened.countDown();
		}

	}

}
