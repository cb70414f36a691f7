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

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Gives the SSL bundles of the application. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface SslContexts {

	/**
	 * Whether there is a bundle.
	 * @param bundle its name
	 * @return whether it can be used
	 */
	boolean has(String bundle);

	/**
	 * The context of a bundle: its keys and whom it trusts.
	 * @param bundle its name
	 * @return a context with what the bundle holds now
	 */
	SSLContext context(String bundle);

	/**
	 * The protocols and ciphers of a bundle.
	 * @param bundle its name
	 * @return parameters without those that the bundle leaves to the JDK
	 */
	SSLParameters parameters(String bundle);

	/**
	 * Be told when a bundle changes.
	 * @param bundle its name
	 * @param action called on any thread
	 */
	void onUpdate(String bundle, Runnable action);

}
