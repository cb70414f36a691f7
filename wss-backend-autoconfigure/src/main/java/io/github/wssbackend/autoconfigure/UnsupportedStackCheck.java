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

import io.github.wssbackend.WssConfigurationException;

import org.springframework.beans.factory.InitializingBean;

/**
 * Stops the start where servers are configured that nothing could serve.
 */
final class UnsupportedStackCheck implements InitializingBean {

	private final WssProperties properties;

	UnsupportedStackCheck(WssProperties properties) {
		this.properties = properties;
	}

	@Override
	public void afterPropertiesSet() {
		if (!this.properties.servers().isEmpty()) {
			throw new WssConfigurationException(
					"wss.servers is set, but this application does not run on the servlet stack with Tomcat.",
					"Depend on spring-boot-starter-websocket, which brings Spring MVC and Tomcat, and do not set"
							+ " spring.main.web-application-type to anything but servlet; or remove wss.servers.");
		}
	}

}
