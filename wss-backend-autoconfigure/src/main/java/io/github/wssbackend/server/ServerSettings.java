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
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssServerOptions;
import io.github.wssbackend.connection.ConnectionSettings;
import io.github.wssbackend.dispatch.DispatchSettings;
import io.github.wssbackend.handshake.HandshakePolicy;

import org.springframework.util.StringUtils;

/**
 * The settings of one server, complete and checked. Immutable.
 *
 * @param name its name
 * @param path its path
 * @param port a port of its own, {@code null} for that of the web server
 * @param handlerNames bean names of handlers
 * @param policy who may connect
 * @param dispatch what a peer may do
 * @param connection how a connection behaves
 * @param maxConnections how many connections there may be
 * @param maxMessageSize how many bytes a message may have
 */
record ServerSettings(String name, String path, @Nullable Integer port, List<String> handlerNames,
		HandshakePolicy policy, DispatchSettings dispatch, ConnectionSettings connection, int maxConnections,
		int maxMessageSize) {

	/**
	 * Complete settings.
	 * @param options the settings of the server
	 * @param port its further port, {@code null} for that of the web server
	 * @param defaults what counts where they say nothing, complete itself
	 * @param requestTimeout how long a request of ours waits
	 * @return the settings
	 */
	static ServerSettings of(WssServerOptions options, @Nullable Integer port, WssServerOptions defaults,
			Duration requestTimeout) {
		String name = Objects.requireNonNullElseGet(options.name(), () -> defaultName(options.path(), port));
		return new ServerSettings(name, options.path(), port, first(options.handlerNames(), defaults.handlerNames()),
				policy(options, defaults), dispatch(options, defaults), connection(options, defaults, requestTimeout),
				first(options.maxConnections(), defaults.maxConnections()),
				Math.toIntExact(first(options.maxMessageSize(), defaults.maxMessageSize()).toBytes()));
	}

	private static String defaultName(String path, @Nullable Integer port) {
		return (port != null) ? path + ":" + port : path;
	}

	private static HandshakePolicy policy(WssServerOptions options, WssServerOptions defaults) {
		String host = StringUtils.hasText(options.host()) ? options.host() : null;
		return new HandshakePolicy(host, first(options.allowedOrigins(), defaults.allowedOrigins()),
				first(options.authenticated(), defaults.authenticated()),
				first(options.perMessageDeflate(), defaults.perMessageDeflate()));
	}

	private static DispatchSettings dispatch(WssServerOptions options, WssServerOptions defaults) {
		return new DispatchSettings(first(options.routes(), defaults.routes()),
				first(options.maxSubscriptions(), defaults.maxSubscriptions()),
				first(options.maxInFlight(), defaults.maxInFlight()), first(options.keepState(), defaults.keepState()),
				first(options.routeMessages(), defaults.routeMessages()));
	}

	private static ConnectionSettings connection(WssServerOptions options, WssServerOptions defaults,
			Duration requestTimeout) {
		return ConnectionSettings.standard(requestTimeout)
			.with(defaults.heartbeat(), defaults.outbound())
			.with(options.heartbeat(), options.outbound());
	}

	private static <T> T first(@Nullable T own, @Nullable T fallback) {
		return (own != null) ? own : Objects.requireNonNull(fallback, "the defaults are complete");
	}

	private static @Nullable String lowerCase(@Nullable String host) {
		return (host != null) ? host.toLowerCase(Locale.ROOT) : null;
	}

	/**
	 * Whether two servers would answer the same requests.
	 */
	boolean collidesWith(ServerSettings other) {
		return this.path.equals(other.path) && Objects.equals(this.port, other.port)
				&& !Integer.valueOf(0).equals(this.port)
				&& Objects.equals(lowerCase(this.policy.host()), lowerCase(other.policy.host()));
	}

}
