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

import jakarta.servlet.ServletContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.WsSession;

import io.github.wssbackend.connection.ConnectionResources;
import io.github.wssbackend.dispatch.DispatchServices;
import io.github.wssbackend.invocation.NodeInvoker;
import io.github.wssbackend.server.EndpointHandlerMapping;
import io.github.wssbackend.server.FurtherPortFilter;
import io.github.wssbackend.server.ServerRegistry;
import io.github.wssbackend.server.ServerServices;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.socket.WebSocketHandler;

/**
 * Auto-configuration of the servers of an application on the servlet stack with Tomcat.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = WssAutoConfiguration.class)
@ConditionalOnBean(NodeInvoker.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ Tomcat.class, TomcatWebServer.class, WsSession.class, DispatcherServlet.class,
		WebSocketHandler.class })
public final class WssServerAutoConfiguration {

	@Bean
	static LazyInitializationExcludeFilter wssServersStartEagerly() {
		return LazyInitializationExcludeFilter.forBeanTypes(WssServerLifecycle.class, EndpointHandlerMapping.class);
	}

	@Bean
	ServerServices wssServerServices(ConnectionResources connections, DispatchServices dispatch,
			ApplicationContext context) {
		return new ServerServices(connections, dispatch, new TomcatServerPorts(context));
	}

	@Bean
	ServerRegistry wssServers(ServerServices services, WssProperties properties, ListableBeanFactory beanFactory,
			ObjectProvider<ServletContext> servletContext) {
		return new ServerRegistry(services, properties.defaults().toOptions(), properties.requestTimeout(), beanFactory,
				servletContext.getIfAvailable());
	}

	@Bean
	WssServerLifecycle wssServerLifecycle(ServerRegistry servers, WssProperties properties) {
		return new WssServerLifecycle(servers, properties.servers());
	}

	@Bean
	EndpointHandlerMapping wssHandlerMapping(ServerRegistry servers) {
		return new EndpointHandlerMapping(servers);
	}

	@Bean
	FilterRegistrationBean<FurtherPortFilter> wssFurtherPortFilter(ServerRegistry servers) {
		FilterRegistrationBean<FurtherPortFilter> filter = new FilterRegistrationBean<>(new FurtherPortFilter(servers));
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return filter;
	}

}
