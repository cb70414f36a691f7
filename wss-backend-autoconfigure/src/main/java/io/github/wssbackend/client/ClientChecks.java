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

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.connection.SettingChecks;
import io.github.wssbackend.frame.Subprotocols;

import org.springframework.util.StringUtils;

/**
 * Finds settings of an outbound socket that cannot be, and says how to mend them.
 */
final class ClientChecks {

	private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7E\\x80-\\xFF]*");

	/** What the handshake says itself. */
	private static final Set<String> OWN_HEADERS = Set.of("host", "connection", "upgrade", "content-length",
			"transfer-encoding", "expect");

	private final SettingChecks settings;

	/**
	 * Create checks.
	 * @param source where the settings stand, such as {@code wss.clients.upstream}
	 */
	ClientChecks(String source) {
		this.settings = new SettingChecks(source);
	}

	void check(WssClientOptions options) {
		options.headers().forEach(this::checkHeader);
		checkSubprotocols(options.subprotocols());
		this.settings.positive("request-timeout", options.requestTimeout());
		this.settings.positive("connect-timeout", options.connectTimeout());
		this.settings.messageSize("max-message-size", options.maxMessageSize());
		this.settings.positive("max-subscriptions", options.maxSubscriptions());
		this.settings.positive("max-in-flight", options.maxInFlight());
		this.settings.heartbeat(options.heartbeat());
		this.settings.outbound(options.outbound());
		if (options.exposeRoutes().stream().anyMatch((route) -> !StringUtils.hasText(route))) {
			throw mistake("expose-routes", "has an empty pattern", "Use patterns such as desk.* or !desk.secret.");
		}
	}

	/**
	 * The value may be a secret, so no message has it.
	 */
	private void checkHeader(String name, List<String> values) {
		if (!TOKEN.matcher(name).matches()) {
			throw mistake("headers", "has what is no name: \"" + name + "\"",
					"Use names such as Authorization: letters, digits and hyphens.");
		}
		String lowerCase = name.toLowerCase(Locale.ROOT);
		if (OWN_HEADERS.contains(lowerCase) || lowerCase.startsWith("sec-websocket-")) {
			throw mistake("headers", "has " + name + ", which the handshake says itself",
					"Remove it. Subprotocols have a setting of their own.");
		}
		if (values.stream().anyMatch((value) -> !HEADER_VALUE.matcher(value).matches())) {
			throw mistake("headers", "has a value of " + name + " that cannot be sent",
					"Leave out line breaks, control characters and what is not Latin-1.");
		}
	}

	private void checkSubprotocols(List<String> subprotocols) {
		Set<String> offered = new HashSet<>(Set.of(Subprotocols.V1, Subprotocols.PLAIN));
		for (String subprotocol : subprotocols) {
			if (!TOKEN.matcher(subprotocol).matches()) {
				throw mistake("subprotocols", "has what is no subprotocol: \"" + subprotocol + "\"",
						"Use names such as desk.v2: letters, digits, dots and hyphens.");
			}
			if (!offered.add(subprotocol)) {
				throw mistake("subprotocols", "offers " + subprotocol + " twice",
						"Remove it once; " + Subprotocols.V1 + " and " + Subprotocols.PLAIN + " are always offered.");
			}
		}
	}

	void checkReconnect(ReconnectSettings reconnect) {
		this.settings.positive("reconnect.initial", reconnect.initial());
		this.settings.positive("reconnect.max", reconnect.max());
		if (reconnect.initial().compareTo(reconnect.max()) > 0) {
			throw mistake("reconnect.initial", "must not be longer than reconnect.max, which is " + reconnect.max()
					+ ", but is " + reconnect.initial(), "Lower it, or raise reconnect.max.");
		}
		if (!(reconnect.multiplier() >= 1) || Double.isInfinite(reconnect.multiplier())) {
			throw mistake("reconnect.multiplier", "must be a number from 1 on but is " + reconnect.multiplier(),
					"Use a number such as 2, or leave it out for the default.");
		}
		if (!(reconnect.jitter() >= 0 && reconnect.jitter() <= 1)) {
			throw mistake("reconnect.jitter", "must be from 0 to 1 but is " + reconnect.jitter(),
					"Use a number such as 0.5, or leave it out for the default.");
		}
	}

	WssConfigurationException mistake(String property, String what, String action) {
		return this.settings.mistake(property, what, action);
	}

}
