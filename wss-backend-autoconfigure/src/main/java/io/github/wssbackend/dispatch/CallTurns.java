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

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.connection.ForeignCode;
import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.frame.Frame;

/**
 * Makes turns of the calls of one connection, by their verbs.
 */
final class CallTurns {

	private final NodeCalls nodes;

	private final SubscriptionVerbs subscriptions;

	private final RunningStreams streams;

	private static final ForeignCode SOURCES = ForeignCode.unknown();

	private final boolean outbound;

	CallTurns(PeerConnection connection, @Nullable WssServer server, DispatchSettings settings,
			DispatchServices services) {
		this.outbound = server == null;
		this.streams = new RunningStreams();
		this.nodes = new NodeCalls(connection, server, settings.offered(), services, this.streams);
		this.subscriptions = new SubscriptionVerbs(connection, settings, services);
	}

	/**
	 * Handle a cancellation, which waits for no turn.
	 * @return whether the call was one
	 */
	boolean cancelled(CallReader.Asked asked) {
		Frame.Call call = asked.call();
		if (call == null || Verb.of(call.route()) != Verb.CANCEL) {
			return false;
		}
		SOURCES.run(() -> this.streams.cancel(call, asked.asker(), this.subscriptions.codec()));
		return true;
	}

	CallTurn turn(CallReader.Asked asked, Object payload, Runnable end) {
		Frame.Call call = asked.call();
		if (call == null) {
			return error(asked.asker(), WssErrorCode.BAD_REQUEST, asked.problem(), end);
		}
		Verb verb = Verb.of(call.route());
		if (verb == null) {
			return this.nodes.turn(call, asked.asker(), payload, end);
		}
		return switch (verb) {
			case SUBSCRIBE -> foreign(asked.asker(), () -> this.subscriptions.subscribe(call, asked.asker()), end);
			case UNSUBSCRIBE -> foreign(asked.asker(), () -> this.subscriptions.unsubscribe(call, asked.asker()), end);
			case SET_ID -> CallTurn.inline(asked.asker(), () -> furtherId(asked.asker()), end);
			default -> CallTurn.inline(asked.asker(), asked.asker()::routeNotFound, end);
		};
	}

	/**
	 * A first subscription subscribes to the publisher of a source, the last one cancels.
	 */
	private CallTurn foreign(Asker asker, Runnable action, Runnable end) {
		return CallTurn.inline(asker, () -> SOURCES.run(action), end);
	}

	/**
	 * A peer that we connected to has one id for a connection, told before anything else;
	 * one that connected to us has none to give.
	 */
	private void furtherId(Asker asker) {
		if (this.outbound && !asker.isRequest()) {
			asker.connection().unexpected();
		}
		else {
			asker.routeNotFound();
		}
	}

	CallTurn broken(Frame.Broken frame, Runnable end) {
		Asker asker = new Asker(this.subscriptions.connection(), frame.callbackId(), frame.route());
		return error(asker, WssErrorCode.BAD_REQUEST, frame.problem(), end);
	}

	private static CallTurn error(Asker asker, WssErrorCode code, String detail, Runnable end) {
		return CallTurn.inline(asker, () -> asker.error(code, detail), end);
	}

	void close() {
		this.streams.close();
	}

}
