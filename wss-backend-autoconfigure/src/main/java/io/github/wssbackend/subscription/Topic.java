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

import java.util.Arrays;
import java.util.function.LongFunction;

import io.github.wssbackend.connection.Peer;
import io.github.wssbackend.frame.EncodedFrame;
import io.github.wssbackend.frame.FrameWriter;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;
import io.github.wssbackend.state.Output;
import io.github.wssbackend.state.OutputListener;
import io.github.wssbackend.state.Registration;
import io.github.wssbackend.state.StateStore;
import org.jspecify.annotations.Nullable;

/**
 * All peers that get one state in one spelling, each once. It listens to the state from
 * the first peer to the last. Guarded by the lock of the state, except that
 * {@link #flush} reads the peers of the moment.
 */
final class Topic implements OutputListener {

	private static final Peer[] NONE = {};

	private final TopicKey key;

	private final JsonCodec codec;

	private final LongFunction<EncodedFrame> gap;

	private final Registration registration;

	/**
	 * Copied on change, because it is gone through for each output.
	 */
	private volatile Peer[] peers = NONE;

	private @Nullable Emission newest;

	Topic(TopicKey key, StateStore store, JsonCodec codec) {
		this.key = key;
		this.codec = codec;
		String route = key.spelling().route();
		this.gap = (count) -> FrameWriter.gap(route, count);
		this.registration = store.listen(key.state(), this);
	}

	TopicKey key() {
		return this.key;
	}

	void add(Peer peer) {
		if (indexOf(peer) < 0) {
			int length = this.peers.length;
			Peer[] copy = Arrays.copyOf(this.peers, length + 1);
			copy[length] = peer;
			this.peers = copy;
		}
	}

	/**
	 * Remove a peer, if it is here.
	 * @param peer the peer
	 * @return whether nobody is left, and the topic has ended
	 */
	boolean remove(Peer peer) {
		int index = indexOf(peer);
		if (index >= 0) {
			Peer[] before = this.peers;
			Peer[] copy = Arrays.copyOf(before, before.length - 1);
			System.arraycopy(before, index + 1, copy, index, copy.length - index);
			this.peers = copy;
		}
		if (this.peers.length > 0) {
			return false;
		}
		this.registration.close();
		return true;
	}

	private int indexOf(Peer peer) {
		Peer[] peers = this.peers;
		for (int i = 0; i < peers.length; i++) {
			if (peers[i] == peer) {
				return i;
			}
		}
		return -1;
	}

	@Override
	public void accept(Output output) {
		Emission emission = emission(output);
		for (Peer peer : this.peers) {
			enqueue(peer, emission);
		}
	}

	/**
	 * Emit an output to one peer.
	 * @param output the newest output
	 * @param peer the peer
	 */
	void emit(Output output, Peer peer) {
		enqueue(peer, emission(output));
	}

	private void enqueue(Peer peer, Emission emission) {
		EncodedFrame frame = emission.frameFor(peer);
		if (frame != null) {
			peer.enqueueEmission(this, frame, this.gap);
		}
	}

	private Emission emission(Output output) {
		Emission emission = this.newest;
		if (emission == null || !emission.isOf(output)) {
			emission = new Emission(output, shown(output), this.key.spelling().route());
			this.newest = emission;
		}
		return emission;
	}

	private @Nullable JsonText shown(Output output) {
		String property = this.key.property();
		return (property != null) ? this.codec.member(output.json(), property) : output.json();
	}

	@Override
	public void flush() {
		for (Peer peer : this.peers) {
			peer.flushEmissions();
		}
	}

}
