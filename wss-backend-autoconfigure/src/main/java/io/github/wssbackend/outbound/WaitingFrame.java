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
 * One place in the queue of one socket. The links belong to {@link WaitingFrames}, under
 * the lock of the queue.
 */
final class WaitingFrame {

	private final OutboundFrame content;

	@Nullable WaitingFrame previous;

	@Nullable WaitingFrame next;

	/**
	 * How many emissions of the topic were dropped just before this one, once it is taken
	 * to be written.
	 */
	long missed;

	WaitingFrame(OutboundFrame content) {
		this.content = content;
	}

	EncodedFrame frame() {
		return this.content.frame();
	}

	int size() {
		return this.content.frame().size();
	}

	@Nullable Object topic() {
		return this.content.topic();
	}

	@Nullable LongFunction<EncodedFrame> gap() {
		return this.content.gap();
	}

	@Nullable Runnable whenWritten() {
		return this.content.written();
	}

}
