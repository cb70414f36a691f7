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
package io.github.wssbackend.autoconfigure;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.util.unit.DataSize;

import io.github.wssbackend.WssConfigurationException;

/**
 * Tells Tomcat how large the three buffers are that it keeps for the frames of each
 * WebSocket. That can be told only by a system property, and only before the first
 * WebSocket of the process; one that is set already counts.
 *
 * @param size the size
 */
record FrameBuffers(DataSize size) implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	static final String PROPERTY = "org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE";

	private static final long MIN = 256;

	private static final long MAX = DataSize.ofMegabytes(1).toBytes();

	FrameBuffers {
		if (size.toBytes() < MIN || size.toBytes() > MAX) {
			throw new WssConfigurationException("wss.frame-buffer-size must be from 256B to 1MB but is " + size + ".",
					"Use a size such as 8KB, or leave it out for the default of 1KB.");
		}
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		if (System.getProperty(PROPERTY) == null) {
			System.setProperty(PROPERTY, Long.toString(this.size.toBytes()));
		}
	}

}
