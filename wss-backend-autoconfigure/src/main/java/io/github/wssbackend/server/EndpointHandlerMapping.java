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

package io.github.wssbackend.server;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * Maps upgrade requests to the servers that are set up at the moment. Other requests for
 * their paths are left to the application. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class EndpointHandlerMapping extends AbstractHandlerMapping {

	private final ServerRegistry servers;

	/**
	 * Create a mapping.
	 * @param servers the servers
	 */
	public EndpointHandlerMapping(ServerRegistry servers) {
		this.servers = servers;
		setOrder(-2);
	}

	@Override
	protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
		String path = initLookupPath(request);
		return isUpgrade(request) ? this.servers.handler(request, path) : null;
	}

	static boolean isUpgrade(HttpServletRequest request) {
		return HttpMethod.GET.matches(request.getMethod())
				&& "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
	}

}
