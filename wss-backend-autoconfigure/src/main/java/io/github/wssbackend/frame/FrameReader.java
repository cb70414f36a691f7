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

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Reads the keys of frames, and those of the call inside a request, in one pass. Values
 * stay slices of the text until somebody binds them. Pure functions.
 *
 * @since 0.1.0
 */
public final class FrameReader {

	private static final Frame OTHER = new Frame.Other();

	private FrameReader() {
	}

	/**
	 * Read a message. Never throws: what cannot be understood is {@link Frame.Other}, or
	 * {@link Frame.Broken} where it names a route but passes a limit.
	 * @param text the text of the message
	 * @return the frame
	 */
	public static Frame read(String text) {
		try {
			return readOuter(text, true);
		}
		catch (StreamConstraintsException ex) {
			return BrokenFrames.read(text, "The frame passes a limit: depth " + JsonLimits.DEPTH + ", numbers of "
					+ JsonLimits.NUMBER + " and names of " + JsonLimits.NAME + " characters");
		}
		catch (JacksonException ex) {
			return BrokenFrames.read(text, "The frame has a key twice");
		}
	}

	private static Frame readOuter(String text, boolean unwrap) {
		try (JsonParser parser = JsonLimits.PEER.createParser(text)) {
			JsonToken first = parser.nextToken();
			if (first == JsonToken.VALUE_STRING && unwrap) {
				String inner = parser.getString();
				return (parser.nextToken() == null) ? readOuter(inner, false) : OTHER;
			}
			if (first != JsonToken.START_OBJECT) {
				return OTHER;
			}
			FrameKeys keys = FrameKeys.outer(parser, text);
			return (parser.nextToken() == null) ? keys.frame() : OTHER;
		}
	}

	/**
	 * The text that a JSON string tells.
	 * @param json a string
	 * @return its text
	 * @throws BindingException if it is no string
	 */
	public static String string(JsonText json) {
		if (!json.is(JsonText.Kind.STRING)) {
			throw new BindingException("is no string");
		}
		String text = json.toString();
		if (text.indexOf('\\') < 0) {
			return text.substring(1, text.length() - 1);
		}
		try (JsonParser parser = JsonLimits.NONE.createParser(text)) {
			parser.nextToken();
			return parser.getString();
		}
	}

}
