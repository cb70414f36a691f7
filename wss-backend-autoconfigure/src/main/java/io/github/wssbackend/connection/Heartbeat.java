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
 * Tells when a silent peer is to be asked and when to be given up. Any thread may call
 * it: the monitor guards the question, and {@code heard}, which is called for each
 * message, takes no lock. Times are of {@link System#nanoTime()}.
 */
final class Heartbeat {

	private final long interval;

	private final long timeout;

	private volatile long heard;

	private Question question = Question.NONE;

	private long asked;

	private long due;

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
	synchronized Verdict check(long now, long next) {
		if (this.question == Question.ASKED && this.heard - this.asked < 0) {
			return (now - this.due >= 0) ? Verdict.DEAD : Verdict.ALIVE;
		}
		if (this.question == Question.TO_ASK || next - this.heard <= this.interval) {
			return Verdict.ALIVE;
		}
		this.question = Question.TO_ASK;
		return Verdict.ASK;
	}

	/**
	 * The peer was asked. What it sends from the beginning on is an answer; its time runs
	 * from the end.
	 * @param began when it was to be asked
	 * @param sent when the question was sent
	 */
	synchronized void asked(long began, long sent) {
		if (this.question == Question.TO_ASK) {
			this.question = Question.ASKED;
			this.asked = began;
			this.due = sent + this.timeout;
		}
	}

	/**
	 * The peer could not be asked, which is not its fault.
	 */
	synchronized void notAsked() {
		this.question = Question.NONE;
	}

	/**
	 * Give the peer its whole time anew, because nobody looked or read for a while.
	 */
	synchronized void restart(long now) {
		this.question = Question.NONE;
		this.heard = now;
	}

	private enum Question {

		NONE, TO_ASK, ASKED

	}

	enum Verdict {

		ALIVE, ASK, DEAD

	}

}
