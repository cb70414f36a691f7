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

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.frame.BindingException;
import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.FrameReader;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;
import io.github.wssbackend.frame.JsonText.Kind;
import io.github.wssbackend.route.NodeFunction;
import io.github.wssbackend.route.StateRef;
import io.github.wssbackend.state.StateKey;
import io.github.wssbackend.subscription.Spelling;

/**
 * The verbs {@code subscribeSocket} and {@code unsubscribe} of one peer. The id that
 * stands in their arguments is never a target: a peer subscribes itself.
 */
final class SubscriptionVerbs {

	/**
	 * What a peer spelt is kept as long as its subscription.
	 */
	private static final int MAX_SPELLING = 1024;

	private final PeerConnection connection;

	private final DispatchSettings settings;

	private final DispatchServices services;

	SubscriptionVerbs(PeerConnection connection, DispatchSettings settings, DispatchServices services) {
		this.connection = connection;
		this.settings = settings;
		this.services = services;
	}

	PeerConnection connection() {
		return this.connection;
	}

	JsonCodec codec() {
		return this.services.codec();
	}

	void subscribe(Frame.Call call, Asker asker) {
		try {
			List<JsonText> args = args(call);
			String route = FrameReader.string(args.get(0));
			JsonText key = part(args, 3, Kind.STRING);
			JsonText input = part(args, 4, Kind.BOOLEAN);
			boolean inputs = input != null && "true".equals(input.toString());
			Spelling spelling = new Spelling(route, (key != null) ? FrameReader.string(key) : null, inputs);
			subscribe(spelling, call.current() && this.connection.speaksV1(), asker);
		}
		catch (BindingException ex) {
			asker.error(WssErrorCode.BAD_REQUEST,
					"The args of subscribeSocket are [route, id, args?, key?, subInput?]");
		}
	}

	private void subscribe(Spelling spelling, boolean current, Asker asker) {
		StateRef ref = this.services.routes().resolve(spelling.route(), spelling.input() ? null : spelling.key());
		if (ref == null || !isOffered(ref)) {
			asker.routeNotFound();
		}
		else if (!isOpen(ref.function(), spelling.input())) {
			asker.error(WssErrorCode.FORBIDDEN, "The route cannot be subscribed to");
		}
		else if (isTooLong(spelling)) {
			asker.error(WssErrorCode.BAD_REQUEST, "A route and its key may have " + MAX_SPELLING + " characters");
		}
		else if (this.services.subscriptions().count(this.connection) >= this.settings.maxSubscriptions()) {
			asker.error(WssErrorCode.TOO_MANY_REQUESTS,
					"A connection may have " + this.settings.maxSubscriptions() + " subscriptions");
		}
		else {
			String property = (spelling.input() && spelling.key() != null) ? spelling.key() : ref.property();
			this.services.subscriptions()
				.subscribe(this.connection, key(ref, spelling), property, spelling, current,
						(number) -> asker.enqueueAnswer(codec().encode(number)));
		}
	}

	private static boolean isTooLong(Spelling spelling) {
		String key = spelling.key();
		return spelling.route().length() + ((key != null) ? key.length() : 0) > MAX_SPELLING;
	}

	private static StateKey key(StateRef ref, Spelling spelling) {
		if (spelling.input()) {
			return StateKey.input(ref.node().route());
		}
		return (ref.method() != null) ? StateKey.of(ref.node().route(), ref.method()) : StateKey.of(ref.node().route());
	}

	private boolean isOffered(@Nullable StateRef ref) {
		if (ref == null) {
			return false;
		}
		NodeFunction function = ref.function();
		return ref.node().remote() && this.settings.offered().offers(ref.node().route())
				&& (function == null || function.remote());
	}

	private static boolean isOpen(@Nullable NodeFunction function, boolean input) {
		if (input) {
			return function != null && function.inputs();
		}
		return function == null || function.shared();
	}

	void unsubscribe(Frame.Call call, Asker asker) {
		try {
			List<JsonText> args = args(call);
			String route = FrameReader.string(args.get(0));
			JsonText number = part(args, 1, Kind.NUMBER);
			boolean ended = this.services.subscriptions()
				.unsubscribe(this.connection, route, (number != null) ? number(number) : null);
			if (ended || isOffered(this.services.routes().resolve(route, null))) {
				asker.answer(codec().encode(ended));
			}
			else {
				asker.routeNotFound();
			}
		}
		catch (BindingException ex) {
			asker.error(WssErrorCode.BAD_REQUEST, "The args of unsubscribe are [route, number?]");
		}
	}

	private static int number(JsonText json) {
		try {
			return Integer.parseInt(json.toString());
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	private List<JsonText> args(Frame.Call call) {
		List<JsonText> args = (call.args() != null) ? codec().elements(call.args()) : List.of();
		if (args.isEmpty()) {
			throw new BindingException("has no arguments");
		}
		return args;
	}

	private static @Nullable JsonText part(List<JsonText> args, int index, Kind kind) {
		if (args.size() <= index || args.get(index).is(Kind.NULL)) {
			return null;
		}
		if (!args.get(index).is(kind)) {
			throw new BindingException("is of another kind");
		}
		return args.get(index);
	}

}
