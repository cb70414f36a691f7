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
import java.util.stream.Stream;

import io.github.wssbackend.outbound.OutboundLimits;

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
	 * The shortest of the times that somebody has to watch.
	 * @return the duration
	 */
	public Duration shortestDeadline() {
		return Stream.of(this.heartbeatInterval, this.heartbeatTimeout, this.outbound.sendTimeout())
			.min(Comparator.naturalOrder())
			.orElseThrow();
	}

}
