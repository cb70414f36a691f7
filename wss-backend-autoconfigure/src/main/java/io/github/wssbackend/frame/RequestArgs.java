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

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the arguments of a request, {@code [call, id, callbackId]}. Pure functions.
 */
final class RequestArgs {

	private RequestArgs() {
	}

	/**
	 * Read them on the way. The parser stands on the beginning of the array, and on its
	 * end afterwards.
	 * @return {@code null} if there are none
	 */
	static Frame.@Nullable Request read(JsonParser parser, String source) {
		Frame.Call call = null;
		JsonText callbackId = null;
		int index = 0;
		for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
			if (index == 0 && token == JsonToken.START_OBJECT) {
				call = FrameKeys.inner(parser, source).call();
			}
			else if (index == 2 && token != JsonToken.VALUE_NULL) {
				callbackId = JsonLimits.slice(parser, source);
			}
			parser.skipChildren();
			index++;
		}
		return (index > 0) ? new Frame.Request(call, callbackId) : null;
	}

	/**
	 * Read them once more: they stood before the route that says what they are.
	 * @return {@code null} if there are none
	 */
	static Frame.@Nullable Request read(JsonText args) {
		if (!args.is(JsonText.Kind.ARRAY)) {
			return null;
		}
		String source = args.toString();
		try (JsonParser parser = JsonLimits.NONE.createParser(source)) {
			parser.nextToken();
			return read(parser, source);
		}
	}

}
