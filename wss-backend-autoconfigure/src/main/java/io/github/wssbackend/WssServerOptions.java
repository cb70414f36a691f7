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

package io.github.wssbackend;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Settings of a server to set up at run time. What is left out comes from
 * {@code wss.defaults}. Immutable.
 *
 * @param path its path
 * @param name its name; left out, its path
 * @param port a port of its own, {@code 0} for a free one; left out, the port of the web
 * server
 * @param host the only {@code Host} of requests that is answered
 * @param handlerNames bean names of handlers, called in this order
 * @param handlers handlers that are no beans, called after those that are
 * @param routes patterns of the nodes that are offered: {@code *} is one segment, {@code
 * **} any number, {@code !name} excludes
 * @param allowedOrigins origins of other sites that may connect, such as {@code
 * https://app.example}
 * @param keepState whether the last data message of each peer is kept as a state named by
 * the connection id
 * @param routeMessages whether messages are handled by default after the handlers saw
 * them
 * @param perMessageDeflate whether permessage-deflate is offered
 * @param authenticated whether anonymous handshakes are refused with 401
 * @param maxConnections how many connections there may be; further handshakes get 503
 * @param maxMessageSize how many bytes a message may have; a larger one closes with 1009
 * @param maxSubscriptions how many subscriptions a connection may have; further ones get
 * {@code too-many-requests}
 * @param maxInFlight how many calls of a connection may be accepted and not ended; then
 * reading pauses
 * @param heartbeat when a silent peer is asked, and given up
 * @param outbound how much may wait for a connection
 * @since 0.1.0
 * @see WssServers#setup(WssServerOptions)
 */
public record WssServerOptions(String path, @Nullable String name, @Nullable Integer port, @Nullable String host,
		@Nullable List<String> handlerNames, List<WssServerHandler> handlers, @Nullable List<String> routes,
		@Nullable List<String> allowedOrigins, @Nullable Boolean keepState, @Nullable Boolean routeMessages,
		@Nullable Boolean perMessageDeflate, @Nullable Boolean authenticated, @Nullable Integer maxConnections,
		@Nullable DataSize maxMessageSize, @Nullable Integer maxSubscriptions, @Nullable Integer maxInFlight,
		@Nullable Heartbeat heartbeat, @Nullable Outbound outbound) {

	/**
	 * Begin the settings of a server.
	 * @param path its path
	 * @return a builder
	 */
	public static Builder path(String path) {
		return new Builder(path);
	}

	/**
	 * When a silent peer is asked, and given up.
	 *
	 * @param interval how long a silent peer is left before it is pinged
	 * @param timeout how long it then has to show life
	 * @since 0.1.0
	 */
	public record Heartbeat(@Nullable Duration interval, @Nullable Duration timeout) {
	}

	/**
	 * How much may wait for a connection.
	 *
	 * @param maxMessages how many frames
	 * @param maxSize how many bytes
	 * @param sendTimeout how long it may take no bytes while frames wait
	 * @param overflow what happens to emissions when either is reached
	 * @since 0.1.0
	 */
	public record Outbound(@Nullable Integer maxMessages, @Nullable DataSize maxSize, @Nullable Duration sendTimeout,
			@Nullable WssOverflow overflow) {
	}

	/**
	 * Collects settings. For one thread.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String path;

		private @Nullable String name;

		private @Nullable Integer port;

		private @Nullable String host;

		private @Nullable List<String> handlerNames;

		private List<WssServerHandler> handlers = List.of();

		private @Nullable List<String> routes;

		private @Nullable List<String> allowedOrigins;

		private @Nullable Boolean keepState;

		private @Nullable Boolean routeMessages;

		private @Nullable Boolean perMessageDeflate;

		private @Nullable Boolean authenticated;

		private @Nullable Integer maxConnections;

		private @Nullable DataSize maxMessageSize;

		private @Nullable Integer maxSubscriptions;

		private @Nullable Integer maxInFlight;

		private @Nullable Heartbeat heartbeat;

		private @Nullable Outbound outbound;

		private Builder(String path) {
			this.path = path;
		}

		/**
		 * Its name; left out, its path.
		 * @param name the setting
		 * @return this builder
		 */
		public Builder name(String name) {
			this.name = name;
			return this;
		}

		/**
		 * A port of its own, {@code 0} for a free one; left out, the port of the web
		 * server.
		 * @param port the setting
		 * @return this builder
		 */
		public Builder port(int port) {
			this.port = port;
			return this;
		}

		/**
		 * The only {@code Host} of requests that is answered.
		 * @param host the setting
		 * @return this builder
		 */
		public Builder host(String host) {
			this.host = host;
			return this;
		}

		/**
		 * Bean names of handlers, called in this order.
		 * @param names the names
		 * @return this builder
		 */
		public Builder handlers(String... names) {
			this.handlerNames = List.of(names);
			return this;
		}

		/**
		 * Handlers that are no beans, called after those that are.
		 * @param handlers the handlers
		 * @return this builder
		 */
		public Builder handlers(WssServerHandler... handlers) {
			this.handlers = List.of(handlers);
			return this;
		}

		/**
		 * Patterns of the nodes that are offered: {@code *} is one segment, {@code **}
		 * any number, {@code !name} excludes.
		 * @param patterns the patterns
		 * @return this builder
		 */
		public Builder routes(String... patterns) {
			this.routes = List.of(patterns);
			return this;
		}

		/**
		 * Origins of other sites that may connect, such as {@code https://app.example}.
		 * @param origins the origins
		 * @return this builder
		 */
		public Builder allowedOrigins(String... origins) {
			this.allowedOrigins = List.of(origins);
			return this;
		}

		/**
		 * Whether the last data message of each peer is kept as a state named by the
		 * connection id.
		 * @param keepState the setting
		 * @return this builder
		 */
		public Builder keepState(boolean keepState) {
			this.keepState = keepState;
			return this;
		}

		/**
		 * Whether messages are handled by default after the handlers saw them.
		 * @param routeMessages the setting
		 * @return this builder
		 */
		public Builder routeMessages(boolean routeMessages) {
			this.routeMessages = routeMessages;
			return this;
		}

		/**
		 * Whether permessage-deflate is offered.
		 * @param perMessageDeflate the setting
		 * @return this builder
		 */
		public Builder perMessageDeflate(boolean perMessageDeflate) {
			this.perMessageDeflate = perMessageDeflate;
			return this;
		}

		/**
		 * Whether anonymous handshakes are refused with 401.
		 * @param authenticated the setting
		 * @return this builder
		 */
		public Builder authenticated(boolean authenticated) {
			this.authenticated = authenticated;
			return this;
		}

		/**
		 * How many connections there may be; further handshakes get 503.
		 * @param maxConnections the setting
		 * @return this builder
		 */
		public Builder maxConnections(int maxConnections) {
			this.maxConnections = maxConnections;
			return this;
		}

		/**
		 * How many bytes a message may have; a larger one closes with 1009.
		 * @param maxMessageSize the setting
		 * @return this builder
		 */
		public Builder maxMessageSize(DataSize maxMessageSize) {
			this.maxMessageSize = maxMessageSize;
			return this;
		}

		/**
		 * How many subscriptions a connection may have; further ones get {@code too-
		 * many-requests}.
		 * @param maxSubscriptions the setting
		 * @return this builder
		 */
		public Builder maxSubscriptions(int maxSubscriptions) {
			this.maxSubscriptions = maxSubscriptions;
			return this;
		}

		/**
		 * How many calls of a connection may be accepted and not ended; then reading
		 * pauses.
		 * @param maxInFlight the setting
		 * @return this builder
		 */
		public Builder maxInFlight(int maxInFlight) {
			this.maxInFlight = maxInFlight;
			return this;
		}

		/**
		 * When a silent peer is asked, and given up.
		 * @param heartbeat the setting
		 * @return this builder
		 */
		public Builder heartbeat(Heartbeat heartbeat) {
			this.heartbeat = heartbeat;
			return this;
		}

		/**
		 * How much may wait for a connection.
		 * @param outbound the setting
		 * @return this builder
		 */
		public Builder outbound(Outbound outbound) {
			this.outbound = outbound;
			return this;
		}

		/**
		 * The settings as they are now.
		 * @return the settings
		 */
		public WssServerOptions build() {
			return new WssServerOptions(this.path, this.name, this.port, this.host, this.handlerNames, this.handlers,
					this.routes, this.allowedOrigins, this.keepState, this.routeMessages, this.perMessageDeflate,
					this.authenticated, this.maxConnections, this.maxMessageSize, this.maxSubscriptions,
					this.maxInFlight, this.heartbeat, this.outbound);
		}

	}

}
