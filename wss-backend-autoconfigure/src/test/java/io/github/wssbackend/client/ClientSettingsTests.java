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
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.WssOverflow;
import io.github.wssbackend.WssServerOptions;
import io.github.wssbackend.client.WssClientOptions.Reconnect;
import io.github.wssbackend.connection.ConnectionSettings;
import io.github.wssbackend.outbound.OutboundLimits;

import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests of {@link ClientSettings}.
 */
class ClientSettingsTests {

	private static final String URL = "wss://desk.example/wss?token=1";

	private static ClientSettings settings(WssClientOptions.Builder options) {
		return ClientSettings.of(options.build(), Duration.ofSeconds(7), "wss.clients.up");
	}

	@Test
	void whatIsLeftOutHasTheDefaultsThatTheOptionsPromise() {
		ClientSettings settings = settings(WssClientOptions.url(URL));
		assertThat(settings.source()).isEqualTo("wss.clients.up");
		assertThat(settings.target()).isEqualTo(new SocketTarget(URI.create(URL), new HttpHeaders(),
				List.of("wss-backend.v1", "wss-backend"), null, Duration.ofSeconds(5)));
		assertThat(settings.connection())
			.isEqualTo(new ConnectionSettings(Duration.ofSeconds(7), Duration.ofSeconds(25), Duration.ofSeconds(10),
					new OutboundLimits(1024, 1024 * 1024, Duration.ofSeconds(10), WssOverflow.LATEST)));
		assertThat(settings.maxMessageSize()).isEqualTo(1024 * 1024);
		assertThat(settings.reconnect())
			.isEqualTo(new ReconnectSettings(true, Duration.ofMillis(500), Duration.ofSeconds(30), 2, 0.5));
		assertThat(settings.handlerNames()).isEmpty();
		assertThat(settings.handlers()).isEmpty();
	}

	@Test
	void theFarSideMayDoNothingByDefault() {
		ClientSettings settings = settings(WssClientOptions.url(URL));
		assertThat(settings.dispatch().offered().offers("ping")).isFalse();
		assertThat(settings.dispatch().maxSubscriptions()).isEqualTo(256);
		assertThat(settings.dispatch().maxInFlight()).isEqualTo(64);
		assertThat(settings.dispatch().keepState()).isFalse();
		assertThat(settings.dispatch().routeMessages()).isTrue();
	}

	@Test
	void whatTheTargetSaysIsTaken() {
		SocketTarget target = settings(WssClientOptions.url(URL)
			.bearerToken("secret")
			.subprotocols("desk.v2")
			.sslBundle("desk")
			.connectTimeout(Duration.ofSeconds(1))).target();
		assertThat(target.headers().toSingleValueMap()).isEqualTo(Map.of("Authorization", "Bearer secret"));
		assertThat(target.subprotocols()).containsExactly("wss-backend.v1", "wss-backend", "desk.v2");
		assertThat(target.sslBundle()).isEqualTo("desk");
		assertThat(target.timeout()).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void whatTheConnectionSaysIsTaken() {
		ClientSettings settings = settings(WssClientOptions.url(URL)
			.requestTimeout(Duration.ofSeconds(2))
			.heartbeat(new WssServerOptions.Heartbeat(Duration.ofSeconds(3), Duration.ofSeconds(4)))
			.outbound(new WssServerOptions.Outbound(5, DataSize.ofBytes(6), Duration.ofSeconds(7),
					WssOverflow.DISCONNECT))
			.maxMessageSize(DataSize.ofBytes(8)));
		assertThat(settings.connection()).isEqualTo(new ConnectionSettings(Duration.ofSeconds(2), Duration.ofSeconds(3),
				Duration.ofSeconds(4), new OutboundLimits(5, 6, Duration.ofSeconds(7), WssOverflow.DISCONNECT)));
		assertThat(settings.maxMessageSize()).isEqualTo(8);
	}

	@Test
	void whatTheFarSideMayDoIsTaken() {
		ClientSettings settings = settings(WssClientOptions.url(URL)
			.exposeRoutes("mine.*", "!mine.secret")
			.maxSubscriptions(1)
			.maxInFlight(2)
			.keepState(true));
		assertThat(settings.dispatch().offered().offers("mine.open")).isTrue();
		assertThat(settings.dispatch().offered().offers("mine.secret")).isFalse();
		assertThat(settings.dispatch().maxSubscriptions()).isEqualTo(1);
		assertThat(settings.dispatch().maxInFlight()).isEqualTo(2);
		assertThat(settings.dispatch().keepState()).isTrue();
	}

	@Test
	void handlersAreTaken() {
		WssClientHandler handler = new WssClientHandler() {
		};
		ClientSettings settings = settings(WssClientOptions.url(URL).handlers("first", "second").handlers(handler));
		assertThat(settings.handlerNames()).containsExactly("first", "second");
		assertThat(settings.handlers()).containsExactly(handler);
	}

	@Test
	void groupsAreTakenSettingBySetting() {
		ClientSettings settings = settings(WssClientOptions.url(URL)
			.heartbeat(new WssServerOptions.Heartbeat(null, Duration.ofSeconds(4)))
			.outbound(new WssServerOptions.Outbound(null, null, null, WssOverflow.DROP_OLDEST))
			.reconnect(new Reconnect(null, null, null, null, 0.25)));
		assertThat(settings.connection().heartbeatInterval()).isEqualTo(Duration.ofSeconds(25));
		assertThat(settings.connection().heartbeatTimeout()).isEqualTo(Duration.ofSeconds(4));
		assertThat(settings.connection().outbound())
			.isEqualTo(new OutboundLimits(1024, 1024 * 1024, Duration.ofSeconds(10), WssOverflow.DROP_OLDEST));
		assertThat(settings.reconnect())
			.isEqualTo(new ReconnectSettings(true, Duration.ofMillis(500), Duration.ofSeconds(30), 2, 0.25));
	}

	@Test
	void reconnectingCanBeSetAndLeft() {
		assertThat(settings(
				WssClientOptions.url(URL).reconnect(Reconnect.between(Duration.ofSeconds(1), Duration.ofSeconds(9))))
			.reconnect()).isEqualTo(new ReconnectSettings(true, Duration.ofSeconds(1), Duration.ofSeconds(9), 2, 0.5));
		assertThat(settings(WssClientOptions.url(URL).reconnect(Reconnect.disabled())).reconnect().enabled()).isFalse();
	}

	@Test
	void anEmptyBundleIsNone() {
		assertThat(settings(WssClientOptions.url(URL).sslBundle(" ")).target().sslBundle()).isNull();
	}

	@Test
	void theBundleHasToBeThere() {
		ClientSettings settings = settings(WssClientOptions.url(URL).sslBundle("desk"));
		assertThatNoException().isThrownBy(() -> settings.checkBundle(new Bundles("desk", null)));
		assertThatExceptionOfType(WssConfigurationException.class)
			.isThrownBy(() -> settings.checkBundle(new Bundles("other", null)))
			.withMessage("wss.clients.up.ssl.bundle names a bundle that does not exist: \"desk\". Define it, such as"
					+ " with spring.ssl.bundle.pem.desk.truststore.certificate, or name another one.");
	}

	@Test
	void theBundleHasToBeReadable() {
		RuntimeException cause = new IllegalStateException("no such file");
		assertThatExceptionOfType(WssConfigurationException.class)
			.isThrownBy(
					() -> settings(WssClientOptions.url(URL).sslBundle("desk")).checkBundle(new Bundles("desk", cause)))
			.withMessage("wss.clients.up.ssl.bundle names a bundle that cannot be used: \"desk\" (no such file)."
					+ " Mend what spring.ssl.bundle says of it.")
			.withCause(cause);
	}

	@Test
	void withoutABundleNoneIsLookedFor() {
		assertThatNoException()
			.isThrownBy(() -> settings(WssClientOptions.url(URL)).checkBundle(new Bundles("other", null)));
	}

	private record Bundles(String name, @Nullable RuntimeException failure) implements SslContexts {

		@Override
		public boolean has(String bundle) {
			return bundle.equals(this.name);
		}

		@Override
		public SSLContext context(String bundle) {
			if (this.failure != null) {
				throw this.failure;
			}
			try {
				return SSLContext.getDefault();
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public SSLParameters parameters(String bundle) {
			return new SSLParameters();
		}

		@Override
		public void onUpdate(String bundle, Runnable action) {
		}

	}

}
