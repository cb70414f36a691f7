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
 * Many messages to some subscribers, as fast as the server publishes them.
 */
final class BurstScenario implements Scenario {

	/** Nothing came for so long: the rest is lost. */
	private static final Duration SILENCE = Duration.ofSeconds(10);

	private static final int SIZE = 100;

	@Override
	public String row() {
		return "burst";
	}

	@Override
	public Outcome run(Target target) throws IOException {
		Outcome outcome = Outcome.of(row());
		int subscribers = target.options().burstSubscribers();
		int messages = target.options().burstMessages();
		try (EventLoop loop = new EventLoop()) {
			Audience audience = new Audience(loop, target.peer());
			Received received = new Received();
			audience.listener(received);
			audience.open(subscribers, target.burstEndpoint());
			for (int i = 0; i < 2; i++) {
				publish(audience, received, messages / 5, subscribers);
			}
			Window window = new Window(target.server());
			long before = received.count;
			publish(audience, received, messages, subscribers);
			window.end(outcome.figures(), received.count - before);
			audience.close();
			return Deliveries.check(outcome, audience);
		}
	}

	private static void publish(Audience audience, Received received, int messages, int subscribers)
			throws IOException {
		long all = received.count + (long) messages * subscribers;
		long answers = audience.answers() + 1;
		audience.publish(messages, SIZE);
		boolean done = false;
		long before = -1;
		while (!done && received.count != before) {
			before = received.count;
			done = audience.loop().run(() -> received.count >= all && audience.answers() == answers, SILENCE);
		}
	}

	/**
	 * Counts deliveries.
	 */
	private static final class Received implements Audience.DeliveryListener {

		private long count;

		@Override
		public void delivered(LoadSocket socket, long sequence) {
			this.count++;
		}

	}

}
