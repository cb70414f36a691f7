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

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.connection.ConnectionSettings;
import io.github.wssbackend.dispatch.DispatchSettings;
import io.github.wssbackend.frame.Subprotocols;

import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * The settings of one outbound socket, complete and checked. Immutable.
 *
 * @param source where they stand, such as {@code wss.clients.upstream}, for messages
 * @param target where the socket leads
 * @param connection how its connection behaves
 * @param dispatch what the far side may do
 * @param maxMessageSize how many bytes a message of the far side may have
 * @param reconnect when it is opened again
 * @param handlerNames bean names of handlers
 * @param handlers handlers that are no beans
 */
record ClientSettings(String source, SocketTarget target, ConnectionSettings connection, DispatchSettings dispatch,
		int maxMessageSize, ReconnectSettings reconnect, List<String> handlerNames, List<WssClientHandler> handlers) {

	static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

	static final DataSize MAX_MESSAGE_SIZE = DataSize.ofMegabytes(1);

	static final int MAX_SUBSCRIPTIONS = 256;

	static final int MAX_IN_FLIGHT = 64;

	/**
	 * Complete and check settings, all but what beans tell: the handlers, and whether
	 * there is {@linkplain #checkBundle(SslContexts) the SSL bundle}.
	 * @param options the settings of the socket
	 * @param requestTimeout how long a request of ours waits where they do not say
	 * @param source where they stand, such as {@code wss.clients.upstream}
	 * @return the settings
	 * @throws WssConfigurationException if they cannot be
	 */
	static ClientSettings of(WssClientOptions options, Duration requestTimeout, String source) {
		ClientChecks checks = new ClientChecks(source);
		URI uri = ClientUrl.check(options.url(), checks);
		checks.check(options);
		return new ClientSettings(source, target(options, uri, checks),
				ConnectionSettings.standard(Objects.requireNonNullElse(options.requestTimeout(), requestTimeout))
					.with(options.heartbeat(), options.outbound()),
				dispatch(options, checks),
				Math.toIntExact(Objects.requireNonNullElse(options.maxMessageSize(), MAX_MESSAGE_SIZE).toBytes()),
				ReconnectSettings.of(options.reconnect(), checks), options.handlerNames(), options.handlers());
	}

	private static SocketTarget target(WssClientOptions options, URI uri, ClientChecks checks) {
		String bundle = StringUtils.hasText(options.sslBundle()) ? options.sslBundle() : null;
		if (bundle != null && !"wss".equalsIgnoreCase(uri.getScheme())) {
			throw checks.mistake("ssl.bundle", "is \"" + bundle + "\", but the URL does not begin with wss://",
					"Use a wss:// URL, or remove the bundle.");
		}
		List<String> subprotocols = new ArrayList<>(List.of(Subprotocols.V1, Subprotocols.PLAIN));
		subprotocols.addAll(options.subprotocols());
		return new SocketTarget(uri, options.headers(), List.copyOf(subprotocols), bundle,
				Objects.requireNonNullElse(options.connectTimeout(), CONNECT_TIMEOUT));
	}

	private static DispatchSettings dispatch(WssClientOptions options, ClientChecks checks) {
		try {
			return new DispatchSettings(options.exposeRoutes(),
					Objects.requireNonNullElse(options.maxSubscriptions(), MAX_SUBSCRIPTIONS),
					Objects.requireNonNullElse(options.maxInFlight(), MAX_IN_FLIGHT),
					Objects.requireNonNullElse(options.keepState(), false), true);
		}
		catch (IllegalArgumentException ex) {
			throw checks.mistake("expose-routes", "cannot be: " + ex.getMessage(),
					"Use patterns such as desk.*, desk.** or !desk.secret.");
		}
	}

	/**
	 * Check that there is the SSL bundle, and that it can be read.
	 * @param bundles the bundles of the application
	 * @throws WssConfigurationException if it cannot
	 */
	void checkBundle(SslContexts bundles) {
		String bundle = this.target.sslBundle();
		if (bundle == null) {
			return;
		}
		if (!bundles.has(bundle)) {
			throw bundleMistake("names a bundle that does not exist: \"" + bundle + "\"", "Define it, such as with"
					+ " spring.ssl.bundle.pem." + bundle + ".truststore.certificate, or name another one.");
		}
		try {
			bundles.context(bundle);
		}
		catch (RuntimeException ex) {
			WssConfigurationException mistake = bundleMistake(
					"names a bundle that cannot be used: \"" + bundle + "\" (" + ex.getMessage() + ")",
					"Mend what spring.ssl.bundle says of it.");
			mistake.initCause(ex);
			throw mistake;
		}
	}

	private WssConfigurationException bundleMistake(String what, String action) {
		return new ClientChecks(this.source).mistake("ssl.bundle", what, action);
	}

}
