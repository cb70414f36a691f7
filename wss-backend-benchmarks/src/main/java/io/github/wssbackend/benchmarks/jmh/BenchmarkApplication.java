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

package io.github.wssbackend.benchmarks.jmh;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.autoconfigure.WssAutoConfiguration;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;

/**
 * The starter without a web server. Nodes that may block run on the calling thread: what
 * a hand-over costs is a matter of the executor and of the machine.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ JacksonAutoConfiguration.class, WssAutoConfiguration.class })
class BenchmarkApplication {

	static ConfigurableApplicationContext start() {
		return new AnnotationConfigApplicationContext(BenchmarkApplication.class);
	}

	@Bean
	TaskExecutor wssTaskExecutor() {
		return new SyncTaskExecutor();
	}

	@Bean
	Nodes nodes() {
		return new Nodes();
	}

	static final class Nodes {

		@WssRoute
		int add(int a, int b) {
			return a + b;
		}

		@WssRoute(blocking = false)
		int addAtOnce(int a, int b) {
			return a + b;
		}

	}

}
