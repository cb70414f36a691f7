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

package io.github.wssbackend.invocation;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.wssbackend.annotation.WssRoute;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nodes run where a library that is only used if present is absent.
 */
class OptionalLibrariesTests {

	@ParameterizedTest
	@CsvSource({ "reactor-core|reactive-streams, org.reactivestreams.Publisher",
			"spring-security, org.springframework.security.core.Authentication",
			"jakarta.validation|hibernate-validator, jakarta.validation.Validator",
			"reactor|reactive-streams|spring-security|jakarta.validation|hibernate-validator, reactor.core.publisher.Mono" })
	void nodesRunWithout(String jars, String absent) throws Exception {
		List<URL> urls = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			if (!new File(entry).getName().matches(".*(" + jars + ").*")) {
				urls.add(new File(entry).toURI().toURL());
			}
		}
		ClassLoader parent = ClassLoader.getPlatformClassLoader();
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), parent)) {
			thread.setContextClassLoader(loader);
			assertThat(ClassUtils.isPresent(absent, loader)).isFalse();
			Method run = loader.loadClass(Probe.class.getName()).getDeclaredMethod("run");
			run.setAccessible(true);
			assertThat(run.invoke(null)).isEqualTo("3 null Failed[internal] Failed[internal]");
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	@Test
	void probeSaysTheSameWithAllOfThem() {
		assertThat(Probe.run()).isEqualTo("3 null Failed[internal] Failed[internal]");
	}

	/** Runs in a class loader of its own. */
	static class Probe {

		static String run() {
			Application application = Application.of(new Nodes());
			return application.output("add", "[1,2]") + " " + application.output("later", "[]") + " "
					+ code(application, "failing") + " " + code(application, "error");
		}

		private static String code(Application application, String route) {
			return "Failed[" + application.error(route, "[]").code() + "]";
		}

	}

	static class Nodes {

		@WssRoute
		int add(int a, int b) {
			return a + b;
		}

		@WssRoute
		CompletableFuture<Object> later() {
			return CompletableFuture.completedFuture(null);
		}

		@WssRoute
		String failing() {
			throw new IllegalStateException("secret");
		}

		@WssRoute
		String error() {
			throw new AssertionError("secret");
		}

	}

}
