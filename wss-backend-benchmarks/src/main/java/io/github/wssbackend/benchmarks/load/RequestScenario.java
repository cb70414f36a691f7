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
 * Sums asked for by 50 sockets, so many at a time each.
 */
final class RequestScenario implements Scenario {

	static final int SOCKETS = 50;

	private final String row;

	private final int outstanding;

	private final boolean blocking;

	RequestScenario(String row, int outstanding, boolean blocking) {
		this.row = row;
		this.outstanding = outstanding;
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
		return run(target, target.options().scenarioWarmUp(), target.options().window());
	}

	Outcome run(Target target, Duration warmUp, Duration time) throws IOException {
		Outcome outcome = Outcome.of(this.row);
		try (EventLoop loop = new EventLoop()) {
			RequestLoad load = new RequestLoad(loop, target.peer(), this.outstanding, this.blocking);
			load.start(SOCKETS, target.endpoint());
			loop.run(warmUp);
			Window window = new Window(target.server());
			load.reset();
			loop.run(time);
			window.end(outcome.figures(), load.count());
			Window.percentiles(outcome.figures(), load.latencies());
			load.stop();
		}
		return outcome;
	}

}
