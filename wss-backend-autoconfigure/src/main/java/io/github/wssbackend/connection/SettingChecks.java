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

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.WssServerOptions;

import org.springframework.util.unit.DataSize;

/**
 * Finds settings of either end of a socket that cannot be, and says how to mend them. A
 * setting that is left out is never a mistake. Immutable.
 *
 * @since 0.1.0
 */
public final class SettingChecks {

	private static final DataSize MESSAGE_LIMIT = DataSize.ofMegabytes(512);

	/** What can be counted in nanoseconds, and more than anybody waits. */
	private static final Duration LONGEST = Duration.ofDays(36_500);

	private final String source;

	/**
	 * Create checks.
	 * @param source where the settings stand, such as {@code wss.servers[0]}
	 */
	public SettingChecks(String source) {
		this.source = source;
	}

	/**
	 * Check that a number is one or more.
	 * @param property its name in the source
	 * @param value the number
	 * @throws WssConfigurationException if it is not
	 */
	public void positive(String property, @Nullable Integer value) {
		if (value != null && value <= 0) {
			throw mistake(property, "must be at least 1 but is " + value, "Raise it, or leave it out for the default.");
		}
	}

	/**
	 * Check that a time is longer than nothing, and can be counted.
	 * @param property its name in the source
	 * @param value the time
	 * @throws WssConfigurationException if it is not
	 */
	public void positive(String property, @Nullable Duration value) {
		if (value != null && (value.isZero() || value.isNegative())) {
			throw mistake(property, "must be longer than nothing but is " + value,
					"Use a duration such as 25s, or leave it out for the default.");
		}
		if (value != null && value.compareTo(LONGEST) > 0) {
			throw mistake(property, "must be at most " + LONGEST.toDays() + " days but is " + value,
					"Lower it, or leave it out for the default.");
		}
	}

	/**
	 * Check how many bytes a message may have: it has to fit in memory.
	 * @param property its name in the source
	 * @param value the size
	 * @throws WssConfigurationException if it does not
	 */
	public void messageSize(String property, @Nullable DataSize value) {
		size(property, value, MESSAGE_LIMIT);
	}

	private void size(String property, @Nullable DataSize value, @Nullable DataSize limit) {
		if (value != null && (value.toBytes() <= 0 || (limit != null && value.compareTo(limit) > 0))) {
			throw mistake(property, "must be from 1B" + ((limit != null) ? " to " + limit : "") + " but is " + value,
					"Use a size such as 64KB, or leave it out for the default.");
		}
	}

	/**
	 * Check when a silent peer is asked and given up.
	 * @param heartbeat the settings, {@code heartbeat} in the source
	 * @throws WssConfigurationException if they cannot be
	 */
	public void heartbeat(WssServerOptions.@Nullable Heartbeat heartbeat) {
		if (heartbeat != null) {
			positive("heartbeat.interval", heartbeat.interval());
			positive("heartbeat.timeout", heartbeat.timeout());
		}
	}

	/**
	 * Check how much may wait for a peer.
	 * @param outbound the settings, {@code outbound} in the source
	 * @throws WssConfigurationException if they cannot be
	 */
	public void outbound(WssServerOptions.@Nullable Outbound outbound) {
		if (outbound != null) {
			positive("outbound.max-messages", outbound.maxMessages());
			size("outbound.max-size", outbound.maxSize(), null);
			positive("outbound.send-timeout", outbound.sendTimeout());
		}
	}

	/**
	 * A setting that cannot be.
	 * @param property its name in the source
	 * @param what what is wrong with it
	 * @param action how to mend it
	 * @return the exception to throw
	 */
	public WssConfigurationException mistake(String property, String what, String action) {
		return new WssConfigurationException(this.source + "." + property + " " + what + ".", action);
	}

}
