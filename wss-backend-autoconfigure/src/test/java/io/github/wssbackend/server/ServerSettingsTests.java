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

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.wssbackend.WssOverflow;
import io.github.wssbackend.WssServerOptions;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of {@link ServerSettings}.
 */
class ServerSettingsTests {

	private static final WssServerOptions DEFAULTS = WssServerOptions.path("/")
		.handlers("greeter")
		.routes("**")
		.allowedOrigins("https://a.example")
		.keepState(true)
		.routeMessages(false)
		.perMessageDeflate(true)
		.authenticated(true)
		.maxConnections(1)
		.maxMessageSize(DataSize.ofBytes(2))
		.maxSubscriptions(3)
		.maxInFlight(4)
		.heartbeat(new WssServerOptions.Heartbeat(Duration.ofSeconds(5), Duration.ofSeconds(6)))
		.outbound(new WssServerOptions.Outbound(7, DataSize.ofBytes(8), Duration.ofSeconds(9), WssOverflow.DISCONNECT))
		.build();

	private static ServerSettings settings(WssServerOptions.Builder options, @Nullable Integer port) {
		return ServerSettings.of(options.build(), port, DEFAULTS, Duration.ofSeconds(30));
	}

	private static WssServerOptions.Builder path(String path) {
		return WssServerOptions.path(path);
	}

	@Test
	void whatIsLeftOutComesFromTheDefaults() {
		ServerSettings settings = settings(path("/wss"), null);
		assertThat(settings.handlerNames()).containsExactly("greeter");
		assertThat(settings.policy().allowedOrigins()).containsExactly("https://a.example");
		assertThat(settings.policy().authenticated()).isTrue();
		assertThat(settings.policy().perMessageDeflate()).isTrue();
		assertThat(settings.dispatch().keepState()).isTrue();
		assertThat(settings.dispatch().routeMessages()).isFalse();
		assertThat(settings.dispatch().maxSubscriptions()).isEqualTo(3);
		assertThat(settings.dispatch().maxInFlight()).isEqualTo(4);
		assertThat(settings.maxConnections()).isEqualTo(1);
		assertThat(settings.maxMessageSize()).isEqualTo(2);
		assertThat(settings.connection().requestTimeout()).isEqualTo(Duration.ofSeconds(30));
		assertThat(settings.connection().heartbeatInterval()).isEqualTo(Duration.ofSeconds(5));
		assertThat(settings.connection().heartbeatTimeout()).isEqualTo(Duration.ofSeconds(6));
		assertThat(settings.connection().outbound().maxMessages()).isEqualTo(7);
		assertThat(settings.connection().outbound().maxBytes()).isEqualTo(8);
		assertThat(settings.connection().outbound().sendTimeout()).isEqualTo(Duration.ofSeconds(9));
		assertThat(settings.connection().outbound().overflow()).isEqualTo(WssOverflow.DISCONNECT);
	}

	@Test
	void groupsAreTakenSettingBySetting() {
		ServerSettings settings = settings(
				path("/wss").heartbeat(new WssServerOptions.Heartbeat(Duration.ofSeconds(1), null))
					.outbound(new WssServerOptions.Outbound(null, null, null, WssOverflow.LATEST)),
				null);
		assertThat(settings.connection().heartbeatInterval()).isEqualTo(Duration.ofSeconds(1));
		assertThat(settings.connection().heartbeatTimeout()).isEqualTo(Duration.ofSeconds(6));
		assertThat(settings.connection().outbound().maxMessages()).isEqualTo(7);
		assertThat(settings.connection().outbound().overflow()).isEqualTo(WssOverflow.LATEST);
	}

	@Test
	void listsReplaceThoseOfTheDefaults() {
		ServerSettings settings = settings(path("/wss").handlers(new String[0]).allowedOrigins("https://b.example"),
				null);
		assertThat(settings.handlerNames()).isEmpty();
		assertThat(settings.policy().allowedOrigins()).isEqualTo(List.of("https://b.example"));
	}

	@Test
	void theNameIsThePathAndTheFurtherPort() {
		assertThat(settings(path("/wss"), null).name()).isEqualTo("/wss");
		assertThat(settings(path("/wss").port(9000), 9000).name()).isEqualTo("/wss:9000");
		assertThat(settings(path("/wss").port(8080), null).name()).isEqualTo("/wss");
		assertThat(settings(path("/wss").port(9000).name("desk"), 9000).name()).isEqualTo("desk");
	}

	@Test
	void serversCollideOnOnePathPortAndHost() {
		ServerSettings settings = settings(path("/wss"), null);
		assertThat(settings.collidesWith(settings(path("/wss").name("other"), null))).isTrue();
		assertThat(settings.collidesWith(settings(path("/other"), null))).isFalse();
		assertThat(settings.collidesWith(settings(path("/wss"), 9000))).isFalse();
		assertThat(settings.collidesWith(settings(path("/wss").host("a.example"), null))).isFalse();
		assertThat(settings(path("/wss").host("A.example"), null)
			.collidesWith(settings(path("/wss").host("a.example"), null))).isTrue();
	}

	@Test
	void serversOnFreePortsNeverCollide() {
		assertThat(settings(path("/wss"), 0).collidesWith(settings(path("/wss"), 0))).isFalse();
		assertThat(settings(path("/wss"), 9000).collidesWith(settings(path("/wss"), 9000))).isTrue();
	}

	@Test
	void anEmptyHostIsAnyHost() {
		assertThat(settings(path("/wss").host(" "), null).policy().host()).isNull();
	}

	@Test
	void patternsThatCannotBeAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> settings(path("/wss").routes("a*"), null));
	}

}
