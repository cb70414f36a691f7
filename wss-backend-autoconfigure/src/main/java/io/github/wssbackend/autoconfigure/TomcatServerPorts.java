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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.catalina.LifecycleException;
import org.apache.catalina.Service;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

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

	private static final Log logger = LogFactory.getLog(TomcatServerPorts.class);

	private final ApplicationContext context;

	private final Map<Integer, Connector> connectors = new ConcurrentHashMap<>();

	TomcatServerPorts(ApplicationContext context) {
		this.context = context;
	}

	private @Nullable Service service() {
		WebServer webServer = (this.context instanceof WebServerApplicationContext web) ? web.getWebServer() : null;
		return (webServer instanceof TomcatWebServer tomcat) ? tomcat.getTomcat().getService() : null;
	}

	/**
	 * The connector of the web server. Asked for it before it is there, Tomcat itself
	 * would make one.
	 */
	private @Nullable Connector main() {
		Service service = service();
		Connector[] all = (service != null) ? service.findConnectors() : new Connector[0];
		return (all.length > 0) ? all[0] : null;
	}

	@Override
	public int mainPort() {
		Connector main = main();
		return (main != null) ? main.getLocalPort() : -1;
	}

	@Override
	public boolean isMain(int port) {
		int main = mainPort();
		int expected = (main > 0) ? main
				: this.context.getEnvironment().getProperty("server.port", Integer.class, 8080);
		return port > 0 && port == expected;
	}

	@Override
	public int open(int port) {
		Service service = service();
		Connector main = main();
		if (service == null || main == null) {
			return port;
		}
		Connector connector = connectorLike(main, port);
		try {
			service.addConnector(connector);
		}
		catch (RuntimeException ex) {
			discard(service, connector);
			throw new IllegalStateException("Port " + port + " cannot be opened", ex);
		}
		this.connectors.put(connector.getLocalPort(), connector);
		return connector.getLocalPort();
	}

	private static Connector connectorLike(Connector main, int port) {
		Connector connector = new Connector(main.getProtocolHandlerClassName());
		connector.setPort(port);
		connector.setThrowOnFailure(true);
		connector.setProperty("bindOnInit", "false");
		if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol
				&& main.getProtocolHandler() instanceof AbstractProtocol<?> mainProtocol) {
			protocol.setAddress(mainProtocol.getAddress());
			protocol.setExecutor(mainProtocol.getExecutor());
		}
		if (main.getSecure()) {
			TlsSettings.copy(main, connector);
		}
		return connector;
	}

	@Override
	public void close(int port) {
		Connector connector = this.connectors.remove(port);
		Service service = service();
		if (connector != null && service != null) {
			discard(service, connector);
		}
	}

	/**
	 * Removed only, a connector would keep its port.
	 */
	private static void discard(Service service, Connector connector) {
		service.removeConnector(connector);
		try {
			connector.destroy();
		}
		catch (LifecycleException ex) {
			logger.debug("A connector did not end cleanly", ex);
		}
	}

	@Override
	public String address(@Nullable String host, int port) {
		Connector main = main();
		boolean secure = main != null && main.getSecure();
		return (secure ? "wss://" : "ws://") + ((host != null) ? host.replaceFirst(":\\d+$", "") : ownHost()) + ":"
				+ port + path("server.servlet.context-path") + path("spring.mvc.servlet.path");
	}

	private String ownHost() {
		String address = this.context.getEnvironment().getProperty("server.address", "");
		if (!StringUtils.hasText(address) || address.equals("0.0.0.0") || address.equals("::")) {
			return "localhost";
		}
		return address.contains(":") ? "[" + address + "]" : address;
	}

	private String path(String property) {
		String path = this.context.getEnvironment().getProperty(property, "");
		return StringUtils.trimTrailingCharacter(path, '/');
	}

}
