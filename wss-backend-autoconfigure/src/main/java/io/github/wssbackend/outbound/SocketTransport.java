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

import java.io.IOException;
import java.util.List;

import io.github.wssbackend.frame.EncodedFrame;

import org.springframework.web.socket.CloseStatus;

/**
 * A socket as its queue sees it. {@link OutboundQueue} has one write under way at a time;
 * everything else may be called at any moment by any thread.
 *
 * @since 0.1.0
 */
public interface SocketTransport {

	/**
	 * Write a frame. The next write comes after {@code done} was called.
	 * @param frame the frame
	 * @param done called once, perhaps before this returns, perhaps later by another
	 * thread
	 */
	void write(EncodedFrame frame, WriteCallback done);

	/**
	 * Write frames in their order, in as few writes of the socket as can be. The next
	 * write comes after {@code done} was called.
	 * @param frames the frames: as many as {@link #gathers()} allows, at least one
	 * @param done called once, perhaps before this returns, perhaps later by another
	 * thread
	 */
	default void write(List<EncodedFrame> frames, WriteCallback done) {
		new OneByOne(this, frames, done).start();
	}

	/**
	 * How many bytes of frames may be given to one write. A frame that is larger is given
	 * alone.
	 * @return the number of bytes, 0 where a write takes one frame
	 */
	default int gathers() {
		return 0;
	}

	/**
	 * Send a ping; may block briefly.
	 * @throws IOException if the socket does not take it
	 */
	void ping() throws IOException;

	/**
	 * Send a close frame and close; may block up to a bound of its own.
	 * @param status why
	 */
	void close(CloseStatus status);

	/**
	 * Drop the connection without a word; never blocks for long.
	 */
	void abort();

	/**
	 * Send the close frame if that can be, and drop the connection without waiting for
	 * that of the peer; may block up to a bound of its own.
	 * @param status why
	 */
	default void closeAndAbort(CloseStatus status) {
		try {
			close(status);
		}
		finally {
			abort();
		}
	}

	/**
	 * Whether what serves the socket drops the connection by itself, once it has told of
	 * an end that did not begin here.
	 * @return whether nothing is left to do then
	 */
	default boolean dropsWhatEnded() {
		return false;
	}

	/**
	 * Read no more from the socket until {@link #resumeReading()}.
	 */
	void suspendReading();

	/**
	 * Read again.
	 */
	void resumeReading();

	/**
	 * Whether the socket is open.
	 * @return {@code false} once it is closed, by whichever end
	 */
	boolean isOpen();

}
