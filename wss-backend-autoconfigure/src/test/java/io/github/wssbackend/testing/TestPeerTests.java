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

package io.github.wssbackend.testing;

import org.junit.jupiter.api.Test;

import io.github.wssbackend.annotation.WssRoute;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of a started application and a peer together.
 */
class TestPeerTests {

	@Test
	void aPeerCallsARouteOfAStartedApplication() {
		try (TestApplication application = TestApplication.start(Sums.class); TestPeer peer = application.peer()) {
			assertThat(peer.id()).startsWith("socket").hasSize(38);
			peer.ask("sums.add", "[1,2]", "7");
			assertThat(peer.next()).isEqualTo("{\"args\":3,\"callbackId\":7}");
			assertThat(peer.framesUntilNow()).isEmpty();
		}
	}

	@WssRoute("sums")
	static class Sums {

		@WssRoute
		int add(int a, int b) {
			return a + b;
		}

	}

}
