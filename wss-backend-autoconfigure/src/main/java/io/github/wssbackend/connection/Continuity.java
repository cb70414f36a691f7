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

import java.util.concurrent.atomic.AtomicLong;

import io.github.wssbackend.WssConnection;

/**
 * What outlives one socket of a connection that is opened again.
 *
 * @param connection the connection as own code sees it, the same for all its sockets
 * @param requestNumbers counts the requests of all its sockets, so that no answer of one
 * socket is taken for that to a request on another
 * @since 0.1.0
 */
public record Continuity(WssConnection connection, AtomicLong requestNumbers) {
}
