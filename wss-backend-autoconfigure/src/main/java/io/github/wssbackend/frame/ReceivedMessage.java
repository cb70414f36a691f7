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
import tools.jackson.databind.JsonNode;

import io.github.wssbackend.WssMessage;

/**
 * A data message of a peer. The tree of its arguments is made when somebody asks for it.
 *
 * @since 0.1.0
 */
public final class ReceivedMessage implements WssMessage {

	private final Object payload;

	private final @Nullable String route;

	private final @Nullable String method;

	private final @Nullable JsonText args;

	private final JsonCodec codec;

	private ReceivedMessage(Object payload, @Nullable String route, @Nullable String method, @Nullable JsonText args,
			JsonCodec codec) {
		this.payload = payload;
		this.route = route;
		this.method = method;
		this.args = args;
		this.codec = codec;
	}

	/**
	 * A message as it came.
	 * @param payload its text or bytes
	 * @param frame what it says
	 * @param codec for the tree of its arguments
	 * @return the message
	 */
	public static ReceivedMessage of(Object payload, Frame frame, JsonCodec codec) {
		if (frame instanceof Frame.Call call) {
			return call(payload, call, codec);
		}
		if (frame instanceof Frame.Reply reply) {
			return new ReceivedMessage(payload, null, null, reply.args(), codec);
		}
		return new ReceivedMessage(payload, null, null, null, codec);
	}

	/**
	 * The call that a message carries, outside or inside a request.
	 * @param payload the text or bytes of the message
	 * @param call the call
	 * @param codec for the tree of its arguments
	 * @return the message
	 */
	public static ReceivedMessage call(Object payload, Frame.Call call, JsonCodec codec) {
		JsonText method = call.method();
		String name = (method != null && method.is(JsonText.Kind.STRING)) ? FrameReader.string(method) : null;
		return new ReceivedMessage(payload, call.route(), name, call.args(), codec);
	}

	@Override
	public Object payload() {
		return this.payload;
	}

	@Override
	public @Nullable String route() {
		return this.route;
	}

	@Override
	public @Nullable String method() {
		return this.method;
	}

	@Override
	public @Nullable JsonNode args() {
		return (this.args != null) ? this.codec.tree(this.args) : null;
	}

}
