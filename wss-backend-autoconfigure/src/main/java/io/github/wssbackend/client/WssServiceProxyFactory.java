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

import java.lang.reflect.Proxy;
import java.util.function.Supplier;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnectionLostException;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.WssTimeoutException;
import io.github.wssbackend.connection.RemoteProxy;

import org.springframework.util.Assert;

/**
 * Makes an interface whose methods bear {@code @WssRoute} callable over a connection: the
 * same interface that a bean of the far side implements. Safe for use by several threads,
 * as are the proxies.
 *
 * <p>
 * Routes are named as on the serving side: the name of the interface that declares a
 * method is a prefix. Arguments go by position; those that the serving side does not take
 * from the payload ({@code WssConnection}, {@code WssServer}, {@code Principal},
 * {@code WssMessage}, {@code Locale}, {@code @AuthenticationPrincipal}) are left out, so
 * {@code null} will do for them. Parameters of a {@code WssArgumentResolver} are not
 * known here and are sent.
 *
 * <p>
 * What a method returns says how it calls:
 * <ul>
 * <li>{@code void} posts: nobody learns how it ended.</li>
 * <li>A value waits for the answer, and so does {@code Void}; {@code Optional} is empty
 * where there is none. The call throws {@link WssRequestException},
 * {@link WssTimeoutException}, {@link WssConnectException} and
 * {@link WssConnectionLostException}. It must not run on a thread that reads sockets.
 * Interrupting the thread cancels the request and throws a {@code WssException}.</li>
 * <li>{@code CompletableFuture}, {@code CompletionStage} and {@code Future} complete with
 * the answer, and cancelling them cancels the request.</li>
 * <li>{@code Mono} and every other type of one value at most makes the call when it is
 * subscribed to, for each subscriber anew; cancelling cancels the request.</li>
 * <li>{@code Flow.Publisher}, {@code Publisher}, {@code Flux} and every other type of
 * several values is a subscription to the node if the method has no arguments, or else
 * the elements of one run. Each subscriber has its own, and cancelling ends it over
 * there. Outputs and elements that are {@code null} are passed over. At most 256 wait for
 * a subscriber; then it ends with a {@link WssRequestException} of code
 * {@code overloaded}. A subscription ends with a {@link WssConnectionLostException} when
 * its connection is down for good.</li>
 * </ul>
 * Default methods without the annotation run here. A method with {@code remote = false}
 * throws {@link UnsupportedOperationException}.
 *
 * @since 0.1.0
 * @see ImportWssServices
 */
public final class WssServiceProxyFactory {

	private final Supplier<WssConnection> connection;

	private final Object description;

	private WssServiceProxyFactory(Supplier<WssConnection> connection, Object description) {
		this.connection = connection;
		this.description = description;
	}

	/**
	 * Begin a factory of proxies that call over a connection.
	 * @param connection the connection, of either end
	 * @return a builder
	 */
	public static Builder builderFor(WssConnection connection) {
		Assert.notNull(connection, "'connection' must not be null");
		return new Builder(() -> connection, connection);
	}

	/**
	 * Begin a factory of proxies that call over whatever connection they are given.
	 * @param connection asked at each call
	 * @param description what the connection is called in messages
	 */
	static Builder builderFor(Supplier<WssConnection> connection, String description) {
		return new Builder(connection, description);
	}

	/**
	 * Make a proxy. Its methods are read now, and nothing is sent.
	 * @param type the interface
	 * @return a proxy that calls its routes
	 * @throws IllegalArgumentException for what is no interface, and for one with a
	 * method that cannot be called: the message names it and says how to mend it
	 */
	public <T> T createClient(Class<T> type) {
		Assert.notNull(type, "'type' must not be null");
		ServiceProxy proxy = new ServiceProxy(ContractReader.read(type), this.connection, this.description);
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type, RemoteProxy.class }, proxy));
	}

	/**
	 * Collects settings. For one thread.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final Supplier<WssConnection> connection;

		private final Object description;

		private Builder(Supplier<WssConnection> connection, Object description) {
			this.connection = connection;
			this.description = description;
		}

		/**
		 * The factory with the settings as they are now.
		 * @return the factory
		 */
		public WssServiceProxyFactory build() {
			return new WssServiceProxyFactory(this.connection, this.description);
		}

	}

}
