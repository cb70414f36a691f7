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

import io.github.wssbackend.WssOverflow;
import io.github.wssbackend.WssServerOptions;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What {@code wss.defaults} says: the settings of servers that leave them out.
 *
 * @param keepState Whether the last data message of each peer is kept as a state named by
 * the connection id, which own code can read.
 * @param handlers Bean names of WssServerHandler beans, called in this order, or of one
 * WebSocketHandler that serves the path alone.
 * @param routeMessages Whether messages are handled by default after the handlers saw
 * them.
 * @param routes Patterns of the nodes that are offered: * is one segment, ** any number,
 * a leading ! excludes.
 * @param allowedOrigins Origins of other sites that may connect. Empty for the same
 * origin only.
 * @param perMessageDeflate Whether permessage-deflate is offered. It costs about 150 KB
 * of memory a connection.
 * @param authenticated Whether anonymous handshakes are refused with 401.
 * @param maxConnections How many connections a server may have. Further handshakes get
 * 503.
 * @param maxMessageSize How many bytes a message of a peer may have. A larger one closes
 * with 1009.
 * @param maxSubscriptions How many subscriptions a connection may have. Further ones get
 * too-many-requests.
 * @param maxInFlight How many calls of a connection may be accepted and not ended. Then
 * its socket is not read until some end.
 * @param heartbeat When a silent peer is asked, and given up.
 * @param outbound How much may wait for a connection.
 * @since 0.1.0
 */
public record ServerDefaults(@DefaultValue("false") boolean keepState, @DefaultValue List<String> handlers,
		@DefaultValue("true") boolean routeMessages, @DefaultValue("**") List<String> routes,
		@DefaultValue List<String> allowedOrigins, @DefaultValue("false") boolean perMessageDeflate,
		@DefaultValue("false") boolean authenticated, @DefaultValue("8000") int maxConnections,
		@DefaultValue("64KB") DataSize maxMessageSize, @DefaultValue("256") int maxSubscriptions,
		@DefaultValue("64") int maxInFlight, @DefaultValue Heartbeat heartbeat, @DefaultValue Outbound outbound) {

	/**
	 * When a silent peer is asked, and given up.
	 *
	 * @param interval How long a silent peer is left before it is pinged.
	 * @param timeout How long a pinged peer has to show life before its connection ends.
	 * @since 0.1.0
	 */
	public record Heartbeat(@DefaultValue("25s") Duration interval, @DefaultValue("10s") Duration timeout) {
	}

	/**
	 * How much may wait for a connection.
	 *
	 * @param maxMessages How many frames may wait for a connection.
	 * @param maxSize How many bytes may wait for a connection.
	 * @param sendTimeout How long a connection may take no bytes before it is closed with
	 * 4008.
	 * @param overflow What happens to emissions when the queue is full: latest keeps the
	 * newest of each route, drop-oldest drops the oldest, disconnect closes with 4008.
	 * @since 0.1.0
	 */
	public record Outbound(@DefaultValue("1024") int maxMessages, @DefaultValue("1MB") DataSize maxSize,
			@DefaultValue("10s") Duration sendTimeout, @DefaultValue("latest") WssOverflow overflow) {
	}

	WssServerOptions toOptions() {
		return WssServerOptions.path("/")
			.handlers(this.handlers.toArray(String[]::new))
			.routes(this.routes.toArray(String[]::new))
			.allowedOrigins(this.allowedOrigins.toArray(String[]::new))
			.keepState(this.keepState)
			.routeMessages(this.routeMessages)
			.perMessageDeflate(this.perMessageDeflate)
			.authenticated(this.authenticated)
			.maxConnections(this.maxConnections)
			.maxMessageSize(this.maxMessageSize)
			.maxSubscriptions(this.maxSubscriptions)
			.maxInFlight(this.maxInFlight)
			.heartbeat(new WssServerOptions.Heartbeat(this.heartbeat.interval, this.heartbeat.timeout))
			.outbound(new WssServerOptions.Outbound(this.outbound.maxMessages, this.outbound.maxSize,
					this.outbound.sendTimeout, this.outbound.overflow))
			.build();
	}

}
