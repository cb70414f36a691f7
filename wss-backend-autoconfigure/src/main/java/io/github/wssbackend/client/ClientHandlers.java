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

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.wssbackend.WssConfigurationException;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Finds the handlers of one outbound connection, the beans first. Beans are made no
 * sooner than they are needed: one of them may itself want the connection.
 *
 * @param settings name them
 * @param beans where they are
 */
record ClientHandlers(ClientSettings settings, ListableBeanFactory beans) implements Supplier<List<WssClientHandler>> {

	boolean isPresent() {
		return !this.settings.handlerNames().isEmpty() || !this.settings.handlers().isEmpty();
	}

	/**
	 * Check that the names are those of handlers, without making any.
	 * @throws WssConfigurationException if one is not
	 */
	void check() {
		String action = "Name beans that implement " + WssClientHandler.class.getName() + ".";
		for (String name : this.settings.handlerNames()) {
			if (!this.beans.containsBean(name)) {
				throw checks().mistake("handlers", "names no bean: \"" + name + "\"", action);
			}
			if (!this.beans.isTypeMatch(name, WssClientHandler.class)) {
				throw checks().mistake("handlers", "names a bean that is no WssClientHandler: \"" + name + "\"",
						action);
			}
		}
	}

	private ClientChecks checks() {
		return new ClientChecks(this.settings.source());
	}

	@Override
	public List<WssClientHandler> get() {
		return Stream.concat(
				this.settings.handlerNames().stream().map((name) -> this.beans.getBean(name, WssClientHandler.class)),
				this.settings.handlers().stream())
			.toList();
	}

}
