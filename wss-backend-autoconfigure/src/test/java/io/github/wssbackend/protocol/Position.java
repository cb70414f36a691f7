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

package io.github.wssbackend.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A place in a frame where anything may stand.
 *
 * @param name what it is called
 * @param frame the frame, with {@code $} for the place
 * @param answers what comes back for each value
 */
record Position(String name, String frame, Function<AnyJson, List<String>> answers) {

	/**
	 * The callbackId of all requests.
	 */
	static final String ID = "\"c\"";

	static final String SUBSCRIBE_WORDS = Replies
		.badRequest("The args of subscribeSocket are [route, id, args?, key?, subInput?]");

	static final String UNSUBSCRIBE_WORDS = Replies.badRequest("The args of unsubscribe are [route, number?]");

	static final String CANCEL_WORDS = Replies.badRequest("The args of cancelRequest are [callbackId]");

	static final String REQUEST_WORDS = Replies.badRequest("The args of runRequest are [call, id, callbackId]");

	static final String NAMELESS = Replies.badRequest("The request names no route");

	/**
	 * A frame of which nothing comes back, whatever stands there.
	 */
	static Position silent(String name, String frame) {
		return new Position(name, frame, (value) -> List.of());
	}

	/**
	 * A frame with at most one answer.
	 */
	static Position frame(String name, String frame, Function<AnyJson, @Nullable String> answer) {
		return new Position(name, frame, (value) -> {
			String text = answer.apply(value);
			return (text != null) ? List.of(text) : List.of();
		});
	}

	/**
	 * A request.
	 * @param call the inner call
	 * @param outcome {@code args} as JSON if it starts with {@code =}, else the error
	 */
	static Position request(String name, String call, Function<AnyJson, String> outcome) {
		return frame(name, "{\"route\":\"runRequest\",\"args\":[" + call + ",\"id\"," + ID + "]}",
				(value) -> reply(outcome.apply(value)));
	}

	private static String reply(String outcome) {
		return outcome.startsWith("=") ? Replies.answer(ID, outcome.substring(1)) : Replies.error(ID, outcome);
	}

	Stream<AnyJson> values() {
		return Arrays.stream(AnyJson.values()).filter((value) -> value.fits(this.frame));
	}

	@Override
	public String toString() {
		return this.name;
	}

}
