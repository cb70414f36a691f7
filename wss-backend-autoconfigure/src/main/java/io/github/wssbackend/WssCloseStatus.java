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

package io.github.wssbackend;

import org.springframework.web.socket.CloseStatus;

/**
 * The close codes that this library sends, in one place. Codes from 4000 to 4099 are its
 * own; the others are those of RFC 6455 and its registry.
 *
 * <p>
 * Some codes say not to come back, whoever sends them: 1008 and 1010, 3500 to 3999, and
 * 4400 to 4999, so that the application can say so in its own words. After any other a
 * peer may reconnect, as {@link #forbidsReconnect(CloseStatus)} tells.
 *
 * @since 0.1.0
 */
public final class WssCloseStatus {

	/**
	 * 1000: own code closed or terminated the connection.
	 */
	public static final CloseStatus NORMAL = CloseStatus.NORMAL;

	/**
	 * 1001: the server was terminated or the application stops.
	 */
	public static final CloseStatus GOING_AWAY = CloseStatus.GOING_AWAY;

	/**
	 * 1008: the peer broke a rule and would be refused again.
	 */
	public static final CloseStatus POLICY_VIOLATION = CloseStatus.POLICY_VIOLATION;

	/**
	 * 1009: a message was larger than {@code max-message-size}; the reason tells the
	 * limit.
	 */
	public static final CloseStatus MESSAGE_TOO_BIG = CloseStatus.TOO_BIG_TO_PROCESS;

	/**
	 * 1013: answers, errors and posts alone filled the outbound queue.
	 */
	public static final CloseStatus OVERLOADED = CloseStatus.SERVICE_OVERLOAD;

	/**
	 * 4008: the peer reads too slowly. It took no bytes for {@code send-timeout}, or its
	 * queue is full and the overflow policy is {@code disconnect}.
	 */
	public static final CloseStatus SLOW_READER = new CloseStatus(4008, "slow reader");

	/**
	 * 4009: the peer answered no heartbeat in time. The close frame hardly reaches it.
	 */
	public static final CloseStatus HEARTBEAT_TIMEOUT = new CloseStatus(4009, "heartbeat timeout");

	private WssCloseStatus() {
	}

	/**
	 * Whether a close code of the far side says not to come back. An outbound connection
	 * is not opened again then.
	 * @param status what the far side closed with
	 * @return {@code true} for 1008, 1010, 3500 to 3999 and 4400 to 4999
	 */
	public static boolean forbidsReconnect(CloseStatus status) {
		int code = status.getCode();
		return code == POLICY_VIOLATION.getCode() || code == CloseStatus.REQUIRED_EXTENSION.getCode()
				|| (code >= 3500 && code <= 3999) || (code >= 4400 && code <= 4999);
	}

}
