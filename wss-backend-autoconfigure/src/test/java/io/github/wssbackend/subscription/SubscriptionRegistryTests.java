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

package io.github.wssbackend.subscription;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.wssbackend.frame.EncodedFrame;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.state.Output;
import io.github.wssbackend.state.StateKey;
import io.github.wssbackend.state.StateStore;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class SubscriptionRegistryTests {

	private static final StateKey PRICE = StateKey.of("price");

	private final JsonCodec codec = new JsonCodec(JsonMapper.builder().build());

	private final StateStore store = new StateStore(this.codec);

	private final SubscriptionRegistry registry = new SubscriptionRegistry(this.store, this.codec);

	private final FakePeer peer = new FakePeer("a", false);

	private final FakePeer v1 = new FakePeer("b", true);

	@Test
	void answerComesFirstThenEveryOutput() {
		this.store.publish(PRICE, 1);
		subscribe(this.peer, false);
		this.store.publish(PRICE, 2);
		this.store.publish(PRICE, 2);
		assertThat(this.peer.texts()).containsExactly("#1", "{\"args\":2,\"callbackId\":\"price\"}",
				"{\"args\":2,\"callbackId\":\"price\"}");
		assertThat(this.peer.isFlushed()).isTrue();
	}

	@Test
	void currentFollowsTheAnswer() {
		Output output = this.store.publish(PRICE, 1);
		subscribe(this.v1, true);
		assertThat(this.v1.texts()).containsExactly("#1",
				"{\"args\":1,\"callbackId\":\"price\",\"version\":1,\"epoch\":\"" + output.epoch() + "\"}");
		assertThat(this.v1.isFlushed()).isTrue();
	}

	@Test
	void currentOfAStateWithoutOutputIsNothing() {
		subscribe(this.v1, true);
		assertThat(this.v1.texts()).containsExactly("#1");
	}

	@Test
	void gapNamesTheSpelling() {
		subscribe(this.v1, false);
		this.store.publish(PRICE, 1);
		assertThat(this.v1.gaps()).containsExactly("{\"callbackId\":\"price\",\"gap\":1}");
	}

	@Test
	void severalNumbersOfOneSpellingGetOneFrame() {
		subscribe(this.peer, false);
		subscribe(this.peer, false);
		this.store.publish(PRICE, 1);
		assertThat(this.peer.texts()).containsExactly("#1", "#2", "{\"args\":1,\"callbackId\":\"price\"}");
		assertThat(this.registry.count(this.peer)).isEqualTo(2);
		assertThat(this.store.listenerCount()).isEqualTo(1);
	}

	@Test
	void frameGoesOnUntilTheLastNumberEnds() {
		subscribe(this.peer, false);
		subscribe(this.peer, false);
		assertThat(this.registry.unsubscribe(this.peer, "price", 1)).isTrue();
		this.store.publish(PRICE, 1);
		assertThat(this.registry.unsubscribe(this.peer, "price", 2)).isTrue();
		this.store.publish(PRICE, 2);
		assertThat(this.peer.topics()).hasSize(1);
		assertNothingLeft();
	}

	@Test
	void eachSpellingGetsItsFrame() {
		StateKey nest = StateKey.of("nest");
		this.registry.subscribe(this.peer, nest, "x", new Spelling("nest.x", null, false), false, this.peer::answer);
		this.registry.subscribe(this.peer, nest, "x", new Spelling("nest", "x", false), false, this.peer::answer);
		this.registry.subscribe(this.peer, nest, null, new Spelling("nest", null, false), false, this.peer::answer);
		this.store.publish(nest, Map.of("x", 7));
		assertThat(this.peer.texts()).containsExactly("#1", "#2", "#3", "{\"args\":7,\"callbackId\":\"nest.x\"}",
				"{\"args\":7,\"callbackId\":\"nest\"}", "{\"args\":{\"x\":7},\"callbackId\":\"nest\"}");
		assertThat(Set.copyOf(this.peer.topics())).hasSize(3);
	}

	@Test
	void missingPropertyIsNotSent() {
		this.store.publish(PRICE, Map.of("y", 1));
		this.registry.subscribe(this.peer, PRICE, "x", new Spelling("price", "x", false), true, this.peer::answer);
		this.store.publish(PRICE, Map.of("y", 2));
		this.store.publish(PRICE, 3);
		this.store.publish(PRICE, Collections.singletonMap("x", null));
		assertThat(this.peer.texts()).containsExactly("#1", "{\"args\":null,\"callbackId\":\"price\"}");
	}

	@Test
	void changeIsEncodedOnceForEachDialect() {
		List<FakePeer> peers = IntStream.range(0, 1000).mapToObj((i) -> new FakePeer("" + i, i % 2 == 0)).toList();
		this.store.publish(PRICE, 0);
		peers.forEach((each) -> subscribe(each, true));
		this.store.publish(PRICE, 1);
		assertThat(encodings(peers, 1)).hasSize(2);
		assertThat(encodings(peers, 2)).hasSize(2);
		assertThat(peers).allMatch(FakePeer::isFlushed);
	}

	private static Set<EncodedFrame> encodings(List<FakePeer> peers, int position) {
		Set<EncodedFrame> frames = Collections.newSetFromMap(new IdentityHashMap<>());
		peers.forEach((each) -> frames.add(each.frames().get(position)));
		return frames;
	}

	@Test
	void numbersCountOnEachConnectionAndAreNeverUsedAgain() {
		subscribe(this.peer, false);
		this.registry.unsubscribe(this.peer, "price", null);
		subscribe(this.peer, false);
		subscribe(this.v1, false);
		assertThat(this.peer.texts()).containsExactly("#1", "#2");
		assertThat(this.v1.texts()).containsExactly("#1");
	}

	@Test
	void unsubscribeWithoutNumberEndsAllOfThatSpelling() {
		subscribe(this.peer, false);
		subscribe(this.peer, false);
		this.registry.subscribe(this.peer, PRICE, "x", new Spelling("price", "x", false), false, this.peer::answer);
		this.registry.subscribe(this.peer, StateKey.input("price"), null, new Spelling("price", null, true), false,
				this.peer::answer);
		this.registry.subscribe(this.peer, PRICE, "x", new Spelling("price.x", null, false), false, this.peer::answer);
		assertThat(this.registry.unsubscribe(this.peer, "price", null)).isTrue();
		assertThat(this.registry.count(this.peer)).isEqualTo(1);
		assertThat(this.registry.unsubscribe(this.peer, "price", null)).isFalse();
		assertThat(this.registry.unsubscribe(this.peer, "price.x", null)).isTrue();
		assertNothingLeft();
	}

	@Test
	void numberOfAnotherRouteOrPeerEndsNothing() {
		subscribe(this.peer, false);
		assertThat(this.registry.unsubscribe(this.peer, "other", 1)).isFalse();
		assertThat(this.registry.unsubscribe(this.peer, "price", 2)).isFalse();
		assertThat(this.registry.unsubscribe(this.peer, "price", 0)).isFalse();
		assertThat(this.registry.unsubscribe(this.v1, "price", 1)).isFalse();
		subscribe(this.v1, false);
		assertThat(this.registry.unsubscribe(this.v1, "price", 1)).isTrue();
		assertThat(this.registry.count(this.peer)).isEqualTo(1);
	}

	@Test
	void removedPeerLeavesNothingAndOthersStay() {
		subscribe(this.peer, false);
		subscribe(this.v1, false);
		this.registry.remove(this.peer);
		this.store.publish(PRICE, 1);
		assertThat(this.peer.topics()).isEmpty();
		assertThat(this.v1.topics()).hasSize(1);
		assertThat(this.registry.size()).isEqualTo(1);
		this.registry.remove(this.v1);
		this.registry.remove(this.v1);
		this.store.remove(PRICE);
		assertNothingLeft();
		assertThat(this.store.keys()).isEmpty();
	}

	@Test
	void removedPeerCannotSubscribe() {
		this.registry.remove(this.peer);
		subscribe(this.peer, true);
		assertThat(this.peer.texts()).isEmpty();
		assertNothingLeft();
	}

	private void subscribe(FakePeer peer, boolean current) {
		this.registry.subscribe(peer, PRICE, null, new Spelling("price", null, false), current, peer::answer);
	}

	private void assertNothingLeft() {
		assertThat(this.registry.size()).isZero();
		assertThat(this.store.listenerCount()).isZero();
	}

}
