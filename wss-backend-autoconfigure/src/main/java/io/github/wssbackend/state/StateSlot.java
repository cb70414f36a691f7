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

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What one state consists of. The lock guards everything but reading {@link #newest};
 * calls of the demand belong to the thread that set {@code telling}.
 */
final class StateSlot {

	private static final Log logger = LogFactory.getLog(StateSlot.class);

	private static final OutputListener[] NONE = {};

	final ReentrantLock lock = new ReentrantLock();

	final StateKey key;

	/**
	 * Copied on change, because publishers go through it after they released the lock.
	 */
	OutputListener[] listeners = NONE;

	volatile @Nullable Output newest;

	long version;

	@Nullable Demand demand;

	private boolean started;

	private boolean telling;

	/**
	 * Whether the store has forgotten this slot, so that another may take its place.
	 */
	boolean dead;

	StateSlot(StateKey key) {
		this.key = key;
	}

	void add(OutputListener listener) {
		int length = this.listeners.length;
		OutputListener[] copy = Arrays.copyOf(this.listeners, length + 1);
		copy[length] = listener;
		this.listeners = copy;
	}

	void remove(OutputListener listener) {
		int last = this.listeners.length - 1;
		int index = 0;
		while (this.listeners[index] != listener) {
			index++;
		}
		OutputListener[] copy = Arrays.copyOf(this.listeners, last);
		System.arraycopy(this.listeners, index + 1, copy, index, last - index);
		this.listeners = copy;
	}

	boolean isUnused() {
		return this.newest == null && this.listeners.length == 0 && this.demand == null;
	}

	/**
	 * Tell the demand how things stand. To be called without the lock after a change. One
	 * thread tells; what changes meanwhile is told by that thread afterwards, so that
	 * calls never overlap.
	 */
	void settleDemand() {
		Demand demand = claimTelling();
		while (demand != null) {
			tell(demand);
			demand = claimTelling();
		}
	}

	private @Nullable Demand claimTelling() {
		this.lock.lock();
		try {
			if (this.telling || this.demand == null || this.started == (this.listeners.length > 0)) {
				return null;
			}
			this.telling = true;
			this.started = !this.started;
			return this.demand;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void tell(Demand demand) {
		try {
			if (this.started) {
				demand.started();
			}
			else {
				demand.ended();
			}
		}
		catch (RuntimeException | Error ex) {
			logger.error("Demand for " + this.key.name() + " could not be told", ex);
		}
		finally {
			this.lock.lock();
			this.telling = false;
			this.lock.unlock();
		}
	}

}
