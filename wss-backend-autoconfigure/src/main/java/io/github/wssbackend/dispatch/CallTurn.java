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

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.wssbackend.WssErrorCode;

/**
 * A call that takes its turn. Its end is told once, however it ends.
 */
final class CallTurn implements Turn {

	private static final Log logger = LogFactory.getLog(CallTurn.class);

	private final Mode mode;

	private final Asker asker;

	private final Action action;

	private final Runnable end;

	private final AtomicBoolean ended = new AtomicBoolean();

	CallTurn(Mode mode, Asker asker, Action action, Runnable end) {
		this.mode = mode;
		this.asker = asker;
		this.action = action;
		this.end = end;
	}

	/**
	 * A call that is over when its action has run.
	 */
	static CallTurn inline(Asker asker, Runnable action, Runnable end) {
		return new CallTurn(Mode.INLINE, asker, (done) -> {
			action.run();
			done.run();
		}, end);
	}

	/**
	 * What a call does.
	 */
	interface Action {

		/**
		 * Do it.
		 * @param end to be called when the call has ended; may be called again
		 */
		void run(Runnable end);

		/**
		 * It will not be done.
		 */
		default void refused() {
		}

	}

	@Override
	public Mode mode() {
		return this.mode;
	}

	@Override
	public void run() {
		try {
			this.action.run(this::end);
		}
		catch (Throwable ex) {
			logger.error("A call could not be handled", ex);
			this.asker.error(WssErrorCode.INTERNAL, null);
			end();
		}
		finally {
			// What a node left is not meant for what the thread does next.
			Thread.interrupted();
		}
	}

	@Override
	public void refused() {
		refused(WssErrorCode.OVERLOADED, "The application has no room for the call now");
		end();
	}

	/**
	 * Refuse a call that was not accepted.
	 */
	void tooMany() {
		refused(WssErrorCode.TOO_MANY_REQUESTS, "Too many calls are in flight");
	}

	private void refused(WssErrorCode code, String detail) {
		this.action.refused();
		this.asker.error(code, detail);
	}

	private void end() {
		if (this.ended.compareAndSet(false, true)) {
			this.end.run();
		}
	}

}
