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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;
import io.github.wssbackend.invocation.Outcome;
import io.github.wssbackend.invocation.StreamReceiver;

/**
 * The streams that run for one peer or wait for their turn, by the callbackId of the
 * request, and the runs of publishers that nobody streams. The map decides who ends a
 * stream; the closed flag is written before map and set are gone through and read after
 * they are filled.
 */
final class RunningStreams {

	private final Map<JsonText, StreamAnswer> streams = new ConcurrentHashMap<>();

	/**
	 * Runs of publishers that are answered once, or not at all.
	 */
	private final Set<CompletableFuture<Outcome>> runs = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	/**
	 * Take a stream in. From now on it can be cancelled, also before its turn.
	 * @param asker who asked for it
	 * @param start starts the run
	 * @return what its turn does
	 */
	CallTurn.Action expect(Asker asker, Consumer<StreamReceiver> start) {
		JsonText callbackId = Objects.requireNonNull(asker.callbackId(), "a stream needs a callbackId");
		StreamAnswer answer = new StreamAnswer(asker, callbackId, this, start);
		if (this.streams.putIfAbsent(callbackId, answer) != null) {
			return (end) -> {
				asker.error(WssErrorCode.CONFLICT, "A stream of this callbackId is running");
				end.run();
			};
		}
		if (this.closed) {
			answer.cancel();
		}
		return answer;
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

	/**
	 * Let a run of a publisher end with its peer, which may never see it end otherwise.
	 */
	void endWithPeer(CompletableFuture<Outcome> run) {
		this.runs.add(run);
		run.whenComplete((outcome, ex) -> this.runs.remove(run));
		if (this.closed) {
			run.cancel(false);
		}
	}

	void close() {
		this.closed = true;
		this.streams.values().forEach(StreamAnswer::cancel);
		this.runs.forEach((run) -> run.cancel(false));
	}

	int size() {
		return this.streams.size() + this.runs.size();
	}

}
