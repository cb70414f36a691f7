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

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A data message: as it came from a peer, or a call to send. Immutable.
 *
 * @since 0.1.0
 */
public interface WssMessage {

	/**
	 * The message as it came.
	 * @return a {@code String} or, for a binary message, a {@code byte[]} that must not
	 * be changed
	 */
	Object payload();

	/**
	 * The route that is called.
	 * @return the route, or {@code null} for what is no call
	 */
	@Nullable String route();

	/**
	 * The method of the route that is called.
	 * @return the method, or {@code null} for none
	 */
	@Nullable String method();

	/**
	 * The arguments of the call, or of the answer.
	 * @return the arguments, or {@code null} for none
	 */
	@Nullable JsonNode args();

	/**
	 * The same call for a method of the route.
	 * @param method the method
	 * @return a new message
	 */
	default WssMessage withMethod(String method) {
		return new CallMessage(route(), method, args());
	}

	/**
	 * A call to send.
	 * @param route the route to run
	 * @param args its arguments, any value that JSON can tell; they are encoded when the
	 * message is sent
	 * @return the message
	 */
	static WssMessage call(String route, @Nullable Object... args) {
		return CallMessage.of(route, args);
	}

}
