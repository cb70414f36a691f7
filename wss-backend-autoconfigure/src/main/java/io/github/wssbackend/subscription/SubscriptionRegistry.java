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
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

import io.github.wssbackend.connection.Peer;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.state.StateKey;
import io.github.wssbackend.state.StateStore;
import org.jspecify.annotations.Nullable;

/**
 * Which peer subscribed to which state, and how it spelt that. A peer gets one emission
 * for each change and spelling, however many numbers it has for it.
 * <p>
 * Safe for use by any thread that holds no lock of a state. Topics come and go under the
 * lock of their state; the numbers of a peer are guarded by {@link PeerSubscriptions},
 * taken after it.
 *
 * @since 0.1.0
 */
public final class SubscriptionRegistry {

	private final ConcurrentHashMap<TopicKey, Topic> topics = new ConcurrentHashMap<>();

	private final ConcurrentHashMap<Peer, PeerSubscriptions> peers = new ConcurrentHashMap<>();

	/**
	 * Peers that were removed, for as long as somebody may still subscribe in their name.
	 */
	private final Set<Peer> gone = Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

	private final StateStore store;

	private final JsonCodec codec;

	/**
	 * Create a registry without subscriptions.
	 * @param store the states
	 * @param codec reads properties of outputs
	 */
	public SubscriptionRegistry(StateStore store, JsonCodec codec) {
		this.store = store;
		this.codec = codec;
	}

	/**
	 * Subscribe a peer. Every output from then on is emitted, after the answer; nothing
	 * happens for a peer that was removed.
	 * @param peer the peer
	 * @param key the state
	 * @param property the property of its JSON that is wanted, {@code null} for all
	 * @param spelling how the peer spelt it
	 * @param current whether the newest output is emitted right after the answer, with no
	 * hole and no repeat
	 * @param answer enqueues the answer, given the number of the subscription: from 1 on
	 * each connection, never used again. Called under the lock of the state, so it must
	 * not block and not write
	 */
	public void subscribe(Peer peer, StateKey key, @Nullable String property, Spelling spelling, boolean current,
			IntConsumer answer) {
		PeerSubscriptions subscriptions = subscriptionsOf(peer);
		if (subscriptions == null) {
			return;
		}
		TopicKey topicKey = new TopicKey(key, property, spelling);
		this.store.withCurrent(key, (newest) -> {
			Topic topic = register(peer, subscriptions, topicKey, answer);
			if (topic != null && current && newest != null) {
				topic.emit(newest, peer);
			}
		});
		peer.flush();
	}

	private @Nullable PeerSubscriptions subscriptionsOf(Peer peer) {
		PeerSubscriptions known = this.peers.get(peer);
		if (known != null) {
			return known;
		}
		return this.peers.compute(peer, (key, other) -> {
			if (other != null) {
				return other;
			}
			return this.gone.contains(peer) ? null : new PeerSubscriptions();
		});
	}

	private @Nullable Topic register(Peer peer, PeerSubscriptions subscriptions, TopicKey key, IntConsumer answer) {
		Topic topic = this.topics.computeIfAbsent(key, (wanted) -> new Topic(wanted, this.store, this.codec));
		int number = subscriptions.add(topic);
		if (number == PeerSubscriptions.GONE) {
			leave(topic, peer);
			return null;
		}
		topic.add(peer);
		answer.accept(number);
		return topic;
	}

	/**
	 * End subscriptions of a peer. When this returns no emission of them is enqueued any
	 * more.
	 * @param peer the peer
	 * @param route the route as it was spelt
	 * @param number the number of the subscription, {@code null} for all of that spelling
	 * @return whether something ended; a number that belongs to another spelling or
	 * another peer ends nothing
	 */
	public boolean unsubscribe(Peer peer, String route, @Nullable Integer number) {
		PeerSubscriptions subscriptions = this.peers.get(peer);
		if (subscriptions == null) {
			return false;
		}
		List<Topic> ended = subscriptions.take(route, number);
		for (Topic topic : ended) {
			leaveUnlessWanted(topic, peer, subscriptions);
		}
		peer.flush();
		return !ended.isEmpty();
	}

	/**
	 * The peer is gone: end its subscriptions and take no more. Subscriptions that other
	 * threads are about to make for it come to nothing.
	 * @param peer the peer
	 */
	public void remove(Peer peer) {
		this.gone.add(peer);
		PeerSubscriptions subscriptions = this.peers.remove(peer);
		if (subscriptions != null) {
			for (Topic topic : subscriptions.close()) {
				leaveUnlessWanted(topic, peer, subscriptions);
			}
		}
	}

	private void leaveUnlessWanted(Topic topic, Peer peer, PeerSubscriptions subscriptions) {
		this.store.withCurrent(topic.key().state(), (newest) -> {
			if (!subscriptions.has(topic)) {
				leave(topic, peer);
			}
		});
	}

	private void leave(Topic topic, Peer peer) {
		if (topic.remove(peer)) {
			this.topics.remove(topic.key(), topic);
		}
	}

	/**
	 * How many subscriptions a peer has.
	 * @param peer the peer
	 * @return the number of its numbers
	 */
	public int count(Peer peer) {
		PeerSubscriptions subscriptions = this.peers.get(peer);
		return (subscriptions != null) ? subscriptions.count() : 0;
	}

	/**
	 * How many subscriptions there are.
	 * @return the number for all peers
	 */
	public int size() {
		int size = 0;
		for (PeerSubscriptions subscriptions : this.peers.values()) {
			size += subscriptions.count();
		}
		return size;
	}

}
