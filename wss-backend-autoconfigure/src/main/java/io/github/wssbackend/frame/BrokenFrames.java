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
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * Finds out who sent a frame that cannot be read within the limits, so that the asker
 * gets an error. Reads token by token and keeps nothing, so no depth can hurt.
 */
final class BrokenFrames {

	private @Nullable String route;

	private @Nullable String node;

	private @Nullable JsonText callbackId;

	private BrokenFrames() {
	}

	static Frame read(String text, String problem) {
		try {
			BrokenFrames found = new BrokenFrames();
			found.readOuter(text, true);
			String name = (found.route != null) ? found.route : found.node;
			if (name != null) {
				return new Frame.Broken(name, Frame.Request.ROUTE.equals(name) ? found.callbackId : null, problem);
			}
		}
		catch (JacksonException ex) {
			// not JSON at all
		}
		return new Frame.Other();
	}

	private static void requireEnd(JsonParser parser) {
		if (parser.nextToken() != null) {
			throw new StreamReadException(parser, "More than one value");
		}
	}

	private void readOuter(String text, boolean unwrap) {
		try (JsonParser parser = JsonLimits.NONE.createParser(text)) {
			JsonToken first = parser.nextToken();
			if (first == JsonToken.VALUE_STRING && unwrap) {
				String inner = parser.getString();
				requireEnd(parser);
				readOuter(inner, false);
				return;
			}
			if (first != JsonToken.START_OBJECT) {
				return;
			}
			while (parser.nextToken() != JsonToken.END_OBJECT) {
				readKey(parser, text);
			}
			requireEnd(parser);
		}
	}

	private void readKey(JsonParser parser, String text) {
		String name = parser.currentName();
		JsonToken value = parser.nextToken();
		if (value == JsonToken.VALUE_STRING && "route".equals(name) && this.route == null) {
			this.route = parser.getString();
		}
		else if (value == JsonToken.VALUE_STRING && "node".equals(name) && this.node == null) {
			this.node = parser.getString();
		}
		else if (value == JsonToken.START_ARRAY && "args".equals(name)) {
			readArgs(parser, text);
		}
		parser.skipChildren();
	}

	private void readArgs(JsonParser parser, String text) {
		int index = 0;
		for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
			if (index++ == 2 && (token == JsonToken.VALUE_STRING || token.isNumeric())) {
				this.callbackId = JsonLimits.slice(parser, text);
			}
			parser.skipChildren();
		}
	}

}
