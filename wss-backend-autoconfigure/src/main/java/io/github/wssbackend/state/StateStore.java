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

import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The newest output of each node, and who listens to it.
 * <p>
 * Safe for use by any thread. Each state has a lock of its own: under it a version is
 * given, kept and accepted by every listener, so all of them see one order. It is held
 * for enqueueing only; encoding comes before and handing on after it, so a publisher
 * never waits for a reader. While one state is locked nobody publishes or locks another.
 * A state that has neither output nor listener nor demand takes no room.
 *
 * @since 0.1.0
 */
public final class StateStore {

	private static final Log logger = LogFactory.getLog(StateStore.class);

	private final ConcurrentHashMap<StateKey, StateSlot> slots = new ConcurrentHashMap<>();

	private final String epoch = Long.toString(new SecureRandom().nextLong() >>> 1, Character.MAX_RADIX);

	private final JsonCodec codec;

	/**
	 * Create a store without states.
	 * @param codec encodes the outputs
	 */
	public StateStore(JsonCodec codec) {
		this.codec = codec;
	}

	/**
	 * Publish a value. When this returns every listener has accepted it.
	 * @param key the state
	 * @param value the value
	 * @return the output it became
	 * @throws io.github.wssbackend.frame.EncodingException if JSON cannot tell the value;
	 * nothing has changed then
	 */
	public Output publish(StateKey key, @Nullable Object value) {
		return publish(key, value, this.codec.encode(value));
	}

	/**
	 * Publish a value that is encoded already. When this returns every listener has
	 * accepted it.
	 * @param key the state
	 * @param value the value
	 * @param json the value as JSON
	 * @return the output it became
	 */
	public Output publish(StateKey key, @Nullable Object value, JsonText json) {
		StateSlot slot = lock(key);
		Output output;
		OutputListener[] listeners;
		try {
			output = new Output(key, value, json, ++slot.version, this.epoch);
			slot.newest = output;
			listeners = slot.listeners;
			for (OutputListener listener : listeners) {
				accept(listener, output);
			}
		}
		finally {
			slot.lock.unlock();
		}
		for (OutputListener listener : listeners) {
			flush(listener, key);
		}
		return output;
	}

	private void accept(OutputListener listener, Output output) {
		try {
			listener.accept(output);
		}
		catch (RuntimeException | Error ex) {
			logger.error("A listener did not accept " + output, ex);
		}
	}

	private void flush(OutputListener listener, StateKey key) {
		try {
			listener.flush();
		}
		catch (RuntimeException | Error ex) {
			logger.error("A listener to " + key.name() + " failed", ex);
		}
	}

	/**
	 * The newest output. Takes no lock.
	 * @param key the state
	 * @return its newest output, {@code null} if there is none
	 */
	public @Nullable Output current(StateKey key) {
		StateSlot slot = this.slots.get(key);
		return (slot != null) ? slot.newest : null;
	}

	/**
	 * Forget the newest output. Those who listen go on listening; where nobody does a
	 * later output counts from 1 again.
	 * @param key the state
	 */
	public void remove(StateKey key) {
		if (this.slots.containsKey(key)) {
			StateSlot slot = lock(key);
			slot.newest = null;
			unlock(slot);
		}
	}

	/**
	 * Listen to a state, whether or not it has an output.
	 * @param key the state
	 * @param listener told of each output from now on
	 * @return removes the listener
	 */
	public Registration listen(StateKey key, OutputListener listener) {
		StateSlot slot = lock(key);
		try {
			slot.add(listener);
		}
		finally {
			unlock(slot);
		}
		return new ListenerRegistration(slot, listener);
	}

	/**
	 * Look at a state while nobody publishes to it: who listens and reads the newest
	 * output in one action misses nothing and sees nothing twice.
	 * @param key the state
	 * @param action called under the lock of the state with the newest output,
	 * {@code null} if there is none. It may listen to that state and close registrations
	 * of it; it must not block, publish, or turn to another state
	 */
	public void withCurrent(StateKey key, Consumer<@Nullable Output> action) {
		StateSlot slot = lock(key);
		try {
			action.accept(slot.newest);
		}
		finally {
			unlock(slot);
		}
	}

	/**
	 * Say who wants to know whether a state is listened to. Called back at once if it is.
	 * @param key the state; it has one demand at most
	 * @param demand told
	 */
	public void onDemand(StateKey key, Demand demand) {
		StateSlot slot = lock(key);
		slot.demand = demand;
		unlock(slot);
	}

	/**
	 * How many listeners there are.
	 * @return the number for all states
	 */
	public int listenerCount() {
		int count = 0;
		for (StateSlot slot : this.slots.values()) {
			slot.lock.lock();
			count += slot.listeners.length;
			slot.lock.unlock();
		}
		return count;
	}

	/**
	 * The states that take room: those with an output, a listener or a demand.
	 * @return the keys of this moment
	 */
	public Set<StateKey> keys() {
		return Set.copyOf(this.slots.keySet());
	}

	private StateSlot lock(StateKey key) {
		StateSlot slot = lockIfAlive(key);
		while (slot == null) {
			slot = lockIfAlive(key);
		}
		return slot;
	}

	private @Nullable StateSlot lockIfAlive(StateKey key) {
		StateSlot known = this.slots.get(key);
		StateSlot slot = (known != null) ? known : this.slots.computeIfAbsent(key, StateSlot::new);
		slot.lock.lock();
		if (slot.dead) {
			slot.lock.unlock();
			return null;
		}
		return slot;
	}

	/**
	 * The way out for those who may have added or taken away something. Only the
	 * outermost one clears up and tells the demand.
	 */
	private void unlock(StateSlot slot) {
		boolean outermost = slot.lock.getHoldCount() == 1;
		if (outermost && slot.isUnused()) {
			slot.dead = true;
			this.slots.remove(slot.key, slot);
		}
		slot.lock.unlock();
		if (outermost) {
			slot.settleDemand();
		}
	}

	private final class ListenerRegistration implements Registration {

		private final StateSlot slot;

		private final OutputListener listener;

		private boolean closed;

		ListenerRegistration(StateSlot slot, OutputListener listener) {
			this.slot = slot;
			this.listener = listener;
		}

		@Override
		public void close() {
			this.slot.lock.lock();
			if (!this.closed) {
				this.closed = true;
				this.slot.remove(this.listener);
			}
			unlock(this.slot);
		}

	}

}
