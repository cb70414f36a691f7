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

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.server.ServerPorts;

import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.util.StringUtils;

/**
 * Opens further connectors beside that of the web server, with the same address, threads
 * and certificates. Without a web server, as in tests with a mock environment, no port is
 * open. Safe for use by several threads: the map knows the connectors.
 */
final class TomcatServerPorts implements ServerPorts {

	private final ApplicationContext context;

	private final Map<Integer, Connector> connectors = new ConcurrentHashMap<>();

	TomcatServerPorts(ApplicationContext context) {
		this.context = context;
	}

	private @Nullable Tomcat tomcat() {
		WebServer webServer = (this.context instanceof WebServerApplicationContext web) ? web.getWebServer() : null;
		return (webServer instanceof TomcatWebServer tomcat) ? tomcat.getTomcat() : null;
	}

	@Override
	public int mainPort() {
		Tomcat tomcat = tomcat();
		return (tomcat != null) ? tomcat.getConnector().getLocalPort() : -1;
	}

	@Override
	public int open(int port) {
		Tomcat tomcat = tomcat();
		if (tomcat == null) {
			return port;
		}
		if (port != 0 && port == mainPort()) {
			throw new WssConfigurationException("Port " + port + " is the port of the web server itself.",
					"Leave the port of the server out, or give it another one.");
		}
		Connector connector = connectorLike(tomcat.getConnector(), port);
		try {
			tomcat.getService().addConnector(connector);
		}
		catch (RuntimeException ex) {
			tomcat.getService().removeConnector(connector);
			WssConfigurationException failure = new WssConfigurationException("Port " + port + " cannot be opened.",
					"Stop what is listening there, or give the server another port.");
			failure.initCause(ex);
			throw failure;
		}
		this.connectors.put(connector.getLocalPort(), connector);
		return connector.getLocalPort();
	}

	private static Connector connectorLike(Connector main, int port) {
		Connector connector = new Connector(main.getProtocolHandlerClassName());
		connector.setPort(port);
		connector.setThrowOnFailure(true);
		if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol
				&& main.getProtocolHandler() instanceof AbstractProtocol<?> mainProtocol) {
			protocol.setAddress(mainProtocol.getAddress());
			protocol.setExecutor(mainProtocol.getExecutor());
		}
		if (main.getSecure()) {
			connector.setScheme(main.getScheme());
			connector.setSecure(true);
			connector.setProperty("SSLEnabled", "true");
			Arrays.stream(main.findSslHostConfigs()).forEach(connector::addSslHostConfig);
		}
		return connector;
	}

	@Override
	public void close(int port) {
		Connector connector = this.connectors.remove(port);
		Tomcat tomcat = tomcat();
		if (connector != null && tomcat != null) {
			tomcat.getService().removeConnector(connector);
		}
	}

	@Override
	public String address(int port) {
		Tomcat tomcat = tomcat();
		boolean secure = tomcat != null && tomcat.getConnector().getSecure();
		String host = this.context.getEnvironment().getProperty("server.address", "localhost");
		String contextPath = this.context.getEnvironment().getProperty("server.servlet.context-path", "");
		return (secure ? "wss://" : "ws://") + host + ":" + port + StringUtils.trimTrailingCharacter(contextPath, '/');
	}

}
