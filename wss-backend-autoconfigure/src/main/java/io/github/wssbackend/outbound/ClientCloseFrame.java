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

import java.nio.charset.StandardCharsets;
import java.util.Set;

import io.github.wssbackend.frame.EncodedFrame;

import org.springframework.web.socket.CloseStatus;

/**
 * A close status as the client of the JDK takes it. Immutable.
 *
 * @param code a code that it sends
 * @param reason a reason that fits in a close frame
 */
record ClientCloseFrame(int code, String reason) {

	private static final int MAX_REASON_BYTES = 123;

	/**
	 * Those that it refuses to send: it takes them for the words of servers, or they are
	 * never sent at all.
	 */
	private static final Set<Integer> REFUSED = Set.of(1002, 1003, 1004, 1005, 1006, 1007, 1009, 1010, 1012, 1013, 1014,
			1015);

	private static final int LAST_KNOWN = 1015;

	private static final int FIRST_FREE = 3000;

	private static final int LAST_FREE = 4999;

	static ClientCloseFrame of(CloseStatus status) {
		int code = isTaken(status.getCode()) ? status.getCode() : CloseStatus.POLICY_VIOLATION.getCode();
		return new ClientCloseFrame(code, reason(status));
	}

	private static boolean isTaken(int code) {
		boolean known = code >= CloseStatus.NORMAL.getCode() && code <= LAST_KNOWN && !REFUSED.contains(code);
		return known || (code >= FIRST_FREE && code <= LAST_FREE);
	}

	/**
	 * As much of the reason as fits, cut between characters and without halves of them.
	 */
	private static String reason(CloseStatus status) {
		String reason = (status.getReason() != null) ? EncodedFrame.text(status.getReason()).text() : "";
		while (reason.getBytes(StandardCharsets.UTF_8).length > MAX_REASON_BYTES) {
			reason = reason.substring(0, reason.offsetByCodePoints(reason.length(), -1));
		}
		return reason;
	}

}
