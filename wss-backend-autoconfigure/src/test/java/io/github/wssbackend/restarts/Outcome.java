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

package io.github.wssbackend.restarts;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnectionLostException;
import io.github.wssbackend.WssTimeoutException;

/**
 * How a call ended for its caller.
 */
enum Outcome {

	/** It has not ended. */
	OPEN(0, 0),

	/** With the answer to this very request. */
	ANSWERED(1, 1),

	/** The socket was lost after it was sent. */
	LOST(0, 1),

	/** Nothing was sent. */
	NOT_SENT(0, 0),

	/** No answer came in time. */
	TIMED_OUT(0, 1),

	/** Sent, and no answer was asked for. */
	POSTED(0, 1),

	/** In any way that must not be. */
	WRONG(0, 1);

	private final int least;

	private final int most;

	Outcome(int least, int most) {
		this.least = least;
		this.most = most;
	}

	/**
	 * Whether a call that ended so may have been executed so often.
	 */
	boolean allows(int executions) {
		return executions >= this.least && executions <= this.most;
	}

	static Outcome of(int number, @Nullable Integer answer, @Nullable Throwable failure) {
		if (failure == null) {
			return (answer != null && answer == number) ? ANSWERED : WRONG;
		}
		if (failure instanceof WssConnectionLostException) {
			return LOST;
		}
		if (failure instanceof WssConnectException) {
			return NOT_SENT;
		}
		return (failure instanceof WssTimeoutException) ? TIMED_OUT : WRONG;
	}

}
