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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssException;

/**
 * Opens outbound sockets. A bean of it is there to be injected. Safe for use by several
 * threads.
 *
 * @since 0.1.0
 */
public class WssClientTemplate implements WssClientOperations {

	private final ClientRegistry registry;

	/**
	 * Create a template.
	 * @param registry has the connections
	 */
	public WssClientTemplate(ClientRegistry registry) {
		this.registry = registry;
	}

	@Override
	public WssConnection open(String url) {
		return open(WssClientOptions.url(url).build());
	}

	@Override
	public WssConnection open(WssClientOptions options) {
		CompletableFuture<WssConnection> opening = this.registry.open(options);
		try {
			return opening.get();
		}
		catch (InterruptedException ex) {
			opening.cancel(false);
			Thread.currentThread().interrupt();
			throw new WssConnectException("Interrupted while opening " + options, ex);
		}
		catch (ExecutionException ex) {
			throw exception(ex.getCause(), options);
		}
	}

	/**
	 * With the frames of the caller, who would look for them in vain in what was thrown
	 * on another thread.
	 */
	private static RuntimeException exception(@Nullable Throwable cause, WssClientOptions options) {
		if (cause instanceof WssException failure) {
			return new WssConnectException(String.valueOf(failure.getMessage()), failure);
		}
		return new WssConnectException(options + " could not be opened", cause);
	}

	@Override
	public CompletableFuture<WssConnection> openAsync(WssClientOptions options) {
		try {
			return this.registry.open(options);
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	@Override
	public WssConnection client(String name) {
		return this.registry.connection(name);
	}

	@Override
	public CompletableFuture<WssConnection> whenOpen(String name) {
		return this.registry.whenOpen(name);
	}

}
