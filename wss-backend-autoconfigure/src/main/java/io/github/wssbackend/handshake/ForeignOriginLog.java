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

package io.github.wssbackend.handshake;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;
import org.springframework.http.HttpHeaders;

/**
 * Says why a page cannot connect, because its browser tells it nothing: once a minute at
 * most, so that no peer can fill the log. Safe for use by several threads.
 */
final class ForeignOriginLog {

	private static final Log logger = LogFactory.getLog(ForeignOriginLog.class);

	private static final long PAUSE = Duration.ofMinutes(1).toNanos();

	private static final int MAX_LENGTH = 200;

	private final AtomicLong next = new AtomicLong(System.nanoTime());

	void tell(HttpServletRequest request) {
		long now = System.nanoTime();
		long due = this.next.get();
		if (now - due >= 0 && this.next.compareAndSet(due, now + PAUSE)) {
			logger.warn(LogMessage.format(
					"A handshake for %s was refused: its origin %s is not that of the server. If pages of that"
							+ " origin may connect, list it in allowed-origins of the server.",
					printable(request.getRequestURI()), printable(request.getHeader(HttpHeaders.ORIGIN))));
		}
	}

	private static String printable(String text) {
		String line = text.replaceAll("[^\\x20-\\x7e]", "?");
		return (line.length() > MAX_LENGTH) ? line.substring(0, MAX_LENGTH) + "..." : line;
	}

}
