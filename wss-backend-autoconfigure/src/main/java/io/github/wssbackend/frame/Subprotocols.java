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

package io.github.wssbackend.frame;

/**
 * The names by which the ends of a socket agree on a dialect.
 *
 * @since 0.1.0
 */
public final class Subprotocols {

	/**
	 * The wire format of the original with everything that is added to it.
	 */
	public static final String V1 = "wss-backend.v1";

	/**
	 * The wire format of the original, and what its clients ignore.
	 */
	public static final String PLAIN = "wss-backend";

	private Subprotocols() {
	}

}
