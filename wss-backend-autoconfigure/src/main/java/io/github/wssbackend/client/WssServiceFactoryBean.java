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

import java.util.Set;
import java.util.TreeSet;

import io.github.wssbackend.WssConfigurationException;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.function.SingletonSupplier;

/**
 * Makes a proxy that calls over a configured client. Whether there is that client is
 * looked up when all beans are made and nothing has started, because beans behind it may
 * want the proxy themselves. Safe for use by several threads: the thread of the context's
 * start alone changes it.
 */
final class WssServiceFactoryBean<T> implements FactoryBean<T>, SmartLifecycle {

	private final Class<T> type;

	private final String client;

	private final String place;

	private final BeanFactory beans;

	private final T proxy;

	private volatile boolean checked;

	WssServiceFactoryBean(Class<T> type, String client, String place, BeanFactory beans) {
		this.type = type;
		this.client = client;
		this.place = place;
		this.beans = beans;
		this.proxy = create();
	}

	private T create() {
		SingletonSupplier<WssClientOperations> clients = SingletonSupplier
			.of(() -> this.beans.getBean(WssClientOperations.class));
		try {
			return WssServiceProxyFactory
				.builderFor(() -> clients.obtain().client(this.client), "client '" + this.client + "'")
				.build()
				.createClient(this.type);
		}
		catch (IllegalArgumentException ex) {
			throw new WssConfigurationException(
					"@ImportWssServices at " + this.place + " imports " + this.type.getName()
							+ ", which cannot be called. " + ex.getMessage(),
					"Mend the interface, or do not import it.");
		}
	}

	@Override
	public void start() {
		this.beans.getBeanProvider(ClientNames.class).ifAvailable((clients) -> requireKnown(clients.names()));
		this.checked = true;
	}

	@Override
	public void stop() {
		// A proxy whose client has ended says so at each call.
	}

	@Override
	public boolean isRunning() {
		return this.checked;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

	private void requireKnown(Set<String> names) {
		if (!names.contains(this.client)) {
			throw new WssConfigurationException(
					"@ImportWssServices at " + this.place + " names the client '" + this.client
							+ "', which is not configured. " + told(names),
					"Set wss.clients." + this.client + ".url, or name another client there.");
		}
	}

	private static String told(Set<String> names) {
		return names.isEmpty() ? "There are no clients."
				: "Configured are " + String.join(", ", new TreeSet<>(names)) + ".";
	}

	@Override
	public T getObject() {
		return this.proxy;
	}

	@Override
	public Class<?> getObjectType() {
		return this.type;
	}

}
