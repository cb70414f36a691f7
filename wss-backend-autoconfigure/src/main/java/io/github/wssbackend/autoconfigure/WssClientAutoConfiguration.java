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

import io.github.wssbackend.client.ClientRegistry;
import io.github.wssbackend.client.ClientServices;
import io.github.wssbackend.client.SslContexts;
import io.github.wssbackend.client.WssClientOperations;
import io.github.wssbackend.client.WssClientTemplate;
import io.github.wssbackend.connection.ConnectionResources;
import io.github.wssbackend.dispatch.DispatchServices;
import io.github.wssbackend.invocation.NodeInvoker;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.thread.Threading;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the sockets that an application opens. It needs no web server.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { WssAutoConfiguration.class, SslAutoConfiguration.class })
@ConditionalOnBean(NodeInvoker.class)
public final class WssClientAutoConfiguration {

	@Bean
	static LazyInitializationExcludeFilter wssClientsStartEagerly() {
		return LazyInitializationExcludeFilter.forBeanTypes(WssClientLifecycle.class);
	}

	@Bean
	WssClientReaders wssClientReaders(Environment environment) {
		return new WssClientReaders(Threading.VIRTUAL.isActive(environment));
	}

	@Bean
	SslContexts wssSslContexts(ObjectProvider<SslBundles> bundles) {
		return new BundleContexts(bundles.getIfAvailable());
	}

	@Bean
	ClientServices wssClientServices(ConnectionResources connections, DispatchServices dispatch, SslContexts ssl,
			WssClientReaders readers, ListableBeanFactory beans, WssProperties properties) {
		return new ClientServices(connections, dispatch, ssl, readers.executor(), readers.openers(), beans,
				properties.requestTimeout());
	}

	@Bean
	ClientRegistry wssClients(ClientServices services, WssProperties properties) {
		ClientRegistry clients = new ClientRegistry(services);
		properties.clients().forEach((name, client) -> clients.add(name, client.toOptions()));
		return clients;
	}

	@Bean
	@ConditionalOnMissingBean(WssClientOperations.class)
	WssClientTemplate wssClientTemplate(ClientRegistry clients) {
		return new WssClientTemplate(clients);
	}

	@Bean
	WssClientLifecycle wssClientLifecycle(ClientRegistry clients, WssProperties properties,
			ApplicationContext context) {
		return new WssClientLifecycle(clients, properties.clients(), context);
	}

}
