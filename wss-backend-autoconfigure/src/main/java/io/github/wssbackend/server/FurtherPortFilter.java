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

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.UrlPathHelper;

/**
 * Lets only their servers answer on further ports: all else of the application is not
 * found there. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class FurtherPortFilter extends OncePerRequestFilter {

	private final ServerRegistry servers;

	/**
	 * Create a filter.
	 * @param servers the servers
	 */
	public FurtherPortFilter(ServerRegistry servers) {
		this.servers = servers;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.servers.isFurtherPort(request.getLocalPort()) && !isForServer(request)) {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
			return;
		}
		chain.doFilter(request, response);
	}

	private boolean isForServer(HttpServletRequest request) {
		return EndpointHandlerMapping.isUpgrade(request) && this.servers.handler(request, lookupPath(request)) != null;
	}

	/**
	 * The path as handler mappings see it: without that of the dispatcher servlet.
	 */
	private static String lookupPath(HttpServletRequest request) {
		return UrlPathHelper.defaultInstance
			.removeSemicolonContent(ServletRequestPathUtils.parse(request).pathWithinApplication().value());
	}

}
