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

package io.github.wssbackend.connection;

import java.time.Duration;

/**
 * Tells when a silent peer is to be asked and when to be given up. {@code heard} may be
 * called by any thread, {@code check} by the one that sweeps; times are of
 * {@link System#nanoTime()}.
 */
final class Heartbeat {

	private final long interval;

	private final long timeout;

	private volatile long heard;

	private long asked;

	private boolean waiting;

	Heartbeat(Duration interval, Duration timeout, long now) {
		this.interval = interval.toNanos();
		this.timeout = timeout.toNanos();
		this.heard = now;
	}

	void heard(long now) {
		this.heard = now;
	}

	/**
	 * Look at the peer.
	 * @param now the time
	 * @param next when it is looked at again, at the earliest
	 * @return what is to be done
	 */
	Verdict check(long now, long next) {
		if (this.waiting && this.heard - this.asked < 0) {
			return (now - this.asked >= this.timeout) ? Verdict.DEAD : Verdict.ALIVE;
		}
		this.waiting = false;
		if (next - this.heard <= this.interval) {
			return Verdict.ALIVE;
		}
		this.waiting = true;
		this.asked = now;
		return Verdict.ASK;
	}

	/**
	 * Give the peer its whole time anew, because nobody looked or read for a while.
	 */
	void restart(long now) {
		this.waiting = false;
		this.heard = now;
	}

	enum Verdict {

		ALIVE, ASK, DEAD

	}

}
