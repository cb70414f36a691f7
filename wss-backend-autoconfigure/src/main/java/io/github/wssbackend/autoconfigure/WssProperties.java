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

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code wss.*} says.
 *
 * @param enabled Whether there are routes, servers and outbound sockets at all.
 * @param defaultRoutes Whether ping, echo, log and error are nodes.
 * @param requestTimeout How long a request, the first element of a stream and each gap in
 * it may take.
 * @param defaults Settings for what servers leave out.
 * @param servers Servers to set up; each is a WebSocket endpoint of the application.
 * @param clients Outbound sockets to open by their names, to other servers.
 * @since 0.1.0
 */
@ConfigurationProperties("wss")
public record WssProperties(@DefaultValue("true") boolean enabled, @DefaultValue("true") boolean defaultRoutes,
		@DefaultValue("30s") Duration requestTimeout,
		@NestedConfigurationProperty @DefaultValue ServerDefaults defaults,
		@DefaultValue List<ServerProperties> servers, @DefaultValue Map<String, ClientProperties> clients) {
}
