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

import java.util.function.LongFunction;

import io.github.wssbackend.frame.EncodedFrame;
import org.jspecify.annotations.Nullable;

/**
 * A frame on its way to one socket or several. Immutable.
 *
 * @param frame the frame
 * @param topic what it is an emission of, by {@code equals}; {@code null} for a frame
 * that is never dropped: an answer, an error, a post
 * @param gap makes the frame that tells how many emissions of the topic were dropped, to
 * go out before the next one; {@code null} where the peer does not want to know. Called
 * without locks
 * @param written called without locks after the frame left, never if it was dropped; what
 * it throws is logged
 * @since 0.1.0
 */
public record OutboundFrame(EncodedFrame frame, @Nullable Object topic, @Nullable LongFunction<EncodedFrame> gap,
		@Nullable Runnable written) {

	/**
	 * A frame that is never dropped.
	 * @param frame the frame
	 * @return the frame on its way
	 */
	public static OutboundFrame reply(EncodedFrame frame) {
		return new OutboundFrame(frame, null, null, null);
	}

	/**
	 * A frame that is never dropped, with a word when it has left.
	 * @param frame the frame
	 * @param written called after it left
	 * @return the frame on its way
	 */
	public static OutboundFrame reply(EncodedFrame frame, Runnable written) {
		return new OutboundFrame(frame, null, null, written);
	}

	/**
	 * An emission.
	 * @param frame the frame
	 * @param topic what it is an emission of
	 * @param gap makes the frame that tells of dropped ones, if the peer wants to know
	 * @return the frame on its way
	 */
	public static OutboundFrame emission(EncodedFrame frame, Object topic, @Nullable LongFunction<EncodedFrame> gap) {
		return new OutboundFrame(frame, topic, gap, null);
	}

}
