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

package io.github.wssbackend.state;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.github.wssbackend.WssState;
import io.github.wssbackend.frame.EncodingException;
import io.github.wssbackend.frame.JsonCodec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StateStoreTests {

	private static final StateKey KEY = StateKey.of("math.add");

	private final StateStore store = new StateStore(new JsonCodec(JsonMapper.builder().build()));

	private final RecordingOutputListener listener = new RecordingOutputListener();

	@Test
	void outputsAreKeptEncodedAndCounted() {
		this.store.publish(KEY, List.of(1));
		Output output = this.store.publish(KEY, List.of(2));
		assertThat(this.store.current(KEY)).isSameAs(output);
		assertThat(output.key()).isEqualTo(KEY);
		assertThat(output.json()).hasToString("[2]");
		assertThat(output.version()).isEqualTo(2);
		assertThat(new WssState(output.key().name(), output.value(), output.version(), output.epoch()))
			.isEqualTo(new WssState("math.add", List.of(2), 2, output.epoch()));
	}

	@Test
	void statesCountEachForThemselves() {
		this.store.publish(KEY, 1);
		assertThat(this.store.publish(StateKey.input("math.add"), 1).version()).isEqualTo(1);
		assertThat(this.store.publish(StateKey.of("math.add", "get"), 1).version()).isEqualTo(1);
		assertThat(this.store.keys()).hasSize(3);
	}

	@Test
	void nullIsAnOutput() {
		this.store.publish(KEY, null);
		assertThat(this.store.current(KEY)).isNotNull().extracting(Output::json).hasToString("null");
	}

	@Test
	void stateWithoutOutputHasNoCurrentOne() {
		assertThat(this.store.current(KEY)).isNull();
		assertThat(this.store.keys()).isEmpty();
	}

	@Test
	void valueThatCannotBeEncodedChangesNothing() {
		this.store.listen(KEY, this.listener);
		Output before = this.store.publish(KEY, 1);
		List<Object> endless = new ArrayList<>();
		endless.add(endless);
		assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> this.store.publish(KEY, endless));
		assertThat(this.store.current(KEY)).isSameAs(before);
		assertThat(this.store.publish(KEY, 2).version()).isEqualTo(2);
		assertThat(this.listener.versions()).containsExactly(1L, 2L);
	}

	@Test
	void epochsOfTwoStoresDiffer() {
		StateStore other = new StateStore(new JsonCodec(JsonMapper.builder().build()));
		assertThat(this.store.publish(KEY, 1).epoch()).isNotEqualTo(other.publish(KEY, 1).epoch());
	}

	@Test
	void listenerAcceptsThenFlushes() {
		Registration registration = this.store.listen(KEY, this.listener);
		this.store.publish(KEY, 1);
		this.store.publish(KEY, 1);
		registration.close();
		this.store.publish(KEY, 1);
		assertThat(this.listener.versions()).containsExactly(1L, 2L);
		assertThat(this.listener.flushes()).isEqualTo(2);
	}

	@Test
	void flushHoldsNoLock() {
		AtomicBoolean free = new AtomicBoolean();
		this.store.listen(KEY, new OutputListener() {

			@Override
			public void accept(Output output) {
			}

			@Override
			public void flush() {
				Thread other = new Thread(
						() -> StateStoreTests.this.store.withCurrent(KEY, (output) -> free.set(true)));
				other.start();
				try {
					other.join(10_000);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}

		});
		this.store.publish(KEY, 1);
		assertThat(free).isTrue();
	}

	@Test
	void listenerThatThrowsStopsNobody() {
		this.store.listen(KEY, new OutputListener() {

			@Override
			public void accept(Output output) {
				throw new StackOverflowError();
			}

			@Override
			public void flush() {
				throw new IllegalStateException();
			}

		});
		this.store.listen(KEY, this.listener);
		this.store.publish(KEY, 1);
		assertThat(this.listener.versions()).containsExactly(1L);
		assertThat(this.listener.flushes()).isEqualTo(1);
	}

	@Test
	void sameListenerTwiceIsTwoRegistrations() {
		Registration first = this.store.listen(KEY, this.listener);
		this.store.listen(KEY, this.listener);
		first.close();
		first.close();
		this.store.publish(KEY, 1);
		assertThat(this.listener.versions()).containsExactly(1L);
		assertThat(this.store.listenerCount()).isEqualTo(1);
	}

	@Test
	void withCurrentListensAndReadsInOneStep() {
		AtomicReference<Output> seen = new AtomicReference<>();
		Output output = this.store.publish(KEY, 1);
		this.store.withCurrent(KEY, (newest) -> {
			seen.set(newest);
			this.store.listen(KEY, this.listener);
		});
		this.store.publish(KEY, 2);
		assertThat(seen).hasValue(output);
		assertThat(this.listener.versions()).containsExactly(2L);
	}

	@Test
	void listeningAndLeavingInOneStepLeavesNothing() {
		this.store.withCurrent(KEY, (newest) -> {
			this.store.listen(KEY, this.listener).close();
			this.store.listen(KEY, this.listener).close();
		});
		assertThat(this.store.keys()).isEmpty();
	}

	@Test
	void actionThatThrowsLeavesTheStateUnlocked() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> this.store.withCurrent(KEY, (newest) -> {
				throw new IllegalStateException();
			}));
		assertThat(this.store.keys()).isEmpty();
	}

	@Test
	void removedStateIsForgotten() {
		this.store.publish(KEY, 1);
		this.store.remove(KEY);
		this.store.remove(KEY);
		assertThat(this.store.current(KEY)).isNull();
		assertThat(this.store.keys()).isEmpty();
	}

	@Test
	void removingAStateKeepsThoseWhoListen() {
		Registration registration = this.store.listen(KEY, this.listener);
		this.store.publish(KEY, 1);
		this.store.remove(KEY);
		this.store.publish(KEY, 1);
		assertThat(this.listener.versions()).containsExactly(1L, 2L);
		this.store.remove(KEY);
		registration.close();
		assertThat(this.store.keys()).isEmpty();
	}

	@Test
	void keysHaveTheNamesOfOwnCode() {
		assertThat(StateKey.of("a.b").name()).isEqualTo("a.b");
		assertThat(StateKey.of("a", "get").name()).isEqualTo("a.get");
		assertThat(StateKey.input("a")).isNotEqualTo(StateKey.of("a"));
	}

}
