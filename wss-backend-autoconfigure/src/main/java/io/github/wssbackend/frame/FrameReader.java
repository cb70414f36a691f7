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

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Reads the outer keys of frames. Values stay slices of the text until somebody binds
 * them. Pure functions.
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
			Map<String, JsonText> keys = keys(parser, text);
			return (parser.nextToken() == null) ? frame(keys) : OTHER;
		}
	}

	private static Map<String, JsonText> keys(JsonParser parser, String text) {
		Map<String, JsonText> keys = new HashMap<>(8);
		while (parser.nextToken() != JsonToken.END_OBJECT) {
			String name = parser.currentName();
			parser.nextToken();
			keys.put(name, JsonLimits.slice(parser, text));
		}
		return keys;
	}

	private static Frame frame(Map<String, JsonText> keys) {
		Frame.Call call = call(keys);
		if (call != null) {
			return call;
		}
		JsonText callbackId = present(keys, "callbackId");
		if (callbackId == null) {
			return OTHER;
		}
		return new Frame.Reply(callbackId, keys.get("args"), present(keys, "error"), isTrue(keys, "more"),
				present(keys, "version"), present(keys, "epoch"));
	}

	/**
	 * Read the call inside a request.
	 * @param json what stands in its place
	 * @return the call
	 * @throws BindingException if it is none
	 */
	public static Frame.Call call(JsonText json) {
		if (json.is(JsonText.Kind.OBJECT)) {
			String text = json.toString();
			try (JsonParser parser = JsonLimits.NONE.createParser(text)) {
				parser.nextToken();
				Frame.Call call = call(keys(parser, text));
				if (call != null) {
					return call;
				}
			}
		}
		throw new BindingException("The request names no route");
	}

	private static Frame.@Nullable Call call(Map<String, JsonText> keys) {
		JsonText route = keys.get("route");
		if (route == null || !route.is(JsonText.Kind.STRING)) {
			route = keys.get("node");
		}
		if (route == null || !route.is(JsonText.Kind.STRING)) {
			return null;
		}
		return new Frame.Call(string(route), present(keys, "method"), keys.get("args"), isTrue(keys, "current"),
				isTrue(keys, "stream"), present(keys, "protocol"));
	}

	private static @Nullable JsonText present(Map<String, JsonText> keys, String name) {
		JsonText value = keys.get(name);
		return (value == null || value.is(JsonText.Kind.NULL)) ? null : value;
	}

	private static boolean isTrue(Map<String, JsonText> keys, String name) {
		JsonText value = keys.get(name);
		return value != null && "true".equals(value.toString());
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
