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

import io.github.wssbackend.frame.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * One output of a node, encoded once. Immutable as far as its value is.
 *
 * @since 0.1.0
 */
public final class Output {

	private final StateKey key;

	private final @Nullable Object value;

	private final JsonText json;

	private final long version;

	private final String epoch;

	Output(StateKey key, @Nullable Object value, JsonText json, long version, String epoch) {
		this.key = key;
		this.value = value;
		this.json = json;
		this.version = version;
		this.epoch = epoch;
	}

	/**
	 * The state that this is a version of.
	 * @return the key
	 */
	public StateKey key() {
		return this.key;
	}

	/**
	 * What the node returned.
	 * @return the value
	 */
	public @Nullable Object value() {
		return this.value;
	}

	/**
	 * The value as JSON.
	 * @return the JSON
	 */
	public JsonText json() {
		return this.json;
	}

	/**
	 * The number of this output, one more than that of the output before.
	 * @return the version, from 1
	 */
	public long version() {
		return this.version;
	}

	/**
	 * The run of the application that the version counts in.
	 * @return the epoch
	 */
	public String epoch() {
		return this.epoch;
	}

	@Override
	public String toString() {
		return this.key.name() + "#" + this.version;
	}

}
