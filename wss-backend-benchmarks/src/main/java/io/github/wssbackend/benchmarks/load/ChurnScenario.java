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

/**
 * Sockets that are opened for one request.
 */
final class ChurnScenario implements Scenario {

	private static final int AT_ONCE = 16;

	private final String row;

	private final boolean blocking;

	ChurnScenario(String row, boolean blocking) {
		this.row = row;
		this.blocking = blocking;
	}

	@Override
	public String row() {
		return this.row;
	}

	@Override
	public boolean isFor(Peer peer) {
		return this.blocking || peer.hasFastRoute();
	}

	@Override
	public Outcome run(Target target) throws IOException {
		Outcome outcome = Outcome.of(this.row);
		try (EventLoop loop = new EventLoop()) {
			ChurnLoad load = new ChurnLoad(loop, target, this.blocking);
			load.start(AT_ONCE);
			loop.run(target.options().scenarioWarmUp());
			Window window = new Window(target.server());
			load.reset();
			loop.run(target.options().window());
			window.end(outcome.figures(), load.count());
			load.stop();
		}
		return outcome;
	}

}
