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

package io.github.wssbackend.connection;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.JsonText;

/**
 * Which output of a node of the peer an emission is, where the peer tells that. Versions
 * can be compared within one epoch. Immutable.
 *
 * @param epoch the epoch
 * @param version the version
 */
record OutputPosition(JsonText epoch, long version) {

	static @Nullable OutputPosition of(Frame.Reply emission) {
		JsonText version = emission.version();
		JsonText epoch = emission.epoch();
		if (version == null || epoch == null) {
			return null;
		}
		try {
			return new OutputPosition(epoch, Long.parseLong(version.toString()));
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * Whether this output was seen by somebody who has seen another one.
	 */
	boolean isSeenAt(@Nullable OutputPosition other) {
		return other != null && this.epoch.equals(other.epoch) && this.version <= other.version;
	}

}
