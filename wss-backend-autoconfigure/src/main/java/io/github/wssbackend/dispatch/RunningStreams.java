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

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;
import io.github.wssbackend.invocation.NodeCall;
import io.github.wssbackend.invocation.NodeInvoker;

/**
 * The streams that run for one peer, by the callbackId of the request. The map decides
 * who ends a stream; the closed flag is written before the map is emptied and read after
 * it is filled.
 */
final class RunningStreams {

	private final Map<JsonText, StreamAnswer> streams = new ConcurrentHashMap<>();

	private volatile boolean closed;

	void start(Asker asker, NodeCall call, NodeInvoker invoker, Runnable done) {
		JsonText callbackId = asker.callbackId();
		if (callbackId == null) {
			throw new IllegalStateException("A stream needs a callbackId");
		}
		StreamAnswer answer = new StreamAnswer(asker, callbackId, this, done);
		if (this.streams.putIfAbsent(callbackId, answer) != null) {
			asker.error(WssErrorCode.CONFLICT, "A stream of this callbackId is running");
			done.run();
			return;
		}
		if (this.closed) {
			answer.cancel();
			return;
		}
		invoker.stream(call, answer);
	}

	/**
	 * Take a stream out.
	 * @return whether it was in
	 */
	boolean remove(JsonText callbackId, StreamAnswer answer) {
		return this.streams.remove(callbackId, answer);
	}

	void cancel(Frame.Call call, Asker asker, JsonCodec codec) {
		JsonText args = call.args();
		List<JsonText> parts = (args != null && args.is(JsonText.Kind.ARRAY)) ? codec.elements(args) : List.of();
		if (parts.isEmpty()) {
			asker.error(WssErrorCode.BAD_REQUEST, "The args of cancelRequest are [callbackId]");
			return;
		}
		StreamAnswer answer = this.streams.get(parts.get(0));
		boolean cancelled = answer != null && answer.cancel();
		asker.answer(codec.encode(cancelled));
	}

	void close() {
		this.closed = true;
		this.streams.values().forEach(StreamAnswer::cancel);
	}

	int size() {
		return this.streams.size();
	}

}
