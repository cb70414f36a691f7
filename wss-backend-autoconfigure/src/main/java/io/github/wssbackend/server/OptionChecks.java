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

import java.util.Optional;
import java.util.regex.Pattern;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.WssServerOptions;
import io.github.wssbackend.connection.SettingChecks;

import org.springframework.util.StringUtils;

/**
 * Finds settings that cannot be, and says how to mend them.
 */
final class OptionChecks {

	private static final Pattern PATH = Pattern.compile("/|(/(?!\\.\\.?(/|$))[\\w.~!$&'()+,=:@-]+)+");

	private static final Pattern HOST = Pattern.compile("[^/\\s@?#]+");

	private static final Pattern ORIGIN = Pattern.compile("\\*|null|[a-zA-Z*][\\w+.*-]*://[^/\\s?#@]+/?");

	private static final Pattern ANY_SITE = Pattern.compile("null|\\*|[^/]+://\\*(:.*)?/?");

	private final SettingChecks settings;

	/**
	 * Create checks.
	 * @param source where the settings stand, such as {@code wss.servers[0]}
	 */
	OptionChecks(String source) {
		this.settings = new SettingChecks(source);
	}

	void check(WssServerOptions options) {
		if (options.path().isEmpty()) {
			throw mistake("path", "is missing", "Give it a path such as /wss.");
		}
		if (!PATH.matcher(options.path()).matches()) {
			throw mistake("path", "is no path: \"" + options.path() + "\"",
					"Give it a path such as /wss: it begins with a slash, does not end with one, and has no pattern.");
		}
		if (options.name() != null && !StringUtils.hasText(options.name())) {
			throw mistake("name", "is empty", "Leave it out for the path as name, or give it a name.");
		}
		Integer port = options.port();
		if (port != null && (port < 0 || port > 65535)) {
			throw mistake("port", "is no port: " + port, "Use 1 to 65535, 0 for a free one, or leave it out.");
		}
		if (StringUtils.hasText(options.host()) && !HOST.matcher(options.host()).matches()) {
			throw mistake("host", "is no host: \"" + options.host() + "\"",
					"Use a name such as desk.example, without scheme and path, or leave it out.");
		}
		checkValues(options);
	}

	/**
	 * Check what {@code wss.defaults} may say too.
	 */
	void checkValues(WssServerOptions options) {
		this.settings.positive("max-connections", options.maxConnections());
		this.settings.positive("max-subscriptions", options.maxSubscriptions());
		this.settings.positive("max-in-flight", options.maxInFlight());
		this.settings.messageSize("max-message-size", options.maxMessageSize());
		this.settings.heartbeat(options.heartbeat());
		this.settings.outbound(options.outbound());
		if (options.routes() != null && options.routes().stream().anyMatch((route) -> !StringUtils.hasText(route))) {
			throw mistake("routes", "has an empty pattern", "Use patterns such as desk.* or !desk.secret.");
		}
		if (options.allowedOrigins() != null) {
			options.allowedOrigins().forEach(this::checkOrigin);
		}
	}

	private void checkOrigin(String origin) {
		if (!ORIGIN.matcher(origin).matches()) {
			throw mistake("allowed-origins", "has what is no origin: \"" + origin + "\"",
					"Use scheme and host, such as https://app.example, https://*.app.example or http://localhost:3000.");
		}
	}

	/**
	 * Check what only the settings together with the defaults tell.
	 */
	void checkTogether(ServerSettings settings, boolean originsAreDefaults) {
		Optional<String> open = settings.policy()
			.allowedOrigins()
			.stream()
			.filter((origin) -> ANY_SITE.matcher(origin).matches())
			.findFirst();
		if (settings.policy().authenticated() && open.isPresent()) {
			throw mistake("allowed-origins",
					"is \"" + open.get() + "\"" + (originsAreDefaults ? ", by wss.defaults," : "")
							+ " together with authenticated: true",
					"Any site could use the login of a visitor. Name the origins that may connect, such as "
							+ "https://app.example, or set authenticated to false.");
		}
	}

	WssConfigurationException mistake(String property, String what, String action) {
		return this.settings.mistake(property, what, action);
	}

}
