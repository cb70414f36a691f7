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

package io.github.wssbackend.server;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of {@link FurtherPorts}.
 */
class FurtherPortsTests {

	private final RecordingPorts recording = new RecordingPorts();

	private final FurtherPorts ports = new FurtherPorts(this.recording);

	@Test
	void aPortIsOpenedOnceForItsServersAndClosedWithTheLast() {
		assertThat(this.ports.acquire(9001)).isEqualTo(9001);
		assertThat(this.ports.acquire(9001)).isEqualTo(9001);
		this.ports.release(9001);
		assertThat(this.ports.isOpen(9001)).isTrue();
		this.ports.release(9001);
		assertThat(this.ports.isOpen(9001)).isFalse();
		assertThat(this.recording.calls).containsExactly("open 9001", "close 9001");
	}

	@Test
	void eachServerOnPortZeroHasAPortOfItsOwn() {
		assertThat(this.ports.acquire(0)).isEqualTo(50001);
		assertThat(this.ports.acquire(0)).isEqualTo(50002);
		assertThat(this.ports.isOpen(50001)).isTrue();
		assertThat(this.ports.isOpen(0)).isFalse();
	}

	@Test
	void aFreePortThatWasFoundCanBeShared() {
		int port = this.ports.acquire(0);
		assertThat(this.ports.acquire(port)).isEqualTo(port);
		this.ports.release(port);
		assertThat(this.ports.isOpen(port)).isTrue();
	}

	@Test
	void aPortThatCannotBeOpenedIsNotOpen() {
		assertThatIllegalStateException().isThrownBy(() -> this.ports.acquire(666));
		assertThat(this.ports.isOpen(666)).isFalse();
	}

	private static final class RecordingPorts implements ServerPorts {

		private final List<String> calls = new ArrayList<>();

		private int free = 50000;

		@Override
		public int mainPort() {
			return 8080;
		}

		@Override
		public boolean isMain(int port) {
			return port == 8080;
		}

		@Override
		public int open(int port) {
			if (port == 666) {
				throw new IllegalStateException("taken");
			}
			this.calls.add("open " + port);
			return (port != 0) ? port : ++this.free;
		}

		@Override
		public void close(int port) {
			this.calls.add("close " + port);
		}

		@Override
		public String address(@Nullable String host, int port) {
			return "ws://" + host + ":" + port;
		}

	}

}
