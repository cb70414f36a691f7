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

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The clients of the JDK, one for each SSL bundle, because each has a thread of its own.
 * They are made when they are needed first. Safe for use by several threads.
 */
final class HttpClients {

	/**
	 * Stands for no bundle, whose name is never empty.
	 */
	private static final String NO_BUNDLE = "";

	private final SslContexts ssl;

	private final HandshakeExecutor executor;

	private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();

	private final Set<String> watched = ConcurrentHashMap.newKeySet();

	HttpClients(SslContexts ssl, HandshakeExecutor executor) {
		this.ssl = ssl;
		this.executor = executor;
	}

	/**
	 * The client of a bundle.
	 * @param bundle its name, {@code null} for the trust of the JDK
	 * @return a client
	 */
	HttpClient client(@Nullable String bundle) {
		if (bundle == null) {
			return this.clients.computeIfAbsent(NO_BUNDLE, (none) -> builder().build());
		}
		watch(bundle);
		return this.clients.computeIfAbsent(bundle, this::create);
	}

	/**
	 * Open sockets keep the client that they were opened with, and its thread; it goes
	 * with the last of them.
	 */
	private void watch(String bundle) {
		if (this.watched.add(bundle)) {
			this.ssl.onUpdate(bundle, () -> this.clients.remove(bundle));
		}
	}

	private HttpClient create(String bundle) {
		return builder().sslContext(this.ssl.context(bundle)).sslParameters(this.ssl.parameters(bundle)).build();
	}

	private HttpClient.Builder builder() {
		return HttpClient.newBuilder()
			.executor(this.executor)
			.version(Version.HTTP_1_1)
			.followRedirects(Redirect.NEVER)
			.proxy(ProxySelector.getDefault());
	}

}
