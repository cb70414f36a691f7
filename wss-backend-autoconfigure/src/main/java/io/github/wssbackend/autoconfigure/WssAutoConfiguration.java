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

import java.util.concurrent.Executor;

import io.github.wssbackend.WssArgumentResolver;
import io.github.wssbackend.WssGraph;
import io.github.wssbackend.WssInterceptor;
import io.github.wssbackend.connection.ConnectionResources;
import io.github.wssbackend.dispatch.DispatchServices;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.invocation.ErrorMapper;
import io.github.wssbackend.invocation.InvocationSettings;
import io.github.wssbackend.invocation.ListenerWiring;
import io.github.wssbackend.invocation.LocalGraph;
import io.github.wssbackend.invocation.NodeInvoker;
import io.github.wssbackend.outbound.Cork;
import io.github.wssbackend.outbound.FlushGuard;
import io.github.wssbackend.route.DefaultRoutes;
import io.github.wssbackend.route.RouteScanner;
import io.github.wssbackend.route.RouteTable;
import io.github.wssbackend.state.StateStore;
import io.github.wssbackend.subscription.SubscriptionRegistry;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of the nodes of an application: finds them, runs them, keeps what
 * they produce, and has what the sockets of both ends share. It needs no web server.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnBooleanProperty(name = "wss.enabled", matchIfMissing = true)
@EnableConfigurationProperties(WssProperties.class)
@Import({ WssExecutorConfiguration.class, ValidationConfiguration.class })
public final class WssAutoConfiguration {

	@Bean
	static LazyInitializationExcludeFilter wssGraphStartsEagerly() {
		return LazyInitializationExcludeFilter.forBeanTypes(GraphLifecycle.class);
	}

	@Bean
	JsonCodec wssJsonCodec(BeanFactory beans) {
		return JsonCodec.of(beans);
	}

	@Bean
	WssTimer wssTimer() {
		return new WssTimer();
	}

	@Bean
	RouteTable wssRouteTable() {
		return new RouteTable();
	}

	@Bean
	StateStore wssStateStore(JsonCodec codec) {
		return new StateStore(codec);
	}

	@Bean
	SubscriptionRegistry wssSubscriptionRegistry(StateStore states, JsonCodec codec) {
		return new SubscriptionRegistry(states, codec);
	}

	@Bean
	InvocationSettings wssInvocationSettings(WssProperties properties, JsonCodec codec,
			ObjectProvider<WssInterceptor> interceptors, ObjectProvider<WssArgumentResolver> resolvers,
			ArgumentValidationSource validation, ApplicationContext context,
			@Qualifier(WssExecutorConfiguration.NAME) Executor executor, WssTimer timer) {
		RequestTimeout.check(properties.requestTimeout());
		return new InvocationSettings(new BeanList<>(interceptors), new BeanList<>(resolvers), validation.get(),
				new ErrorMapper(codec, context), executor, timer.executor(), properties.requestTimeout());
	}

	@Bean
	NodeInvoker wssNodeInvoker(JsonCodec codec, StateStore states, InvocationSettings settings) {
		return new NodeInvoker(codec, states, settings);
	}

	@Bean
	ConnectionResources wssConnectionResources(JsonCodec codec, WssTimer timer,
			@Qualifier(WssExecutorConfiguration.NAME) Executor executor) {
		return new ConnectionResources(codec, timer.executor(), executor, new FlushGuard());
	}

	@Bean
	DispatchServices wssDispatchServices(JsonCodec codec, RouteTable routes, NodeInvoker invoker, StateStore states,
			SubscriptionRegistry subscriptions, @Qualifier(WssExecutorConfiguration.NAME) Executor executor) {
		return new DispatchServices(codec, routes, invoker, states, subscriptions, Cork.executor(executor));
	}

	@Bean
	WssGraph wssGraph(RouteTable routes, StateStore states, JsonCodec codec, NodeInvoker invoker,
			InvocationSettings settings) {
		return new LocalGraph(routes, states, codec, invoker, settings);
	}

	@Bean
	GraphLifecycle wssGraphLifecycle(ConfigurableListableBeanFactory beanFactory, RouteTable routes, StateStore states,
			JsonCodec codec, NodeInvoker invoker, InvocationSettings settings) {
		return new GraphLifecycle(new RouteScanner(beanFactory, routes),
				new ListenerWiring(routes, states, codec, invoker, settings));
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "wss.default-routes", matchIfMissing = true)
	DefaultRoutes wssDefaultRoutes() {
		return new DefaultRoutes();
	}

}
