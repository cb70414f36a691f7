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

import java.util.Objects;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.client.SslContexts;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;

/**
 * Gives Spring Boot's SSL bundles, where the application has them.
 */
final class BundleContexts implements SslContexts {

	private final @Nullable SslBundles bundles;

	BundleContexts(@Nullable SslBundles bundles) {
		this.bundles = bundles;
	}

	@Override
	public boolean has(String bundle) {
		return this.bundles != null && this.bundles.getBundleNames().contains(bundle);
	}

	@Override
	public SSLContext context(String bundle) {
		return bundle(bundle).createSslContext();
	}

	@Override
	public SSLParameters parameters(String bundle) {
		SslOptions options = bundle(bundle).getOptions();
		return new SSLParameters(options.getCiphers(), options.getEnabledProtocols());
	}

	@Override
	public void onUpdate(String bundle, Runnable action) {
		bundles().addBundleUpdateHandler(bundle, (updated) -> action.run());
	}

	private SslBundle bundle(String name) {
		return bundles().getBundle(name);
	}

	private SslBundles bundles() {
		return Objects.requireNonNull(this.bundles, "There are no SSL bundles");
	}

}
