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

package io.github.wssbackend.outbound;

import java.time.Duration;

import io.github.wssbackend.WssOverflow;

/**
 * What one queue may hold. The frame being written does not count as waiting, so a socket
 * pins at most these limits and one frame more.
 *
 * @param maxMessages how many frames may wait
 * @param maxBytes how many bytes may wait
 * @param sendTimeout how long one write may take before the owner ends the connection
 * @param overflow what happens when a frame finds no room
 * @since 0.1.0
 */
public record OutboundLimits(int maxMessages, long maxBytes, Duration sendTimeout, WssOverflow overflow) {
}
