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

import io.github.wssbackend.WssCloseStatus;
import io.github.wssbackend.WssOverflow;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;

/**
 * What gives way when a frame finds no room. Called under the lock of the queue; has no
 * state of its own.
 */
final class OverflowRule {

	private OverflowRule() {
	}

	/**
	 * Make room for a frame, if the policy finds something to drop.
	 * @param overflow the policy
	 * @param waiting what waits
	 * @param frame the frame
	 * @return {@code null} if there is room now, else the status to close with
	 */
	static @Nullable CloseStatus makeRoom(WssOverflow overflow, WaitingFrames waiting, OutboundFrame frame) {
		int size = frame.frame().size();
		while (!waiting.hasRoomFor(size)) {
			if (overflow == WssOverflow.DISCONNECT && waiting.hasEmissions()) {
				return WssCloseStatus.SLOW_READER;
			}
			if (!dropOne(overflow, waiting, frame.topic())) {
				return WssCloseStatus.OVERLOADED;
			}
		}
		return null;
	}

	private static boolean dropOne(WssOverflow overflow, WaitingFrames waiting, @Nullable Object topic) {
		return switch (overflow) {
			case LATEST ->
				(topic != null && waiting.dropOldestOf(topic)) || waiting.dropOldestOutdated() || waiting.dropOldest();
			case DROP_OLDEST -> waiting.dropOldest();
			case DISCONNECT -> false;
		};
	}

}
