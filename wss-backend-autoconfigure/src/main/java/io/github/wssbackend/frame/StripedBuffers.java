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
package io.github.wssbackend.frame;

import java.util.concurrent.atomic.AtomicReferenceArray;

import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.RecyclerPool;

/**
 * Lends the buffers of parsers. Jackson's own pool is one queue at which all threads meet
 * for each frame; here each thread has a place that it shares with few others, and who
 * finds it empty makes new buffers. Keeps at most as many as there are places. Safe for
 * use by several threads, virtual ones too: nothing hangs on a thread.
 */
final class StripedBuffers implements RecyclerPool<BufferRecycler> {

	private static final long serialVersionUID = 1L;

	/**
	 * A power of two.
	 */
	private static final int PLACES = 64;

	private final transient AtomicReferenceArray<BufferRecycler> places = new AtomicReferenceArray<>(PLACES);

	private static int place() {
		return (int) Thread.currentThread().getId() & (PLACES - 1);
	}

	@Override
	public BufferRecycler acquirePooled() {
		BufferRecycler buffers = this.places.getAndSet(place(), null);
		return (buffers != null) ? buffers : new BufferRecycler();
	}

	@Override
	public void releasePooled(BufferRecycler buffers) {
		this.places.set(place(), buffers);
	}

}
