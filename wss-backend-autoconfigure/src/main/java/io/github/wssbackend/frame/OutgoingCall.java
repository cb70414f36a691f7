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

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssMessage;

import org.springframework.util.Assert;

/**
 * A call to a peer.
 *
 * @param route the route
 * @param method the method of the route, or {@code null}
 * @param args its arguments, an array
 * @param current whether a subscription begins with the newest state
 * @param stream whether the elements of the run are wanted one by one
 * @since 0.1.0
 */
public record OutgoingCall(String route, @Nullable String method, JsonText args, boolean current, boolean stream) {

	/**
	 * A plain call.
	 * @param route the route
	 * @param args its arguments, an array
	 * @return the call
	 */
	public static OutgoingCall of(String route, JsonText args) {
		return new OutgoingCall(route, null, args, false, false);
	}

	/**
	 * A call by position.
	 * @param route the route
	 * @param codec encodes the arguments
	 * @param args the arguments
	 * @return the call
	 * @throws EncodingException if JSON cannot tell an argument
	 */
	public static OutgoingCall of(String route, JsonCodec codec, @Nullable Object... args) {
		Assert.hasText(route, "'route' must not be empty");
		return of(route, array(codec, (args != null) ? args : new Object[1]));
	}

	/**
	 * One by one, because a mapper may be set to unwrap arrays of one element.
	 */
	private static JsonText array(JsonCodec codec, @Nullable Object[] args) {
		List<JsonText> elements = new ArrayList<>(args.length);
		for (Object arg : args) {
			elements.add(codec.encode(arg));
		}
		return codec.array(elements);
	}

	/**
	 * The call that a message tells. Arguments that are no array become the one element
	 * of an array.
	 * @param message the message
	 * @param codec encodes the arguments
	 * @return the call
	 * @throws EncodingException if JSON cannot tell an argument
	 */
	public static OutgoingCall of(WssMessage message, JsonCodec codec) {
		String route = message.route();
		Assert.hasText(route, "The message names no route");
		JsonText args = (message.args() != null) ? codec.encode(message.args()) : JsonText.EMPTY_ARRAY;
		args = args.is(JsonText.Kind.ARRAY) ? args : codec.array(List.of(args));
		return new OutgoingCall(Objects.requireNonNull(route), message.method(), args, false, false);
	}

	/**
	 * The same call with the newest state wanted, if the peer can tell it.
	 * @param current whether it can
	 * @return a new call
	 */
	public OutgoingCall withCurrent(boolean current) {
		return new OutgoingCall(this.route, this.method, this.args, current, this.stream);
	}

	/**
	 * The same call for the elements of its run.
	 * @return a new call
	 */
	public OutgoingCall asStream() {
		return new OutgoingCall(this.route, this.method, this.args, false, true);
	}

}
