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

package io.github.wssbackend.outbound;

/**
 * Decides whether the next piece is asked for. Guarded by its own monitor, which is held
 * for bookkeeping only.
 */
final class ReadGate {

	private boolean shut;

	private boolean removed;

	private boolean owed;

	/**
	 * The reader wants the next piece.
	 * @return whether to ask for it now; where not, opening the gate will say so
	 */
	synchronized boolean pass() {
		this.owed = this.shut;
		return !this.shut;
	}

	synchronized void shut() {
		this.shut = !this.removed;
	}

	/**
	 * Open the gate.
	 * @return whether a piece is to be asked for now, because the reader wanted it
	 */
	synchronized boolean open() {
		boolean ask = this.owed;
		this.shut = false;
		this.owed = false;
		return ask;
	}

	/**
	 * Open the gate for good.
	 * @return whether a piece is to be asked for now, because the reader wanted it
	 */
	synchronized boolean remove() {
		this.removed = true;
		return open();
	}

}
