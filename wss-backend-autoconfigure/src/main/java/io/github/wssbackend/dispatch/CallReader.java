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

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.frame.BindingException;
import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.FrameReader;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;

/**
 * Tells what a call frame asks for: the call itself, or the one inside a request, with
 * who asks. Has no state.
 */
final class CallReader {

	private final PeerConnection connection;

	private final JsonCodec codec;

	CallReader(PeerConnection connection, JsonCodec codec) {
		this.connection = connection;
		this.codec = codec;
	}

	/**
	 * A call and who made it.
	 *
	 * @param call the call to run, {@code null} if it cannot be understood
	 * @param asker who made it
	 * @param problem what is wrong with it, for the peer
	 */
	record Asked(Frame.@Nullable Call call, Asker asker, String problem) {
	}

	Asked read(Frame.Call frame) {
		if (Verb.of(frame.route()) != Verb.RUN_REQUEST) {
			return new Asked(frame, new Asker(this.connection, null, frame.route()), "");
		}
		List<JsonText> parts = (frame.args() != null && frame.args().is(JsonText.Kind.ARRAY))
				? this.codec.elements(frame.args()) : List.of();
		JsonText callbackId = (parts.size() > 2 && !parts.get(2).is(JsonText.Kind.NULL)) ? parts.get(2) : null;
		if (callbackId != null && !isId(callbackId)) {
			return refused(frame, null, "A callbackId is a string or a number");
		}
		if (parts.isEmpty()) {
			return refused(frame, null, "The args of runRequest are [call, id, callbackId]");
		}
		return readInner(frame, parts.get(0), callbackId);
	}

	private Asked readInner(Frame.Call outer, JsonText inner, @Nullable JsonText callbackId) {
		try {
			Frame.Call call = FrameReader.call(inner);
			if (Verb.of(call.route()) == Verb.RUN_REQUEST) {
				return refused(outer, callbackId, "A request cannot hold a request");
			}
			return new Asked(call, new Asker(this.connection, callbackId, call.route()), "");
		}
		catch (BindingException ex) {
			return refused(outer, callbackId, String.valueOf(ex.getMessage()));
		}
	}

	private static boolean isId(JsonText json) {
		return json.is(JsonText.Kind.STRING) || json.is(JsonText.Kind.NUMBER);
	}

	private Asked refused(Frame.Call frame, @Nullable JsonText callbackId, String problem) {
		return new Asked(null, new Asker(this.connection, callbackId, frame.route()), problem);
	}

}
