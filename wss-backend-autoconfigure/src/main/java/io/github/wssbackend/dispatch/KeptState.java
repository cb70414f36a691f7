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

package io.github.wssbackend.dispatch;

import io.github.wssbackend.state.StateKey;
import io.github.wssbackend.state.StateStore;

/**
 * The last data message of a peer, kept as a state while it is connected where the server
 * says so. The monitor keeps a message from coming back after the end.
 */
final class KeptState {

	private final StateStore states;

	private final StateKey key;

	private boolean keeping;

	KeptState(StateStore states, String id, boolean keeping) {
		this.states = states;
		this.key = StateKey.of(id);
		this.keeping = keeping;
	}

	synchronized void keep(Object payload) {
		if (this.keeping) {
			this.states.publish(this.key, payload);
		}
	}

	synchronized void remove() {
		if (this.keeping) {
			this.keeping = false;
			this.states.remove(this.key);
		}
	}

}
