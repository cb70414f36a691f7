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

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssMessage;

/**
 * One outgoing message, encoded once and shared by all its receivers. Immutable.
 *
 * @since 0.1.0
 */
public final class EncodedFrame {

	private final @Nullable String text;

	private final byte @Nullable [] bytes;

	private final byte[] wire;

	private final int size;

	private EncodedFrame(@Nullable String text, byte @Nullable [] bytes, byte[] payload) {
		this.text = text;
		this.bytes = bytes;
		this.wire = WireFrame.of(text != null, payload);
		this.size = payload.length;
	}

	/**
	 * A text message. Half of a surrogate pair, which UTF-8 cannot tell, becomes U+FFFD.
	 * @param text the text
	 * @return the message
	 */
	public static EncodedFrame text(String text) {
		if (Utf8.size(text) < 0) {
			return text(Utf8.withoutLoneSurrogates(text));
		}
		return new EncodedFrame(text, null, text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A binary message.
	 * @param bytes the bytes, not to be changed afterwards
	 * @return the message
	 */
	public static EncodedFrame binary(byte[] bytes) {
		return new EncodedFrame(null, bytes, bytes);
	}

	/**
	 * A raw message.
	 * @param message text, a {@code byte[]}, a {@link WssMessage} that names a route,
	 * which becomes that call, or any object, which becomes its JSON
	 * @param codec encodes objects
	 * @return the message
	 * @throws EncodingException if JSON cannot tell the object
	 */
	public static EncodedFrame of(Object message, JsonCodec codec) {
		if (message instanceof byte[] bytes) {
			return binary(bytes.clone());
		}
		if (message instanceof WssMessage call && call.route() != null) {
			return FrameWriter.call(OutgoingCall.of(call, codec));
		}
		return text((message instanceof CharSequence text) ? text.toString() : codec.encode(message).toString());
	}

	/**
	 * Whether this is a text message.
	 * @return {@code false} for a binary one
	 */
	public boolean isText() {
		return this.text != null;
	}

	/**
	 * The text of a text message.
	 * @return the text
	 */
	public String text() {
		return Objects.requireNonNull(this.text, "a binary message has no text");
	}

	/**
	 * The bytes of a binary message.
	 * @return the bytes, not to be changed
	 */
	public byte[] bytes() {
		return Objects.requireNonNull(this.bytes, "a text message has no bytes");
	}

	/**
	 * The whole frame as an end that does not mask sends it, header and payload.
	 * @return the bytes, not to be changed
	 */
	public byte[] wire() {
		return this.wire;
	}

	/**
	 * The bytes of the payload on the wire.
	 * @return the number of bytes
	 */
	public int size() {
		return this.size;
	}

	@Override
	public String toString() {
		return (this.text != null) ? this.text : this.size + " bytes";
	}

}
