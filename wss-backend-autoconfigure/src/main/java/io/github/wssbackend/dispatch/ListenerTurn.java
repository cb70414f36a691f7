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

package io.github.wssbackend.dispatch;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.wssbackend.connection.ForeignCode;

/**
 * Tells those who look on. If the executor has no room the reading thread does it: they
 * must not miss that a connection opened or ended.
 */
final class ListenerTurn implements Turn {

	private static final Log logger = LogFactory.getLog(ListenerTurn.class);

	private static final ForeignCode HANDLER = ForeignCode.unknown();

	private final Runnable action;

	ListenerTurn(Runnable action) {
		this.action = action;
	}

	@Override
	public Mode mode() {
		return Mode.ORDERED;
	}

	@Override
	public void run() {
		try {
			HANDLER.run(this.action);
		}
		catch (Throwable ex) {
			logger.error("A handler failed", ex);
		}
		finally {
			// What a handler left is not meant for what the thread does next.
			Thread.interrupted();
		}
	}

	@Override
	public void refused() {
		run();
	}

}
