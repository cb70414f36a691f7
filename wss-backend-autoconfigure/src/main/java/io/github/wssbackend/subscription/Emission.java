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

import io.github.wssbackend.connection.Peer;
import io.github.wssbackend.frame.EncodedFrame;
import io.github.wssbackend.frame.FrameWriter;
import io.github.wssbackend.frame.JsonText;
import io.github.wssbackend.state.Output;
import org.jspecify.annotations.Nullable;

/**
 * One output as a topic emits it: each dialect is encoded once, when the first peer needs
 * it. Guarded by the lock of the state.
 */
final class Emission {

	private final Output output;

	private final @Nullable JsonText value;

	private final String route;

	private @Nullable EncodedFrame plain;

	private @Nullable EncodedFrame v1;

	/**
	 * Create an emission.
	 * @param output the output
	 * @param value what the topic shows of it, {@code null} for nothing
	 * @param route the route as it was spelt
	 */
	Emission(Output output, @Nullable JsonText value, String route) {
		this.output = output;
		this.value = value;
		this.route = route;
	}

	boolean isOf(Output output) {
		return this.output == output;
	}

	/**
	 * The frame for a peer.
	 * @param peer the peer
	 * @return the frame in its dialect, {@code null} if it gets none
	 */
	@Nullable EncodedFrame frameFor(Peer peer) {
		if (this.value == null) {
			return null;
		}
		return (peer.speaksV1()) ? v1(this.value) : plain(this.value);
	}

	private EncodedFrame plain(JsonText value) {
		if (this.plain == null) {
			this.plain = FrameWriter.emission(this.route, value);
		}
		return this.plain;
	}

	private EncodedFrame v1(JsonText value) {
		if (this.v1 == null) {
			this.v1 = FrameWriter.emission(this.route, value, this.output.version(), this.output.epoch());
		}
		return this.v1;
	}

}
