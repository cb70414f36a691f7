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

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.JsonText;

/**
 * Tells what a call frame asks for: the call itself, or the one inside a request, with
 * who asks. Has no state.
 */
final class CallReader {

	private final PeerConnection connection;

	CallReader(PeerConnection connection) {
		this.connection = connection;
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
		Frame.Request request = frame.request();
		if (request == null) {
			return refused(frame, null, "The args of runRequest are [call, id, callbackId]");
		}
		JsonText callbackId = request.callbackId();
		if (callbackId != null && !isId(callbackId)) {
			return refused(frame, null, "A callbackId is a string or a number");
		}
		Frame.Call call = request.call();
		if (call == null) {
			return refused(frame, callbackId, "The request names no route");
		}
		if (Verb.of(call.route()) == Verb.RUN_REQUEST) {
			return refused(frame, callbackId, "A request cannot hold a request");
		}
		return new Asked(call, new Asker(this.connection, callbackId, call.route()), "");
	}

	private static boolean isId(JsonText json) {
		return json.is(JsonText.Kind.STRING) || json.is(JsonText.Kind.NUMBER);
	}

	private Asked refused(Frame.Call frame, @Nullable JsonText callbackId, String problem) {
		return new Asked(null, new Asker(this.connection, callbackId, frame.route()), problem);
	}

}
