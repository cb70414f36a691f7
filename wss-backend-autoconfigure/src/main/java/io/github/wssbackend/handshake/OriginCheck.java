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
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Decides whether the site that a browser shows may connect. A request without an origin
 * comes from no browser and passes; the same origin and those allowed pass; all else is
 * refused, {@code null} too.
 *
 * <p>
 * What the peer itself sent counts: the {@code Host} header and what the connector made
 * of it, not what a filter took from {@code X-Forwarded-Host}. Immutable.
 */
final class OriginCheck {

	private final CorsConfiguration allowed = new CorsConfiguration();

	OriginCheck(List<String> allowedOrigins) {
		this.allowed.setAllowedOriginPatterns(allowedOrigins);
	}

	boolean passes(HttpServletRequest request) {
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		return origin == null || isSame(origin, connectorRequest(request)) || this.allowed.checkOrigin(origin) != null;
	}

	private static HttpServletRequest connectorRequest(HttpServletRequest request) {
		HttpServletRequest innermost = request;
		while (innermost instanceof ServletRequestWrapper wrapper
				&& wrapper.getRequest() instanceof HttpServletRequest inner) {
			innermost = inner;
		}
		return innermost;
	}

	private static boolean isSame(String origin, HttpServletRequest request) {
		URI uri = parse(origin);
		if (uri == null || uri.getHost() == null || (request.isSecure() && !"https".equals(uri.getScheme()))) {
			return false;
		}
		String authority = authority(uri.getScheme(), uri.getHost(), uri.getPort());
		String host = request.getHeader(HttpHeaders.HOST);
		return authority.equals(authority(request.getScheme(), request.getServerName(), request.getServerPort()))
				|| (host != null && authority.equals(authorityOfHost(uri.getScheme(), host)));
	}

	private static @Nullable URI parse(String text) {
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	private static String authorityOfHost(String scheme, String host) {
		URI uri = parse(scheme + "://" + host);
		return (uri != null && uri.getHost() != null) ? authority(scheme, uri.getHost(), uri.getPort()) : "";
	}

	private static String authority(String scheme, String host, int port) {
		boolean standard = port == -1 || port == ("https".equals(scheme) ? 443 : 80);
		return host.toLowerCase(Locale.ROOT) + (standard ? "" : ":" + port);
	}

}
