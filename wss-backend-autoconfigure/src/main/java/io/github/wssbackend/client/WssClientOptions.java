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

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssServerOptions.Heartbeat;
import io.github.wssbackend.WssServerOptions.Outbound;

import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

/**
 * Settings of an outbound socket, those of {@code wss.clients.*} with the same defaults.
 * Immutable.
 *
 * @param url its URL, {@code ws://} or {@code wss://}
 * @param headers headers of the handshake request, such as {@code Authorization} or
 * {@code Cookie}
 * @param subprotocols subprotocols that are offered after {@code wss-backend.v1} and
 * {@code wss-backend}
 * @param exposeRoutes patterns of the own nodes that the far side may run and subscribe
 * to, written as the {@code routes} of a server; none by default
 * @param handlerNames bean names of handlers, called in this order
 * @param handlers handlers that are no beans, called after those that are
 * @param requestTimeout how long requests, first elements and gaps between elements may
 * take; left out, {@code wss.request-timeout}
 * @param connectTimeout how long it may take until the socket is open and its id known; 5
 * seconds by default
 * @param maxMessageSize how many bytes a message of the far side may have; a larger one
 * ends the socket. 1 MB by default
 * @param keepState whether the last data message of the far side is kept as a state named
 * by the connection id; off by default
 * @param sslBundle the name of the SSL bundle; left out, the trust of the JDK
 * @param maxSubscriptions how many subscriptions the far side may have to nodes here; 256
 * by default
 * @param maxInFlight how many calls of the far side may be accepted and not ended; then
 * reading pauses. 64 by default
 * @param heartbeat when a silent far side is asked, and given up; 25 and 10 seconds by
 * default
 * @param outbound how much may wait for the far side; as for servers by default
 * @param reconnect when a lost socket is opened again; on by default
 * @since 0.1.0
 * @see WssClientOperations#open(WssClientOptions)
 */
public record WssClientOptions(String url, HttpHeaders headers, List<String> subprotocols, List<String> exposeRoutes,
		List<String> handlerNames, List<WssClientHandler> handlers, @Nullable Duration requestTimeout,
		@Nullable Duration connectTimeout, @Nullable DataSize maxMessageSize, @Nullable Boolean keepState,
		@Nullable String sslBundle, @Nullable Integer maxSubscriptions, @Nullable Integer maxInFlight,
		@Nullable Heartbeat heartbeat, @Nullable Outbound outbound, @Nullable Reconnect reconnect) {

	/**
	 * Settings whose headers and lists nobody can change.
	 */
	public WssClientOptions {
		headers = HttpHeaders.readOnlyHttpHeaders(HttpHeaders.copyOf(headers));
		subprotocols = List.copyOf(subprotocols);
		exposeRoutes = List.copyOf(exposeRoutes);
		handlerNames = List.copyOf(handlerNames);
		handlers = List.copyOf(handlers);
	}

	/**
	 * Begin the settings of a socket.
	 * @param url its URL, {@code ws://} or {@code wss://}
	 * @return a builder
	 */
	public static Builder url(String url) {
		return new Builder(url);
	}

	/**
	 * Without the values of headers, which may be secrets, and the query of the URL.
	 */
	@Override
	public String toString() {
		return "WssClientOptions[" + this.url.replaceFirst("[?#].*", "") + "]";
	}

	/**
	 * When a lost socket is opened again. The wait doubles, or grows by the multiplier,
	 * from attempt to attempt up to the limit, and begins anew once a socket stayed open
	 * for as long as that.
	 *
	 * @param enabled whether it is opened again; on by default
	 * @param initial the first wait; 500 milliseconds by default
	 * @param max the longest wait; 30 seconds by default
	 * @param multiplier by what a wait is longer than the one before; 2 by default
	 * @param jitter by what part a wait is shorter on average, at random: 0 is no jitter,
	 * 0.5 and more is full jitter, any wait from none to the whole one; 0.5 by default
	 * @since 0.1.0
	 */
	public record Reconnect(@Nullable Boolean enabled, @Nullable Duration initial, @Nullable Duration max,
			@Nullable Double multiplier, @Nullable Double jitter) {

		/**
		 * Open a lost socket never again.
		 * @return settings
		 */
		public static Reconnect disabled() {
			return new Reconnect(false, null, null, null, null);
		}

		/**
		 * Open a lost socket again.
		 * @param initial the first wait
		 * @param max the longest wait
		 * @return settings with the default multiplier and jitter
		 */
		public static Reconnect between(Duration initial, Duration max) {
			return new Reconnect(true, initial, max, null, null);
		}

	}

	/**
	 * Collects settings. For one thread.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String url;

		private final HttpHeaders headers = new HttpHeaders();

		private List<String> subprotocols = List.of();

		private List<String> exposeRoutes = List.of();

		private List<String> handlerNames = List.of();

		private List<WssClientHandler> handlers = List.of();

		private @Nullable Duration requestTimeout;

		private @Nullable Duration connectTimeout;

		private @Nullable DataSize maxMessageSize;

		private @Nullable Boolean keepState;

		private @Nullable String sslBundle;

		private @Nullable Integer maxSubscriptions;

		private @Nullable Integer maxInFlight;

		private @Nullable Heartbeat heartbeat;

		private @Nullable Outbound outbound;

		private @Nullable Reconnect reconnect;

		private Builder(String url) {
			this.url = url;
		}

		/**
		 * A header of the handshake request.
		 * @param name its name
		 * @param values its values, after those it has
		 * @return this builder
		 */
		public Builder header(String name, String... values) {
			this.headers.addAll(name, List.of(values));
			return this;
		}

		/**
		 * A bearer token as {@code Authorization} header.
		 * @param token the token
		 * @return this builder
		 */
		public Builder bearerToken(String token) {
			this.headers.setBearerAuth(token);
			return this;
		}

		/**
		 * A cookie of the handshake request.
		 * @param name its name
		 * @param value its value
		 * @return this builder
		 */
		public Builder cookie(String name, String value) {
			String before = this.headers.getFirst(HttpHeaders.COOKIE);
			this.headers.set(HttpHeaders.COOKIE, ((before != null) ? before + "; " : "") + name + "=" + value);
			return this;
		}

		/**
		 * Subprotocols that are offered after {@code wss-backend.v1} and
		 * {@code wss-backend}.
		 * @param subprotocols their names
		 * @return this builder
		 */
		public Builder subprotocols(String... subprotocols) {
			this.subprotocols = List.of(subprotocols);
			return this;
		}

		/**
		 * Patterns of the own nodes that the far side may run and subscribe to.
		 * @param patterns the patterns
		 * @return this builder
		 */
		public Builder exposeRoutes(String... patterns) {
			this.exposeRoutes = List.of(patterns);
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
		public Builder handlers(WssClientHandler... handlers) {
			this.handlers = List.of(handlers);
			return this;
		}

		/**
		 * How long requests, first elements and gaps between elements may take; left out,
		 * {@code wss.request-timeout}.
		 * @param requestTimeout the setting
		 * @return this builder
		 */
		public Builder requestTimeout(Duration requestTimeout) {
			this.requestTimeout = requestTimeout;
			return this;
		}

		/**
		 * How long it may take until the socket is open and its id known; 5 seconds by
		 * default.
		 * @param connectTimeout the setting
		 * @return this builder
		 */
		public Builder connectTimeout(Duration connectTimeout) {
			this.connectTimeout = connectTimeout;
			return this;
		}

		/**
		 * How many bytes a message of the far side may have; a larger one ends the
		 * socket. 1 MB by default.
		 * @param maxMessageSize the setting
		 * @return this builder
		 */
		public Builder maxMessageSize(DataSize maxMessageSize) {
			this.maxMessageSize = maxMessageSize;
			return this;
		}

		/**
		 * Whether the last data message of the far side is kept as a state named by the
		 * connection id; off by default.
		 * @param keepState the setting
		 * @return this builder
		 */
		public Builder keepState(boolean keepState) {
			this.keepState = keepState;
			return this;
		}

		/**
		 * The name of the SSL bundle; left out, the trust of the JDK.
		 * @param sslBundle the setting
		 * @return this builder
		 */
		public Builder sslBundle(String sslBundle) {
			this.sslBundle = sslBundle;
			return this;
		}

		/**
		 * How many subscriptions the far side may have to nodes here; 256 by default.
		 * @param maxSubscriptions the setting
		 * @return this builder
		 */
		public Builder maxSubscriptions(int maxSubscriptions) {
			this.maxSubscriptions = maxSubscriptions;
			return this;
		}

		/**
		 * How many calls of the far side may be accepted and not ended; then reading
		 * pauses. 64 by default.
		 * @param maxInFlight the setting
		 * @return this builder
		 */
		public Builder maxInFlight(int maxInFlight) {
			this.maxInFlight = maxInFlight;
			return this;
		}

		/**
		 * When a silent far side is asked, and given up; 25 and 10 seconds by default.
		 * @param heartbeat the setting
		 * @return this builder
		 */
		public Builder heartbeat(Heartbeat heartbeat) {
			this.heartbeat = heartbeat;
			return this;
		}

		/**
		 * How much may wait for the far side; as for servers by default.
		 * @param outbound the setting
		 * @return this builder
		 */
		public Builder outbound(Outbound outbound) {
			this.outbound = outbound;
			return this;
		}

		/**
		 * When a lost socket is opened again; on by default.
		 * @param reconnect the setting
		 * @return this builder
		 */
		public Builder reconnect(Reconnect reconnect) {
			this.reconnect = reconnect;
			return this;
		}

		/**
		 * The settings as they are now.
		 * @return the settings
		 */
		public WssClientOptions build() {
			return new WssClientOptions(this.url, this.headers, this.subprotocols, this.exposeRoutes, this.handlerNames,
					this.handlers, this.requestTimeout, this.connectTimeout, this.maxMessageSize, this.keepState,
					this.sslBundle, this.maxSubscriptions, this.maxInFlight, this.heartbeat, this.outbound,
					this.reconnect);
		}

	}

}
