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

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The frames that wait for one socket, in order, and what was dropped of them. Guarded by
 * the lock of the queue.
 * <p>
 * A linked list without an index: while nothing overflows adding and taking cost nothing
 * else, and what an overflow looks for mostly stands near the front.
 */
final class WaitingFrames {

	/**
	 * Of how many topics a gap is remembered. More than a peer has subscriptions: it
	 * bounds what unsubscribed topics leave behind.
	 */
	private static final int MAX_GAPS = 4096;

	private final OutboundLimits limits;

	private @Nullable WaitingFrame first;

	private @Nullable WaitingFrame last;

	private int count;

	private long bytes;

	private @Nullable Map<Object, Long> gaps;

	WaitingFrames(OutboundLimits limits) {
		this.limits = limits;
	}

	int count() {
		return this.count;
	}

	long bytes() {
		return this.bytes;
	}

	boolean isHalfFull() {
		return this.count > this.limits.maxMessages() / 2 || this.bytes > this.limits.maxBytes() / 2;
	}

	/**
	 * Whether a frame may be added. If nothing waits any may, so that one larger than the
	 * limit can be sent at all.
	 * @param size its size
	 * @return whether there is room
	 */
	boolean hasRoomFor(int size) {
		return this.count == 0
				|| (this.count < this.limits.maxMessages() && this.bytes + size <= this.limits.maxBytes());
	}

	void add(WaitingFrame frame) {
		frame.previous = this.last;
		if (this.last != null) {
			this.last.next = frame;
		}
		else {
			this.first = frame;
		}
		this.last = frame;
		this.count++;
		this.bytes += frame.size();
	}

	/**
	 * Take the oldest frames out, as many as a batch has room for.
	 * @param batch what they are added to
	 * @return the batch
	 */
	OutboundBatch poll(OutboundBatch batch) {
		WaitingFrame frame = this.first;
		while (frame != null && batch.hasRoomFor(frame)) {
			remove(frame);
			frame.missed = takeGapBefore(frame);
			batch.add(frame);
			frame = this.first;
		}
		return batch;
	}

	private void remove(WaitingFrame frame) {
		WaitingFrame previous = frame.previous;
		WaitingFrame next = frame.next;
		if (previous != null) {
			previous.next = next;
		}
		else {
			this.first = next;
		}
		if (next != null) {
			next.previous = previous;
		}
		else {
			this.last = previous;
		}
		frame.previous = null;
		frame.next = null;
		this.count--;
		this.bytes -= frame.size();
	}

	boolean hasEmissions() {
		return oldestEmission() != null;
	}

	boolean dropOldest() {
		return drop(oldestEmission());
	}

	private @Nullable WaitingFrame oldestEmission() {
		WaitingFrame frame = this.first;
		while (frame != null && frame.topic() == null) {
			frame = frame.next;
		}
		return frame;
	}

	boolean dropOldestOf(Object topic) {
		WaitingFrame frame = this.first;
		while (frame != null && !topic.equals(frame.topic())) {
			frame = frame.next;
		}
		return drop(frame);
	}

	/**
	 * Drop the oldest emission of those whose topic has a newer one waiting.
	 * @return whether there was one
	 */
	boolean dropOldestOutdated() {
		Set<Object> newer = new HashSet<>();
		WaitingFrame outdated = null;
		for (WaitingFrame frame = this.last; frame != null; frame = frame.previous) {
			if (frame.topic() != null && !newer.add(frame.topic())) {
				outdated = frame;
			}
		}
		return drop(outdated);
	}

	private boolean drop(@Nullable WaitingFrame frame) {
		if (frame == null) {
			return false;
		}
		remove(frame);
		if (frame.topic() != null && frame.gap() != null) {
			countDropped(frame.topic());
		}
		return true;
	}

	private void countDropped(Object topic) {
		if (this.gaps == null) {
			this.gaps = new LinkedHashMap<>();
		}
		this.gaps.merge(topic, 1L, Long::sum);
		if (this.gaps.size() > MAX_GAPS) {
			this.gaps.remove(this.gaps.keySet().iterator().next());
		}
	}

	/**
	 * How many emissions were dropped before one that leaves now; that is told only once.
	 */
	private long takeGapBefore(WaitingFrame frame) {
		if (this.gaps == null || frame.topic() == null) {
			return 0;
		}
		Long dropped = this.gaps.remove(frame.topic());
		return (dropped != null) ? dropped : 0;
	}

	void clear() {
		this.first = null;
		this.last = null;
		this.count = 0;
		this.bytes = 0;
		this.gaps = null;
	}

}
