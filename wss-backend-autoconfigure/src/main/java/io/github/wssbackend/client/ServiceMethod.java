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

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnection;

/**
 * A method of a contract, as it was read. Immutable.
 *
 * @param place names it in messages
 * @param route the route that it calls
 * @param method the method of the route, {@code null} for none
 * @param remote whether the far side offers it
 * @param payload what of its arguments the far side takes from the payload
 * @param result what its calls give
 */
record ServiceMethod(String place, String route, @Nullable String method, boolean remote, PayloadParameters payload,
		CallResult result) {

	@Nullable Object call(Supplier<WssConnection> connection, @Nullable Object[] args) {
		if (!this.remote) {
			throw new UnsupportedOperationException(
					this.place + " is no route for peers: its @WssRoute says remote = false");
		}
		return this.result.of(new ServiceCall(connection, this.route, this.method, this.payload.of(args)));
	}

}
