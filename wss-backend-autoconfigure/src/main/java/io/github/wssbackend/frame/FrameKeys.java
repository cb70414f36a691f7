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
 * The keys of a call or a reply that mean something, as a parser meets them; others are
 * passed over. For one object, read by one thread.
 */
final class FrameKeys {

	private static final Frame OTHER = new Frame.Other();

	private final JsonParser parser;

	private final String source;

	/** Whether this may be a request, which holds a call. */
	private final boolean outer;

	private @Nullable String route;

	private @Nullable String node;

	private @Nullable JsonText method;

	private @Nullable JsonText args;

	private boolean current;

	private boolean stream;

	private @Nullable JsonText protocol;

	private @Nullable JsonText callbackId;

	private @Nullable JsonText error;

	private boolean more;

	private @Nullable JsonText version;

	private @Nullable JsonText epoch;

	private Frame.@Nullable Request request;

	private FrameKeys(JsonParser parser, String source, boolean outer) {
		this.parser = parser;
		this.source = source;
		this.outer = outer;
	}

	/**
	 * Read the keys of a frame. The parser stands on the beginning of the object, and on
	 * its end afterwards.
	 */
	static FrameKeys outer(JsonParser parser, String source) {
		return new FrameKeys(parser, source, true).read();
	}

	/**
	 * The same for the call inside a request.
	 */
	static FrameKeys inner(JsonParser parser, String source) {
		return new FrameKeys(parser, source, false).read();
	}

	private FrameKeys read() {
		while (this.parser.nextToken() != JsonToken.END_OBJECT) {
			String name = this.parser.currentName();
			readValue(name, this.parser.nextToken());
			this.parser.skipChildren();
		}
		return this;
	}

	private void readValue(String name, JsonToken value) {
		switch (name) {
			case "route" -> this.route = string(value);
			case "node" -> this.node = string(value);
			case "method" -> this.method = present(value);
			case "args" -> this.args = args(value);
			case "current" -> this.current = value == JsonToken.VALUE_TRUE;
			case "stream" -> this.stream = value == JsonToken.VALUE_TRUE;
			case "protocol" -> this.protocol = present(value);
			case "callbackId" -> this.callbackId = present(value);
			case "error" -> this.error = present(value);
			case "more" -> this.more = value == JsonToken.VALUE_TRUE;
			case "version" -> this.version = present(value);
			case "epoch" -> this.epoch = present(value);
			default -> {
				// Nobody knows it.
			}
		}
	}

	private @Nullable String string(JsonToken value) {
		return (value == JsonToken.VALUE_STRING) ? this.parser.getString() : null;
	}

	private @Nullable JsonText present(JsonToken value) {
		return (value != JsonToken.VALUE_NULL) ? JsonLimits.slice(this.parser, this.source) : null;
	}

	/**
	 * Where the route is known to be that of requests the call inside is read on the way.
	 */
	private JsonText args(JsonToken value) {
		int start = JsonLimits.start(this.parser);
		if (this.outer && value == JsonToken.START_ARRAY && Frame.Request.ROUTE.equals(name())) {
			this.request = RequestArgs.read(this.parser, this.source);
		}
		return JsonLimits.slice(this.parser, this.source, start);
	}

	private @Nullable String name() {
		return (this.route != null) ? this.route : this.node;
	}

	Frame frame() {
		Frame.Call call = call();
		if (call != null) {
			return call;
		}
		return (this.callbackId != null)
				? new Frame.Reply(this.callbackId, this.args, this.error, this.more, this.version, this.epoch) : OTHER;
	}

	/**
	 * The call.
	 * @return {@code null} if it names no route
	 */
	Frame.@Nullable Call call() {
		String name = name();
		return (name != null)
				? new Frame.Call(name, this.method, this.args, this.current, this.stream, this.protocol, request(name))
				: null;
	}

	private Frame.@Nullable Request request(String name) {
		if (!this.outer || !name.equals(Frame.Request.ROUTE)) {
			return null;
		}
		return (this.request == null && this.args != null) ? RequestArgs.read(this.args) : this.request;
	}

}
