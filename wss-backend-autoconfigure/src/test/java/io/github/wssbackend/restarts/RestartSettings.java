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

import java.time.Duration;

/**
 * The size of a run. Immutable.
 *
 * @param sockets how many outbound sockets there are
 * @param restarts how often their server is restarted
 * @param threads how many threads make requests
 * @param rate how many calls all of them make in a second, while there is room
 * @param inFlight how many requests may wait for answers
 * @param backOff the longest wait between two attempts to open a socket again
 * @param tick how often the server publishes
 * @param requestTimeout how long a request waits
 * @param bound how long anything else may take
 */
record RestartSettings(int sockets, int restarts, int threads, int rate, int inFlight, Duration backOff, Duration tick,
		Duration requestTimeout, Duration bound) {

	static RestartSettings small() {
		return new RestartSettings(50, 5, 3, 1000, 64, Duration.ofSeconds(1), Duration.ofMillis(50),
				Duration.ofSeconds(2), Duration.ofSeconds(30));
	}

	static RestartSettings big() {
		return new RestartSettings(Integer.getInteger("wss.restarts.sockets", 1000),
				Integer.getInteger("wss.restarts.count", 100), 4, 1500, 512, Duration.ofSeconds(2),
				Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofMinutes(2));
	}

}
