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

/**
 * How messages name the far side: without query and user info, which may be secret. Has
 * no state.
 */
final class Place {

	private Place() {
	}

	/**
	 * Scheme, host, port and path.
	 * @param uri any URI
	 * @return as much of that as there is
	 */
	static String of(URI uri) {
		String scheme = (uri.getScheme() != null) ? uri.getScheme() + "://" : "";
		String path = (uri.getRawPath() != null) ? uri.getRawPath() : "";
		return scheme + authority(uri) + path;
	}

	/**
	 * Host and port.
	 * @param uri any URI
	 * @return the port only where the URI has one
	 */
	static String authority(URI uri) {
		String host = (uri.getHost() != null) ? uri.getHost() : "";
		return (uri.getPort() >= 0) ? host + ":" + uri.getPort() : host;
	}

}
