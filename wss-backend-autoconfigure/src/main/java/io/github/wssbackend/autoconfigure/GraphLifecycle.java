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

import io.github.wssbackend.invocation.ListenerWiring;
import io.github.wssbackend.route.RouteScanner;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Finds the nodes once all beans are there, and starts the flow between them.
 */
final class GraphLifecycle implements SmartInitializingSingleton, DisposableBean {

	private final RouteScanner scanner;

	private final ListenerWiring wiring;

	GraphLifecycle(RouteScanner scanner, ListenerWiring wiring) {
		this.scanner = scanner;
		this.wiring = wiring;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.scanner.scan();
		this.wiring.start();
	}

	@Override
	public void destroy() {
		this.wiring.stop();
	}

}
