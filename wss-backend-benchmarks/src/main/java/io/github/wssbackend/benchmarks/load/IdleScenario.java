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

package io.github.wssbackend.benchmarks.load;

import java.io.IOException;
import java.time.Duration;

/**
 * What sockets cost that have asked once and are silent since.
 */
final class IdleScenario implements Scenario {

	/** Opened and closed before, so that what is made once is not counted. */
	private static final int BEFORE = 200;

	@Override
	public String row() {
		return Rows.IDLE;
	}

	@Override
	public Outcome run(Target target) throws IOException {
		Outcome outcome = Outcome.of(row());
		try (EventLoop loop = new EventLoop()) {
			new Silent(loop, target.peer()).open(BEFORE, target.endpoint()).crowd.close();
			long heap = target.server().heap();
			long resident = target.server().resident();
			int count = target.options().connections();
			Silent silent = new Silent(loop, target.peer()).open(count, target.endpoint());
			long residentMore = target.server().resident() - resident;
			outcome.figures().put(Figures.HEAP, (target.server().heap() - heap) / 1024.0 / count);
			if (resident >= 0) {
				outcome.figures().put(Figures.RESIDENT, residentMore / 1024.0 / count);
			}
			silent.crowd.close();
		}
		return outcome;
	}

	/**
	 * Sockets that ask once.
	 */
	private static final class Silent implements Receiver {

		private static final Duration PATIENCE = Duration.ofSeconds(20);

		private final Crowd crowd;

		private int answered;

		Silent(EventLoop loop, Peer peer) {
			this.crowd = new Crowd(loop, peer);
		}

		Silent open(int count, Endpoint endpoint) throws IOException {
			this.crowd.open(count, endpoint, this, 0);
			if (!this.crowd.loop().run(() -> this.answered == count, PATIENCE)) {
				throw new BadAnswerException("Only " + this.answered + " of " + count + " were answered");
			}
			return this;
		}

		@Override
		public void ready(LoadSocket socket) {
			this.crowd.oneReady();
			socket.dialect().add(socket, 1, true, socket.index(), 1);
		}

		@Override
		public void answer(LoadSocket socket, long request, long value) {
			if (request != 1 || value != socket.index() + 1) {
				throw new BadAnswerException(socket.index() + " + 1 is not " + value);
			}
			this.answered++;
		}

	}

}
