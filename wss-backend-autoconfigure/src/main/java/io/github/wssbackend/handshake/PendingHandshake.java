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

import java.net.URI;
import java.security.Principal;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssHandshake;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.ServerHttpRequest;

/**
 * A handshake under way. What it tells is copied, because the container uses the request
 * again. For one thread until the upgrade; then only read.
 *
 * @since 0.1.0
 */
public final class PendingHandshake implements WssHandshake {

	private static final String ATTRIBUTE = PendingHandshake.class.getName();

	private final URI uri;

	private final HttpHeaders headers;

	private final @Nullable Principal principal;

	private final Map<String, Object> attributes = new ConcurrentHashMap<>();

	private @Nullable HttpStatusCode rejection;

	PendingHandshake(ServerHttpRequest request, @Nullable Principal principal) {
		this.uri = request.getURI();
		this.headers = HttpHeaders.readOnlyHttpHeaders(HttpHeaders.copyOf(request.getHeaders()));
		this.principal = principal;
	}

	/**
	 * The handshake that a session came from. The session forgets it.
	 * @param sessionAttributes the attributes of the session
	 * @return the handshake
	 */
	public static PendingHandshake takeFrom(Map<String, Object> sessionAttributes) {
		return (PendingHandshake) Objects.requireNonNull(sessionAttributes.remove(ATTRIBUTE),
				"The session came through no gate");
	}

	void putInto(Map<String, Object> sessionAttributes) {
		sessionAttributes.put(ATTRIBUTE, this);
	}

	@Override
	public URI uri() {
		return this.uri;
	}

	@Override
	public HttpHeaders headers() {
		return this.headers;
	}

	@Override
	public @Nullable Principal principal() {
		return this.principal;
	}

	@Override
	public Map<String, Object> attributes() {
		return this.attributes;
	}

	@Override
	public void reject(HttpStatusCode status) {
		if (!status.isError()) {
			throw new IllegalArgumentException("A handshake is refused with a status from 400 to 599");
		}
		if (this.rejection == null) {
			this.rejection = status;
		}
	}

	@Nullable HttpStatusCode rejection() {
		return this.rejection;
	}

}
