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

import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

import org.junit.jupiter.api.Test;

import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

class ReactorAbsentTests {

	@Test
	void resultsAreKnownWithoutReactor() throws Exception {
		try (URLClassLoader loader = withoutReactor()) {
			assertThat(ClassUtils.isPresent("reactor.core.publisher.Mono", loader)).isFalse();
			assertThat(kind(loader, String.class)).isEqualTo("VALUE");
			assertThat(kind(loader, void.class)).isEqualTo("NONE");
			assertThat(kind(loader, CompletableFuture.class)).isEqualTo("STAGE");
			assertThat(kind(loader, Flow.Publisher.class)).isEqualTo("PUBLISHER");
		}
	}

	private static String kind(ClassLoader loader, Class<?> type) throws Exception {
		Class<?> resolvable = loader.loadClass(ResolvableType.class.getName());
		Object wrapped = resolvable.getMethod("forClass", Class.class).invoke(null, type);
		Method of = loader.loadClass(ResultKinds.class.getName()).getDeclaredMethod("of", resolvable);
		of.setAccessible(true);
		return String.valueOf(of.invoke(null, wrapped));
	}

	private static URLClassLoader withoutReactor() {
		URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((path) -> !path.contains("reactor") && !path.contains("reactive-streams"))
			.map(ReactorAbsentTests::url)
			.toArray(URL[]::new);
		return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
	}

	private static URL url(String path) {
		try {
			return new File(path).toURI().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
