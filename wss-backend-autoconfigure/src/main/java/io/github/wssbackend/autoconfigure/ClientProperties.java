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

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssOverflow;
import io.github.wssbackend.WssServerOptions;
import io.github.wssbackend.client.WssClientOptions;

import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

/**
 * What {@code wss.clients.<name>} says of one outbound socket.
 *
 * @param url URL of the far side, ws:// or wss://.
 * @param autoOpen Whether the socket is opened once the application is ready. Otherwise
 * it is with its first use.
 * @param required Whether the socket is opened before the web server listens, and the
 * application does not start if it cannot be opened within the connect timeout.
 * @param headers Headers of the handshake request, such as Authorization or Cookie.
 * @param subprotocols Subprotocols that are offered after wss-backend.v1 and wss-backend.
 * @param exposeRoutes Patterns of the own nodes that the far side may run and subscribe
 * to, written as the routes of a server. Empty for none.
 * @param handlers Bean names of WssClientHandler beans, called in this order.
 * @param requestTimeout How long a request, the first element of a stream and each gap in
 * it may take. Default is wss.request-timeout.
 * @param connectTimeout How long it may take until the socket is open and its id known.
 * @param maxMessageSize How many bytes a message of the far side may have. A larger one
 * closes with 1009.
 * @param keepState Whether the last data message of the far side is kept as a state named
 * by the connection id, which own code can read.
 * @param ssl How the far side is trusted.
 * @param maxSubscriptions How many subscriptions the far side may have. Further ones get
 * too-many-requests.
 * @param maxInFlight How many calls of the far side may be accepted and not ended. Then
 * the socket is not read until some end.
 * @param heartbeat When a silent far side is asked, and given up.
 * @param outbound How much may wait for the far side.
 * @param reconnect When a lost socket is opened again.
 * @since 0.1.0
 */
@ConfigurationPropertiesSource
public record ClientProperties(@Nullable String url, @DefaultValue("true") boolean autoOpen,
		@DefaultValue("false") boolean required, @DefaultValue Map<String, String> headers,
		@DefaultValue List<String> subprotocols, @DefaultValue List<String> exposeRoutes,
		@DefaultValue List<String> handlers, @Nullable Duration requestTimeout,
		@DefaultValue("5s") Duration connectTimeout, @DefaultValue("1MB") DataSize maxMessageSize,
		@DefaultValue("false") boolean keepState, @DefaultValue Ssl ssl, @DefaultValue("256") int maxSubscriptions,
		@DefaultValue("64") int maxInFlight, @DefaultValue Heartbeat heartbeat, @DefaultValue Outbound outbound,
		@DefaultValue Reconnect reconnect) {

	/**
	 * How the far side is trusted.
	 *
	 * @param bundle Name of the SSL bundle. Default is the trust of the JDK.
	 * @since 0.1.0
	 */
	public record Ssl(@Nullable String bundle) {
	}

	/**
	 * When a silent far side is asked, and given up.
	 *
	 * @param interval How long a silent far side is left before it is pinged.
	 * @param timeout How long a pinged far side has to show life before the socket is
	 * given up.
	 * @since 0.1.0
	 */
	public record Heartbeat(@DefaultValue("25s") Duration interval, @DefaultValue("10s") Duration timeout) {
	}

	/**
	 * How much may wait for the far side.
	 *
	 * @param maxMessages How many frames may wait for the far side.
	 * @param maxSize How many bytes may wait for the far side.
	 * @param sendTimeout How long the far side may take no bytes before the socket is
	 * closed with 4008.
	 * @param overflow What happens to emissions when the queue is full: latest keeps the
	 * newest of each route, drop-oldest drops the oldest, disconnect closes with 4008.
	 * @since 0.1.0
	 */
	public record Outbound(@DefaultValue("1024") int maxMessages, @DefaultValue("1MB") DataSize maxSize,
			@DefaultValue("10s") Duration sendTimeout, @DefaultValue("latest") WssOverflow overflow) {
	}

	/**
	 * When a lost socket is opened again.
	 *
	 * @param enabled Whether a lost socket is opened again.
	 * @param initial The first wait before a lost socket is opened again.
	 * @param max The longest wait between two attempts.
	 * @param multiplier By what a wait is longer than the one before.
	 * @param jitter By what part a wait is shorter on average, at random. 0 is no jitter,
	 * 0.5 and more is any wait from none to the whole one.
	 * @since 0.1.0
	 */
	public record Reconnect(@DefaultValue("true") boolean enabled, @DefaultValue("500ms") Duration initial,
			@DefaultValue("30s") Duration max, @DefaultValue("2") double multiplier,
			@DefaultValue("0.5") double jitter) {
	}

	/**
	 * Without the values of headers, which may be secrets.
	 */
	@Override
	public String toString() {
		return toOptions().toString();
	}

	WssClientOptions toOptions() {
		HttpHeaders handshake = new HttpHeaders();
		this.headers.forEach(handshake::add);
		return new WssClientOptions((this.url != null) ? this.url : "", handshake, this.subprotocols, this.exposeRoutes,
				this.handlers, List.of(), this.requestTimeout, this.connectTimeout, this.maxMessageSize, this.keepState,
				this.ssl.bundle, this.maxSubscriptions, this.maxInFlight,
				new WssServerOptions.Heartbeat(this.heartbeat.interval, this.heartbeat.timeout),
				new WssServerOptions.Outbound(this.outbound.maxMessages, this.outbound.maxSize,
						this.outbound.sendTimeout, this.outbound.overflow),
				new WssClientOptions.Reconnect(this.reconnect.enabled, this.reconnect.initial, this.reconnect.max,
						this.reconnect.multiplier, this.reconnect.jitter));
	}

}
