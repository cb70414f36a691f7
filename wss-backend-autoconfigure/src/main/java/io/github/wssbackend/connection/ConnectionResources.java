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

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.outbound.FlushGuard;

/**
 * What all connections share.
 *
 * @param codec encodes and binds values
 * @param timer runs timeouts and heartbeats; nothing on it blocks
 * @param executor runs what may block, such as closing
 * @param guard lets frames leave in time that were held back
 * @since 0.1.0
 */
public record ConnectionResources(JsonCodec codec, ScheduledExecutorService timer, Executor executor,
		FlushGuard guard) {
}
