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

import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The executor of the clients of the JDK. What one hands over while it begins a handshake
 * goes to the openers: it resolves the host there, which may take seconds. All else reads
 * and writes sockets, on the readers. Safe for use by several threads: each has its own
 * mark.
 */
final class HandshakeExecutor implements Executor {

	private final Executor readers;

	private final Executor openers;

	private final ThreadLocal<Boolean> beginning = new ThreadLocal<>();

	HandshakeExecutor(Executor readers, Executor openers) {
		this.readers = readers;
		this.openers = openers;
	}

	@Override
	public void execute(Runnable task) {
		boolean begins = this.beginning.get() != null;
		(begins ? this.openers : this.readers).execute(task);
	}

	/**
	 * Begin a handshake.
	 * @param handshake begins it without blocking
	 * @return what it gives
	 */
	<T> T begin(Supplier<T> handshake) {
		this.beginning.set(true);
		try {
			return handshake.get();
		}
		finally {
			this.beginning.remove();
		}
	}

}
