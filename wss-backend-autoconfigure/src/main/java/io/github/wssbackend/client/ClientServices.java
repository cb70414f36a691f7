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

import java.time.Duration;
import java.util.concurrent.Executor;

import io.github.wssbackend.connection.ConnectionResources;
import io.github.wssbackend.dispatch.DispatchServices;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * What all outbound connections share.
 *
 * @param connections what connections of either end share
 * @param dispatch what the dispatch of connections of either end shares
 * @param ssl the SSL bundles of the application
 * @param readers reads the sockets; nothing on it blocks for long
 * @param openers begins to open sockets; resolving a host may block it
 * @param beans where handlers are looked up by their names
 * @param requestTimeout how long a request waits where nothing else is said
 * @since 0.1.0
 */
public record ClientServices(ConnectionResources connections, DispatchServices dispatch, SslContexts ssl,
		Executor readers, Executor openers, ListableBeanFactory beans, Duration requestTimeout) {
}
