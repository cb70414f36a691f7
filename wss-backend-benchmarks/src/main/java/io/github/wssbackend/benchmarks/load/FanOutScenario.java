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
 * One message at a time to many subscribers.
 */
final class FanOutScenario implements Scenario {

	@Override
	public String row() {
		return "fan-out";
	}

	@Override
	public Outcome run(Target target) throws IOException {
		Outcome outcome = Outcome.of(row());
		int subscribers = target.options().subscribers();
		try (EventLoop loop = new EventLoop()) {
			Audience audience = new Audience(loop, target.peer());
			audience.open(subscribers, target.endpoint());
			ClosedLoop messages = new ClosedLoop(audience, subscribers);
			messages.run(target.options().scenarioWarmUp());
			messages.reset();
			Window window = new Window(target.server());
			messages.run(target.options().window());
			window.end(outcome.figures(), messages.count());
			Window.percentiles(outcome.figures(), messages.latencies());
			audience.close();
			return Deliveries.check(outcome, audience);
		}
	}

}
