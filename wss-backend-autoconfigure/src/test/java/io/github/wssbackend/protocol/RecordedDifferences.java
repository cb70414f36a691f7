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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What this library answers where it differs from the original on purpose, step by step.
 * A step that is not listed has to be answered to the character as the original did.
 */
final class RecordedDifferences {

	private static final String NOT_FOUND = "\"error\":{\"code\":\"route-not-found\",\"title\":\"Not Found\","
			+ "\"status\":404,\"detail\":\"There is no such route\"}}";

	private static final Map<String, Answer> ours = new LinkedHashMap<>();

	static {
		// Failures are told.
		differs("1: request unknown", "{\"callbackId\":6," + NOT_FOUND);
		differs("1: sub unknown", "{\"callbackId\":21," + NOT_FOUND);
		differs("1: restricted", "{\"callbackId\":23," + NOT_FOUND);
		differs("1: setState without loadDefaultRoutes", "{\"callbackId\":29," + NOT_FOUND);
		differs("1: throws", "{\"callbackId\":30,\"error\":{\"code\":\"internal\","
				+ "\"title\":\"Internal Server Error\",\"status\":500}}");
		differs("2: too few args", "{\"callbackId\":13," + missing("b", 2));
		differs("2: no args", "{\"callbackId\":14," + missing("a", 1));
		// One frame for a change, however many subscriptions.
		differs("1: post add after 2 subs", "{\"args\":15,\"callbackId\":\"add\"}");
		differs("1: post add after unsub", "{\"args\":19,\"callbackId\":\"add\"}");
		differs("1: double json", "{\"args\":3,\"callbackId\":\"add\"}", "{\"args\":3,\"callbackId\":26}");
		differs("1: binary json", "{\"args\":2,\"callbackId\":\"add\"}", "{\"args\":2,\"callbackId\":27}");
		// Only what is there can be ended, and the asker is told whether it was.
		differs("1: unsubscribe first", "{\"args\":false,\"callbackId\":16}");
		differs("2: unsub all of add (no id)", "{\"args\":true,\"callbackId\":6}");
		// Number 7 went to a route that does not exist.
		differs("1: child flow: sub child", "{\"args\":7,\"callbackId\":22}");
		// The id in a request is never a target.
		differs("1: forged socket id", "{\"args\":\"pong\",\"callbackId\":28}");
		// A missing argument is null.
		differs("2: method on envelope (service request)", "{\"args\":\"posted null\",\"callbackId\":\"multi\"}",
				"{\"args\":\"posted null\",\"callbackId\":11}");
		// A request without a callbackId is a post, and holds no request.
		differs("2: runRequest without callback");
		differs("2: runRequest nested runRequest", "{\"callbackId\":17,\"error\":{\"code\":\"bad-request\","
				+ "\"title\":\"Bad Request\",\"status\":400,\"detail\":\"A request cannot hold a request\"}}");
	}

	private RecordedDifferences() {
	}

	/**
	 * What comes back.
	 *
	 * @param receive to the socket that sent
	 * @param other to the other one
	 */
	record Answer(List<String> receive, List<String> other) {
	}

	private static String missing(String parameter, int position) {
		return "\"error\":{\"code\":\"bad-request\",\"title\":\"Bad Request\",\"status\":400,\"detail\":\"Argument '"
				+ parameter + "' (position " + position + ") is missing.\"}}";
	}

	private static void differs(String key, String... frames) {
		ours.put(key, new Answer(List.of(frames), List.of()));
	}

	static Map<String, Answer> all() {
		return ours;
	}

	static Answer expected(RecordedStep step) {
		Answer answer = ours.get(step.key());
		return (answer != null) ? answer : original(step);
	}

	static Answer original(RecordedStep step) {
		return new Answer(step.receive(), step.other());
	}

}
