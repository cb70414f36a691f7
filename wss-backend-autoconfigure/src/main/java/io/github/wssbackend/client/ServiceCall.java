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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssMessage;

import org.springframework.core.ParameterizedTypeReference;

/**
 * One call of a method of a contract. Immutable.
 *
 * @param connection gives the connection that the call goes over
 * @param route the route
 * @param method the method of the route, {@code null} for none
 * @param args what the far side takes from the payload
 */
record ServiceCall(Supplier<WssConnection> connection, String route, @Nullable String method, @Nullable Object[] args) {

	void post() {
		if (this.method != null) {
			this.connection.get().send(message(this.method));
		}
		else {
			this.connection.get().post(this.route, this.args);
		}
	}

	<T> CompletableFuture<@Nullable T> request(ParameterizedTypeReference<T> type) {
		return (this.method != null) ? this.connection.get().request(message(this.method), type)
				: this.connection.get().run(this.route, type, this.args);
	}

	private WssMessage message(String name) {
		return WssMessage.call(this.route, this.args).withMethod(name);
	}

	/**
	 * The elements of one run. There is no such run of a method.
	 */
	<T> Flow.Publisher<T> stream(ParameterizedTypeReference<T> type) {
		return (subscriber) -> this.connection.get().stream(this.route, type, this.args).subscribe(subscriber);
	}

	<T> Flow.Publisher<T> subscription(ParameterizedTypeReference<T> type) {
		String node = (this.method != null) ? this.route + "." + this.method : this.route;
		return new SubscriptionPublisher<>(this.connection, node, type);
	}

}
