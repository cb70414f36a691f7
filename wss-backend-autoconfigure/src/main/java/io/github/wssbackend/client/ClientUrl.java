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

package io.github.wssbackend.client;

import java.net.URI;
import java.net.URISyntaxException;

import org.springframework.util.StringUtils;

/**
 * Checks the URL of an outbound socket. User info and query may be secrets, so no message
 * has them.
 */
final class ClientUrl {

	private static final String EXAMPLE = "Use a URL such as wss://desk.example/wss.";

	private ClientUrl() {
	}

	static URI check(String url, ClientChecks checks) {
		if (!StringUtils.hasText(url)) {
			throw checks.mistake("url", "is missing", "Give it a URL such as wss://desk.example/wss.");
		}
		URI uri = parse(url, checks);
		checkScheme(uri, url, checks);
		if (uri.getRawFragment() != null) {
			throw checks.mistake("url", "has a fragment: \"" + shown(url) + "#…\"",
					"Remove it: a fragment is never sent.");
		}
		if (uri.getRawUserInfo() != null) {
			throw checks.mistake("url", "has user info: \"" + shown(url) + "\"",
					"Remove it and use a header, such as Authorization.");
		}
		if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
			throw checks.mistake("url", "has no host and port that can be: \"" + shown(url) + "\"", EXAMPLE);
		}
		return uri;
	}

	private static URI parse(String url, ClientChecks checks) {
		try {
			return new URI(url);
		}
		catch (URISyntaxException ex) {
			// Without its message and without it as the cause: both have the whole URL.
			throw checks.mistake("url",
					"is no URL: \"" + shown(url) + "\" (" + ex.getReason() + ", index " + ex.getIndex() + ")", EXAMPLE);
		}
	}

	private static void checkScheme(URI uri, String url, ClientChecks checks) {
		if (!"ws".equalsIgnoreCase(uri.getScheme()) && !"wss".equalsIgnoreCase(uri.getScheme())) {
			throw checks.mistake("url", "does not begin with ws:// or wss://: \"" + shown(url) + "\"",
					"Use ws:// instead of http:// and wss:// instead of https://, such as wss://desk.example/wss.");
		}
	}

	private static String shown(String url) {
		return url.replaceFirst("(?s)[?#].*", "").replaceFirst("//[^/]*@", "//…@");
	}

}
