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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * SSL bundles of a test.
 */
class FixedSslContexts implements SslContexts {

	private final Map<String, SSLContext> contexts = new HashMap<>();

	private final List<Runnable> actions = new ArrayList<>();

	FixedSslContexts with(String bundle, SSLContext context) {
		this.contexts.put(bundle, context);
		return this;
	}

	void update(String bundle, SSLContext context) {
		this.contexts.put(bundle, context);
		this.actions.forEach(Runnable::run);
	}

	@Override
	public boolean has(String bundle) {
		return this.contexts.containsKey(bundle);
	}

	@Override
	public SSLContext context(String bundle) {
		return this.contexts.get(bundle);
	}

	@Override
	public SSLParameters parameters(String bundle) {
		return new SSLParameters();
	}

	@Override
	public void onUpdate(String bundle, Runnable action) {
		this.actions.add(action);
	}

}
