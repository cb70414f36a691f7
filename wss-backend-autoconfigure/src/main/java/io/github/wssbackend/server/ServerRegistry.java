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

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServerOptions;
import io.github.wssbackend.WssServers;
import io.github.wssbackend.handshake.HandshakeGate;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.log.LogMessage;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestHandler;

/**
 * The servers that are set up. The monitor guards setting up, starting and stopping; who
 * looks servers up reads the copy-on-write list without it.
 *
 * @since 0.1.0
 */
public final class ServerRegistry implements WssServers {

	private static final Log logger = LogFactory.getLog(ServerRegistry.class);

	private final List<Entry> entries = new CopyOnWriteArrayList<>();

	private final ServerServices services;

	private final WssServerOptions defaults;

	private final Duration requestTimeout;

	private final HandlerLookup handlers;

	private final FurtherPorts furtherPorts;

	private final @Nullable ServletContext servletContext;

	private boolean started;

	/**
	 * Create a registry.
	 * @param services what all servers share
	 * @param defaults the settings of {@code wss.defaults}, complete
	 * @param requestTimeout how long a request of ours waits
	 * @param beanFactory where handlers are found by name
	 * @param servletContext the context of the web application, if there is one
	 */
	public ServerRegistry(ServerServices services, WssServerOptions defaults, Duration requestTimeout,
			ListableBeanFactory beanFactory, @Nullable ServletContext servletContext) {
		new OptionChecks("wss.defaults").checkValues(defaults);
		this.services = services;
		this.defaults = defaults;
		this.requestTimeout = requestTimeout;
		this.handlers = new HandlerLookup(beanFactory);
		this.furtherPorts = new FurtherPorts(services.ports());
		this.servletContext = servletContext;
	}

	/**
	 * A server and what upgrades the requests for it.
	 */
	private record Entry(ServerEndpoint server, HttpRequestHandler handler, OptionChecks checks) {
	}

	@Override
	public WssServer setup(WssServerOptions options) {
		return setup(options, "WssServerOptions");
	}

	/**
	 * Set a server up. Before {@link #start()} it answers nothing yet.
	 * @param options its settings
	 * @param source where they stand, for messages
	 * @return the server
	 */
	public synchronized WssServer setup(WssServerOptions options, String source) {
		OptionChecks checks = new OptionChecks(source);
		checks.check(options);
		ServerSettings settings = settings(options, checks);
		checks.checkTogether(settings, options.allowedOrigins() == null);
		checkUnique(settings, checks);
		HandlerLookup.Handlers found = this.handlers.find(settings.handlerNames(), options.handlers(), checks);
		ServerEndpoint server = new ServerEndpoint(settings, this.services, found.handlers(), this::terminated);
		Entry entry = new Entry(server, requestHandler(server, found), checks);
		if (this.started) {
			start(entry);
		}
		this.entries.add(entry);
		return server;
	}

	private ServerSettings settings(WssServerOptions options, OptionChecks checks) {
		Integer port = options.port();
		boolean further = port != null && !this.services.ports().isMain(port);
		try {
			return ServerSettings.of(options, further ? port : null, this.defaults, this.requestTimeout);
		}
		catch (IllegalArgumentException ex) {
			throw checks.mistake("routes", "cannot be: " + ex.getMessage(),
					"Use patterns such as desk.*, desk.** or !desk.secret.");
		}
	}

	private void checkUnique(ServerSettings settings, OptionChecks checks) {
		for (Entry entry : this.entries) {
			ServerSettings other = entry.server().settings();
			if (settings.collidesWith(other)) {
				throw checks.mistake("path",
						"is taken: " + settings.path() + " is also the path of server \"" + other.name() + "\"",
						"Give one of the two another path, port or host.");
			}
			if (settings.name().equals(other.name())) {
				throw checks.mistake("name", "is taken: " + settings.name(), "Give one of the two another name.");
			}
		}
	}

	private HttpRequestHandler requestHandler(ServerEndpoint server, HandlerLookup.Handlers found) {
		HandshakeGate gate = new HandshakeGate(server.settings().policy(), server::hasRoom, server.handlers()::upgrade);
		return new EndpointRequestHandler(
				(found.raw() != null) ? new RawSocketHandler(found.raw(), server) : new EndpointSocketHandler(server),
				gate, server.settings().policy().perMessageDeflate(), this.servletContext);
	}

	private void start(Entry entry) {
		Integer port = entry.server().settings().port();
		entry.server().start((port != null) ? open(port, entry.checks()) : -1);
		if (entry.server().port() > 0) {
			logger
				.info(LogMessage.format("Server '%s' answers on %s", entry.server().name(), entry.server().address()));
		}
	}

	private int open(int port, OptionChecks checks) {
		try {
			return this.furtherPorts.acquire(port);
		}
		catch (IllegalStateException ex) {
			WssConfigurationException mistake = checks.mistake("port", "cannot be opened: " + port,
					"Stop what is listening there, or give the server another port, or 0 for a free one.");
			mistake.initCause(ex);
			throw mistake;
		}
	}

	/**
	 * Open the ports of the servers, once the web server runs.
	 */
	public synchronized void start() {
		this.started = true;
		this.entries.forEach(this::start);
	}

	/**
	 * Terminate all servers.
	 * @return completes when their last connection is gone and their ports are closed
	 */
	public CompletableFuture<Void> stop() {
		List<ServerEndpoint> servers = this.entries.stream().map(Entry::server).toList();
		servers.forEach(ServerEndpoint::terminate);
		ended();
		return CompletableFuture.allOf(servers.stream().map(ServerEndpoint::ended).toArray(CompletableFuture[]::new));
	}

	private synchronized void ended() {
		this.started = false;
	}

	private synchronized void terminated(ServerEndpoint server) {
		this.entries.removeIf((entry) -> entry.server() == server);
		boolean opened = this.started && server.settings().port() != null;
		server.drained().thenRun(() -> end(server, opened));
	}

	private void end(ServerEndpoint server, boolean opened) {
		try {
			if (opened) {
				this.furtherPorts.release(server.port());
			}
		}
		finally {
			server.ended().complete(null);
		}
	}

	@Nullable HttpRequestHandler handler(HttpServletRequest request, String path) {
		HttpRequestHandler ofAnyHost = null;
		for (Entry entry : this.entries) {
			ServerEndpoint server = entry.server();
			String host = server.settings().policy().host();
			if (server.path().equals(path) && answersOn(server, request.getLocalPort()) && answersFor(host, request)) {
				if (host != null) {
					return entry.handler();
				}
				ofAnyHost = entry.handler();
			}
		}
		return ofAnyHost;
	}

	private boolean answersOn(ServerEndpoint server, int port) {
		return (server.settings().port() != null) ? server.port() == port : !isFurtherPort(port);
	}

	private static boolean answersFor(@Nullable String wanted, HttpServletRequest request) {
		if (wanted == null) {
			return true;
		}
		String host = Objects.requireNonNullElse(request.getHeader(HttpHeaders.HOST), "");
		return wanted.equalsIgnoreCase(host) || wanted.equalsIgnoreCase(host.replaceFirst(":\\d+$", ""));
	}

	boolean isFurtherPort(int port) {
		return this.furtherPorts.isOpen(port);
	}

	@Override
	public Optional<WssServer> server(String nameOrPath) {
		List<WssServer> byPath = new ArrayList<>();
		for (WssServer server : this) {
			if (server.name().equals(nameOrPath)) {
				return Optional.of(server);
			}
			if (server.path().equals(nameOrPath)) {
				byPath.add(server);
			}
		}
		return (byPath.size() == 1) ? Optional.of(byPath.get(0)) : Optional.empty();
	}

	@Override
	public Optional<WssConnection> connection(String id) {
		for (WssServer server : this) {
			Optional<WssConnection> connection = server.connection(id);
			if (connection.isPresent()) {
				return connection;
			}
		}
		return Optional.empty();
	}

	@Override
	public Collection<WssConnection> connections(String user) {
		List<WssConnection> connections = new ArrayList<>();
		for (WssServer server : this) {
			for (WssConnection connection : server.connections()) {
				if (connection.principal() != null && user.equals(connection.principal().getName())) {
					connections.add(connection);
				}
			}
		}
		return connections;
	}

	@Override
	public Iterator<WssServer> iterator() {
		return this.entries.stream().<WssServer>map(Entry::server).iterator();
	}

}
