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

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

import io.github.wssbackend.connection.Peer;
import io.github.wssbackend.frame.EncodedFrame;

/**
 * A peer that keeps what is put in its queue. Guarded by its own monitor.
 */
final class FakePeer implements Peer {

	private final String id;

	private final boolean v1;

	private final List<EncodedFrame> frames = new ArrayList<>();

	private final List<Object> topics = new ArrayList<>();

	private final List<EncodedFrame> gaps = new ArrayList<>();

	private int flushed;

	FakePeer(String id, boolean v1) {
		this.id = id;
		this.v1 = v1;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public boolean speaksV1() {
		return this.v1;
	}

	@Override
	public synchronized void enqueue(EncodedFrame frame) {
		this.frames.add(frame);
	}

	@Override
	public synchronized void enqueueEmission(Object topic, EncodedFrame frame, LongFunction<EncodedFrame> gap) {
		this.frames.add(frame);
		this.topics.add(topic);
		this.gaps.add(gap.apply(1));
	}

	@Override
	public synchronized void flush() {
		this.flushed = this.frames.size();
	}

	@Override
	public void flushEmissions() {
		flush();
	}

	void answer(int number) {
		enqueue(EncodedFrame.text("#" + number));
	}

	synchronized List<EncodedFrame> frames() {
		return List.copyOf(this.frames);
	}

	synchronized List<String> texts() {
		return this.frames.stream().map(EncodedFrame::text).toList();
	}

	synchronized List<Object> topics() {
		return List.copyOf(this.topics);
	}

	synchronized List<String> gaps() {
		return this.gaps.stream().map(EncodedFrame::text).toList();
	}

	synchronized boolean isFlushed() {
		return this.flushed == this.frames.size();
	}

}
