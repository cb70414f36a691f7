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

package io.github.wssbackend.connection;

import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssOverflow;
import io.github.wssbackend.WssServerOptions;
import io.github.wssbackend.outbound.OutboundLimits;

import org.springframework.util.unit.DataSize;

/**
 * How a connection behaves. Immutable.
 *
 * @param requestTimeout how long a request of ours waits for its answer
 * @param heartbeatInterval how long a silent peer is left before it is pinged
 * @param heartbeatTimeout how long a pinged peer has to show life
 * @param outbound how much may wait for the peer
 * @since 0.1.0
 */
public record ConnectionSettings(Duration requestTimeout, Duration heartbeatInterval, Duration heartbeatTimeout,
		OutboundLimits outbound) {

	/**
	 * What counts where nobody says anything.
	 * @param requestTimeout how long a request of ours waits for its answer
	 * @return the settings
	 */
	public static ConnectionSettings standard(Duration requestTimeout) {
		return new ConnectionSettings(requestTimeout, Duration.ofSeconds(25), Duration.ofSeconds(10),
				new OutboundLimits(1024, DataSize.ofMegabytes(1).toBytes(), Duration.ofSeconds(10),
						WssOverflow.LATEST));
	}

	/**
	 * These settings where others say nothing.
	 * @param heartbeat when a silent peer is asked, and given up
	 * @param outbound how much may wait for the peer
	 * @return the settings
	 */
	public ConnectionSettings with(WssServerOptions.@Nullable Heartbeat heartbeat,
			WssServerOptions.@Nullable Outbound outbound) {
		WssServerOptions.Heartbeat own = (heartbeat != null) ? heartbeat : new WssServerOptions.Heartbeat(null, null);
		return new ConnectionSettings(this.requestTimeout,
				Objects.requireNonNullElse(own.interval(), this.heartbeatInterval),
				Objects.requireNonNullElse(own.timeout(), this.heartbeatTimeout),
				(outbound != null) ? limits(outbound, this.outbound) : this.outbound);
	}

	private static OutboundLimits limits(WssServerOptions.Outbound own, OutboundLimits defaults) {
		return new OutboundLimits(Objects.requireNonNullElse(own.maxMessages(), defaults.maxMessages()),
				(own.maxSize() != null) ? own.maxSize().toBytes() : defaults.maxBytes(),
				Objects.requireNonNullElse(own.sendTimeout(), defaults.sendTimeout()),
				Objects.requireNonNullElse(own.overflow(), defaults.overflow()));
	}

	/**
	 * The shortest of the times that somebody has to watch.
	 * @return the duration
	 */
	public Duration shortestDeadline() {
		return Stream.of(this.heartbeatInterval, this.heartbeatTimeout, this.outbound.sendTimeout())
			.min(Comparator.naturalOrder())
			.orElseThrow();
	}

}
