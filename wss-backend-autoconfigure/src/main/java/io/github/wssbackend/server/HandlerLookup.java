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

package io.github.wssbackend.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssServerHandler;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.web.socket.WebSocketHandler;

/**
 * Finds the beans that {@code handlers} names.
 */
final class HandlerLookup {

	private final ListableBeanFactory beanFactory;

	HandlerLookup(ListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * What serves a server.
	 *
	 * @param raw a plain handler that serves the path alone, {@code null} if there is
	 * none
	 * @param handlers the handlers
	 */
	record Handlers(@Nullable WebSocketHandler raw, List<WssServerHandler> handlers) {
	}

	Handlers find(List<String> names, List<WssServerHandler> further, OptionChecks checks) {
		List<WssServerHandler> handlers = new ArrayList<>();
		WebSocketHandler raw = null;
		for (String name : names) {
			Object bean = bean(name, checks);
			if (bean instanceof WssServerHandler handler) {
				handlers.add(handler);
			}
			else {
				raw = (WebSocketHandler) bean;
			}
		}
		handlers.addAll(further);
		if (raw != null && names.size() + further.size() > 1) {
			throw checks.mistake("handlers", "names a plain WebSocketHandler beside others: " + names,
					"A plain WebSocketHandler serves its path alone: give it a server of its own.");
		}
		return new Handlers(raw, handlers);
	}

	private Object bean(String name, OptionChecks checks) {
		if (!this.beanFactory.containsBean(name)) {
			throw checks.mistake("handlers", "names a bean that does not exist: \"" + name + "\"",
					"Name one of the beans that implement WssServerHandler " + beans(WssServerHandler.class)
							+ " or WebSocketHandler " + beans(WebSocketHandler.class)
							+ ", or make the handler a bean, such as with @Component.");
		}
		Object bean = this.beanFactory.getBean(name);
		if (bean instanceof WssServerHandler || bean instanceof WebSocketHandler) {
			return bean;
		}
		throw checks.mistake("handlers", "names \"" + name + "\", which is no handler",
				"Let it implement WssServerHandler or WebSocketHandler, or name another bean.");
	}

	private String beans(Class<?> type) {
		return Arrays.toString(this.beanFactory.getBeanNamesForType(type, true, false));
	}

}
