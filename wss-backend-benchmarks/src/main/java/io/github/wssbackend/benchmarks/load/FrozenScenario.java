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
import java.util.Map;

/**
 * One message at a time to many, a tenth of whom stop reading: what the others notice.
 * The same sockets are measured before, while all read.
 */
final class FrozenScenario implements Scenario {

	private static final String FILL = "fill";

	/**
	 * Enough to fill the buffers of the system and the queue of the server, for one
	 * socket.
	 */
	private static final int FILL_COUNT = 600;

	private static final int FILL_SIZE = 8000;

	private static final int RECEIVE_BUFFER = 4096;

	/**
	 * The starter ends a socket that takes nothing for 10 s; the window is over before.
	 */
	private static final Duration LONGEST = Duration.ofSeconds(5);

	/** Until what was published to fill the buffers is through. */
	private static final Duration SETTLING = Duration.ofSeconds(1);

	private final Peer peer;

	FrozenScenario(Peer peer) {
		this.peer = peer;
	}

	@Override
	public String row() {
		return Rows.FROZEN;
	}

	@Override
	public boolean isFor(Peer peer) {
		return peer == this.peer;
	}

	@Override
	public Outcome run(Target target) throws IOException {
		int frozen = target.options().subscribers() / 10;
		int readers = target.options().subscribers() - frozen;
		try (EventLoop loop = new EventLoop()) {
			Audience audience = new Audience(loop, target.peer());
			audience.open(readers, frozen, RECEIVE_BUFFER, target.endpoint());
			audience.subscribeOthers(FILL);
			Outcome outcome = measure(target, audience, new ClosedLoop(audience, readers));
			audience.close();
			return Deliveries.check(outcome, audience);
		}
	}

	private Outcome measure(Target target, Audience audience, ClosedLoop messages) throws IOException {
		Outcome outcome = Outcome.of(row());
		Map<String, Double> figures = outcome.figures();
		Duration time = target.options().window();
		Duration window = (time.compareTo(LONGEST) > 0) ? LONGEST : time;
		messages.run(target.options().scenarioWarmUp());
		messages.reset();
		messages.run(window);
		double free = messages.latencies().getValueAtPercentile(99);
		audience.freezeOthers();
		audience.publish(FILL, FILL_COUNT, FILL_SIZE);
		messages.run(SETTLING);
		messages.reset();
		Window measured = new Window(target.server());
		messages.run(window);
		measured.end(figures, messages.count());
		Window.percentiles(figures, messages.latencies());
		figures.put(Figures.FREE_P99, free / 1e6);
		figures.put(Figures.P99_RATIO, messages.latencies().getValueAtPercentile(99) / free);
		return outcome;
	}

}
