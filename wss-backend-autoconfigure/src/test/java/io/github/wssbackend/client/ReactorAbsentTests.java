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

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

import org.junit.jupiter.api.Test;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.connection.ConnectionFixture;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Contracts are called where Reactive Streams and Reactor are absent.
 */
class ReactorAbsentTests {

	private static final String SEEN = "done [7, complete] [8]";

	@Test
	void contractsAreCalledWithoutReactor() throws Exception {
		List<URL> urls = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			if (!new File(entry).getName().matches("(reactor-|reactive-streams).*")) {
				urls.add(new File(entry).toURI().toURL());
			}
		}
		try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new),
				ClassLoader.getPlatformClassLoader())) {
			assertThat(ClassUtils.isPresent("org.reactivestreams.Publisher", loader)).isFalse();
			Method run = loader.loadClass(Probe.class.getName()).getDeclaredMethod("run");
			run.setAccessible(true);
			assertThat(run.invoke(null)).isEqualTo(SEEN);
		}
	}

	@Test
	void probeSaysTheSameWithReactor() {
		assertThat(Probe.run()).isEqualTo(SEEN);
	}

	/** Runs in a class loader of its own. */
	static class Probe {

		static String run() {
			try (ConnectionFixture peer = ConnectionFixture.v1()) {
				Api api = WssServiceProxyFactory.builderFor(peer.connection).build().createClient(Api.class);
				CompletableFuture<String> later = api.later();
				peer.replied("{\"args\":\"done\",\"callbackId\":1}");
				Received stream = Received.allOf(api.stream(1));
				peer.replied("{\"args\":7,\"callbackId\":2}");
				Received outputs = Received.allOf(api.outputs());
				peer.replied("{\"args\":1,\"callbackId\":3}");
				peer.replied("{\"args\":8,\"callbackId\":\"outputs\"}");
				return later.join() + " " + stream.seen + " " + outputs.seen;
			}
		}

	}

	interface Api {

		@WssRoute
		CompletableFuture<String> later();

		@WssRoute
		Flow.Publisher<Integer> stream(int from);

		@WssRoute
		Flow.Publisher<Integer> outputs();

	}

}
