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

import java.util.function.LongFunction;

import io.github.wssbackend.frame.EncodedFrame;

/**
 * A peer as those see it that have frames for it. Nothing here blocks or throws; on a
 * connection that is down frames are dropped. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface Peer {

	/**
	 * The id of the connection.
	 * @return the id
	 */
	String id();

	/**
	 * Whether the peer speaks {@code wss-backend.v1}.
	 * @return {@code false} for the wire format of the original
	 */
	boolean speaksV1();

	/**
	 * Put a frame in the queue that is never dropped: an answer, an error, a post.
	 * @param frame the frame
	 */
	void enqueue(EncodedFrame frame);

	/**
	 * Put an emission in the queue.
	 * @param topic what it is an emission of; of those that wait the overflow policy may
	 * drop some
	 * @param frame the frame
	 * @param gap makes the frame that tells how many were dropped; used for peers that
	 * speak {@code wss-backend.v1}
	 */
	void enqueueEmission(Object topic, EncodedFrame frame, LongFunction<EncodedFrame> gap);

	/**
	 * See to it that what waits in the queue is written, here or by whoever writes now.
	 */
	void flush();

	/**
	 * The same for emissions: where they follow one another closely they may leave
	 * together, about a millisecond later.
	 */
	void flushEmissions();

}
