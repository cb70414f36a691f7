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

package io.github.wssbackend.connection;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * What the handshake told of a peer. Immutable but for the attributes, which are a
 * concurrent map.
 *
 * @param address the URL of the server side
 * @param uri the URI of the handshake request
 * @param headers the headers of the handshake request
 * @param principal who the peer is, if known
 * @param remoteAddress the address of the peer, if known
 * @param attributes attributes of the application
 * @param v1 whether {@code wss-backend.v1} was agreed on
 * @since 0.1.0
 */
public record PeerInfo(String address, URI uri, HttpHeaders headers, @Nullable Principal principal,
		@Nullable InetSocketAddress remoteAddress, Map<String, Object> attributes, boolean v1) {
}
