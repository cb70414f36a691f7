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
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Writes the frames of the wire format. Pure functions, each gives a frame that can be
 * shared.
 *
 * @since 0.1.0
 */
public final class FrameWriter {

	private FrameWriter() {
	}

	/**
	 * The first frame of a server.
	 * @param id the id of the connection
	 * @param v1 whether the peer speaks {@code wss-backend.v1}
	 * @return the frame
	 */
	public static EncodedFrame setId(String id, boolean v1) {
		StringBuilder text = new StringBuilder(96).append("{\"route\":\"setId\",\"args\":");
		quote(text, id);
		if (v1) {
			text.append(",\"protocol\":\"").append(Subprotocols.V1).append('"');
		}
		return end(text);
	}

	/**
	 * A call without an answer.
	 * @param call the call
	 * @return the frame
	 */
	public static EncodedFrame call(OutgoingCall call) {
		StringBuilder text = new StringBuilder(64 + call.args().length());
		appendCall(text, call);
		return EncodedFrame.text(text.toString());
	}

	/**
	 * A call with an answer.
	 * @param call the call
	 * @param id the id of the connection
	 * @param callbackId our number for the answer
	 * @return the frame
	 */
	public static EncodedFrame request(OutgoingCall call, String id, long callbackId) {
		StringBuilder text = new StringBuilder(128 + call.args().length());
		text.append("{\"route\":\"runRequest\",\"args\":[");
		appendCall(text, call);
		text.append(',');
		quote(text, id);
		return end(text.append(',').append(callbackId).append(']'));
	}

	private static void appendCall(StringBuilder text, OutgoingCall call) {
		text.append("{\"route\":");
		quote(text, call.route());
		text.append(",\"args\":");
		call.args().appendTo(text);
		if (call.method() != null) {
			text.append(",\"method\":");
			quote(text, call.method());
		}
		text.append(call.current() ? ",\"current\":true" : "").append(call.stream() ? ",\"stream\":true" : "");
		text.append('}');
	}

	/**
	 * The answer to a request.
	 * @param callbackId the id that the asker gave
	 * @param args the answer, {@code null} for no output
	 * @return the frame
	 */
	public static EncodedFrame answer(JsonText callbackId, @Nullable JsonText args) {
		StringBuilder text = new StringBuilder(48 + ((args != null) ? args.length() : 0)).append('{');
		if (args != null) {
			text.append("\"args\":");
			args.appendTo(text);
			text.append(',');
		}
		text.append("\"callbackId\":");
		callbackId.appendTo(text);
		return end(text);
	}

	/**
	 * One element of a stream, with more to come.
	 * @param callbackId the id that the asker gave
	 * @param args the element
	 * @return the frame
	 */
	public static EncodedFrame element(JsonText callbackId, JsonText args) {
		StringBuilder text = new StringBuilder(48 + args.length()).append("{\"args\":");
		args.appendTo(text);
		text.append(",\"callbackId\":");
		callbackId.appendTo(text);
		return end(text.append(",\"more\":true"));
	}

	/**
	 * The answer to a request that failed.
	 * @param callbackId the id that the asker gave
	 * @param error the error
	 * @return the frame
	 */
	public static EncodedFrame error(JsonText callbackId, ErrorBody error) {
		StringBuilder text = new StringBuilder(160).append("{\"callbackId\":");
		callbackId.appendTo(text);
		text.append(",\"error\":{");
		appendError(text, error);
		return end(text.append('}'));
	}

	/**
	 * The error of a post, for a peer that speaks {@code wss-backend.v1}.
	 * @param route the route that was posted to, if known
	 * @param error the error
	 * @return the frame
	 */
	public static EncodedFrame postError(@Nullable String route, ErrorBody error) {
		StringBuilder text = new StringBuilder(160).append("{\"error\":{");
		appendError(text, error);
		if (route != null) {
			text.append(",\"route\":");
			quote(text, route);
		}
		return end(text.append('}'));
	}

	private static void appendError(StringBuilder text, ErrorBody error) {
		text.append("\"code\":");
		quote(text, error.code());
		text.append(",\"title\":");
		quote(text, error.title());
		text.append(",\"status\":").append(error.status());
		if (error.detail() != null) {
			text.append(",\"detail\":");
			quote(text, error.detail());
		}
	}

	/**
	 * One output of a subscribed node.
	 * @param spelling the route as it was spelt when subscribing
	 * @param value the output
	 * @return the frame
	 */
	public static EncodedFrame emission(String spelling, JsonText value) {
		return end(emissionUpToSpelling(spelling, value));
	}

	/**
	 * One output of a subscribed node, for a peer that speaks {@code wss-backend.v1}.
	 * @param spelling the route as it was spelt when subscribing
	 * @param value the output
	 * @param version its version
	 * @param epoch the epoch of the version
	 * @return the frame
	 */
	public static EncodedFrame emission(String spelling, JsonText value, long version, String epoch) {
		StringBuilder text = emissionUpToSpelling(spelling, value);
		text.append(",\"version\":").append(version).append(",\"epoch\":");
		quote(text, epoch);
		return end(text);
	}

	private static StringBuilder emissionUpToSpelling(String spelling, JsonText value) {
		StringBuilder text = new StringBuilder(96 + value.length()).append("{\"args\":");
		value.appendTo(text);
		quote(text.append(",\"callbackId\":"), spelling);
		return text;
	}

	/**
	 * How many emissions were dropped before the next one.
	 * @param spelling the route as it was spelt when subscribing
	 * @param count how many
	 * @return the frame
	 */
	public static EncodedFrame gap(String spelling, long count) {
		StringBuilder text = new StringBuilder(64);
		quote(text.append("{\"callbackId\":"), spelling);
		return end(text.append(",\"gap\":").append(count));
	}

	private static void quote(StringBuilder target, String value) {
		target.append('"');
		JsonStringEncoder.getInstance().quoteAsString(value, target);
		target.append('"');
	}

	private static EncodedFrame end(StringBuilder text) {
		return EncodedFrame.text(text.append('}').toString());
	}

}
