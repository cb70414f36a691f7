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

package io.github.wssbackend.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.wssbackend.WssGraph;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServers;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application with Tomcat on a free port, and a server on {@code /wss} unless the
 * properties list others. Close it.
 */
public final class TestApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private TestApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Start an application.
	 * @param source a configuration class or a component
	 * @param properties properties such as {@code wss.request-timeout=1s}
	 */
	public static TestApplication start(Class<?> source, String... properties) {
		return start(List.of(source), properties);
	}

	/**
	 * Start an application.
	 * @param sources configuration classes or components
	 * @param properties properties such as {@code wss.request-timeout=1s}
	 */
	public static TestApplication start(List<Class<?>> sources, String... properties) {
		List<Class<?>> all = new ArrayList<>(sources);
		all.add(Base.class);
		List<String> settings = new ArrayList<>(List.of("server.port=0", "server.address=127.0.0.1",
				"spring.main.banner-mode=off", "spring.application.name=test"));
		if (Arrays.stream(properties).noneMatch((property) -> property.startsWith("wss.servers"))) {
			settings.add("wss.servers[0].path=/wss");
		}
		settings.addAll(List.of(properties));
		return new TestApplication(
				new SpringApplicationBuilder(all.toArray(Class<?>[]::new)).web(WebApplicationType.SERVLET)
					.properties(settings.toArray(String[]::new))
					.run());
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public ConfigurableApplicationContext context() {
		return this.context;
	}

	public WssGraph graph() {
		return bean(WssGraph.class);
	}

	public WssServer server(String nameOrPath) {
		return bean(WssServers.class).server(nameOrPath).orElseThrow();
	}

	public int port() {
		return ((WebServerApplicationContext) this.context).getWebServer().getPort();
	}

	/**
	 * A peer of {@code /wss} that speaks the wire format of the original.
	 */
	public TestPeer peer() {
		return peer("/wss");
	}

	/**
	 * A peer of {@code /wss} that speaks {@code wss-backend.v1}.
	 */
	public TestPeer peerV1() {
		return TestPeer.connect("ws://127.0.0.1:" + port() + "/wss", "wss-backend.v1");
	}

	public TestPeer peer(String path) {
		return TestPeer.connect("ws://127.0.0.1:" + port() + path);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Base {

	}

}
