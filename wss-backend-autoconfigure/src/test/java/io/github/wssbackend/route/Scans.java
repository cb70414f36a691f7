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

import java.util.function.Consumer;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Scans the beans of a context that it makes.
 */
final class Scans {

	private Scans() {
	}

	static RouteTable of(Class<?>... components) {
		return of((context) -> context.register(components));
	}

	static RouteTable of(Consumer<AnnotationConfigApplicationContext> setUp) {
		RouteTable table = new RouteTable();
		of(table, setUp);
		return table;
	}

	static AnnotationConfigApplicationContext of(RouteTable table, Consumer<AnnotationConfigApplicationContext> setUp) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		setUp.accept(context);
		context.refresh();
		new RouteScanner(context.getBeanFactory(), table).scan();
		return context;
	}

	static NodeFunction function(RouteTable table, String route) {
		Node node = table.find(route);
		NodeFunction function = (node != null) ? node.function(null) : null;
		if (function == null) {
			throw new AssertionError("No function at " + route + " among " + table.routes());
		}
		return function;
	}

	static Object run(RouteTable table, String route, Object... args) {
		try {
			return function(table, route).invoke(args);
		}
		catch (Throwable ex) {
			throw new AssertionError(ex);
		}
	}

}
