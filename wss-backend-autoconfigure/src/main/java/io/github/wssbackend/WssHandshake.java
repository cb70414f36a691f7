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

import java.net.URI;
import java.security.Principal;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * A peer that wants to connect, before the upgrade. It passed the checks of the server:
 * origin, authentication, number of connections. Used by one thread.
 *
 * @since 0.1.0
 */
public interface WssHandshake {

	/**
	 * The URI of the request.
	 * @return the URI with its query
	 */
	URI uri();

	/**
	 * The headers of the request.
	 * @return a read-only copy
	 */
	HttpHeaders headers();

	/**
	 * Who the peer is.
	 * @return the principal or {@code null} for an anonymous peer
	 */
	@Nullable Principal principal();

	/**
	 * What the connection shall know from its beginning.
	 * @return the modifiable attributes, which become {@link WssConnection#attributes()}
	 */
	Map<String, Object> attributes();

	/**
	 * Refuse the peer with an HTTP status in place of the upgrade. The first refusal
	 * counts.
	 * @param status the status, 4xx or 5xx
	 */
	void reject(HttpStatusCode status);

	/**
	 * Refuse the peer with {@code 403 Forbidden}.
	 */
	default void reject() {
		reject(HttpStatus.FORBIDDEN);
	}

	/**
	 * Refuse the peer with an HTTP status in place of the upgrade.
	 * @param status the status, 4xx or 5xx
	 */
	default void reject(int status) {
		reject(HttpStatusCode.valueOf(status));
	}

}
