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

package io.github.wssbackend.dispatch;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.frame.EncodedFrame;
import io.github.wssbackend.frame.FrameWriter;
import io.github.wssbackend.frame.JsonText;
import io.github.wssbackend.invocation.Outcome;
import io.github.wssbackend.invocation.StreamControl;
import io.github.wssbackend.invocation.StreamReceiver;

/**
 * Sends the elements of one run as they come. It asks for a further element when one is
 * written, so that a slow reader slows the publisher and fills no queue. The map of
 * running streams decides who ends it; the volatile fields are for whoever cancels. The
 * monitor keeps elements from entering the queue after the end did.
 */
final class StreamAnswer implements StreamReceiver, CallTurn.Action {

	private static final int AHEAD = 16;

	private final Asker asker;

	private final JsonText callbackId;

	private final RunningStreams streams;

	private final Consumer<StreamReceiver> start;

	private volatile Runnable end = () -> {
	};

	private volatile @Nullable StreamControl control;

	private volatile boolean cancelled;

	StreamAnswer(Asker asker, JsonText callbackId, RunningStreams streams, Consumer<StreamReceiver> start) {
		this.asker = asker;
		this.callbackId = callbackId;
		this.streams = streams;
		this.start = start;
	}

	/**
	 * Its turn has come. A cancellation either sees the end or is seen here.
	 */
	@Override
	public void run(Runnable end) {
		this.end = end;
		if (this.cancelled) {
			end.run();
		}
		else {
			this.start.accept(this);
		}
	}

	@Override
	public void refused() {
		this.streams.remove(this.callbackId, this);
	}

	@Override
	public void onStart(StreamControl control) {
		this.control = control;
		if (this.cancelled) {
			control.cancel();
		}
		else {
			control.request(AHEAD);
		}
	}

	@Override
	public void onElement(@Nullable Object value, JsonText json) {
		EncodedFrame frame = FrameWriter.element(this.callbackId, json);
		synchronized (this) {
			if (this.cancelled) {
				return;
			}
			this.asker.connection().enqueue(frame, this::askForMore);
		}
		this.asker.connection().flush();
	}

	private void askForMore() {
		StreamControl present = this.control;
		if (present != null && !this.cancelled) {
			present.request(1);
		}
	}

	@Override
	public void onEnd(Outcome end) {
		if (!this.streams.remove(this.callbackId, this)) {
			return;
		}
		NodeCalls.tell(this.asker, end);
		this.end.run();
	}

	/**
	 * End the stream before its time.
	 * @return whether this did it
	 */
	boolean cancel() {
		if (!this.streams.remove(this.callbackId, this)) {
			return false;
		}
		synchronized (this) {
			this.cancelled = true;
		}
		StreamControl present = this.control;
		if (present != null) {
			present.cancel();
		}
		this.asker.answer(null);
		this.end.run();
		return true;
	}

}
