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

import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.frame.BindingException;
import io.github.wssbackend.frame.ErrorBody;
import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.FrameReader;
import io.github.wssbackend.frame.JsonText;
import io.github.wssbackend.frame.ReceivedMessage;
import io.github.wssbackend.invocation.Arguments;
import io.github.wssbackend.invocation.NodeCall;
import io.github.wssbackend.invocation.Outcome;
import io.github.wssbackend.route.Node;
import io.github.wssbackend.route.NodeFunction;
import io.github.wssbackend.route.RoutePatterns;
import io.github.wssbackend.state.Output;
import io.github.wssbackend.state.StateKey;

import org.springframework.http.HttpHeaders;

/**
 * Runs nodes for one peer: finds the function, decides on which thread it runs, and
 * answers.
 */
final class NodeCalls {

	/** Of a method that does not exist or is not open to peers, the same for both. */
	private static final ErrorBody NO_METHOD = ErrorBody.of(WssErrorCode.BAD_REQUEST, 405,
			"The route has no such method");

	private final PeerConnection connection;

	private final @Nullable WssServer server;

	private final RoutePatterns offered;

	private final DispatchServices services;

	private final RunningStreams streams;

	private final @Nullable Locale locale;

	NodeCalls(PeerConnection connection, @Nullable WssServer server, RoutePatterns offered, DispatchServices services,
			RunningStreams streams) {
		this.connection = connection;
		this.server = server;
		this.offered = offered;
		this.services = services;
		this.streams = streams;
		this.locale = locale(connection.handshakeHeaders());
	}

	private static @Nullable Locale locale(HttpHeaders headers) {
		try {
			return headers.getAcceptLanguageAsLocales().stream().findFirst().orElse(null);
		}
		catch (IllegalArgumentException ex) {
			// A header that names no languages is no reason to refuse the peer.
			return null;
		}
	}

	CallTurn turn(Frame.Call call, Asker asker, Object payload, Runnable end) {
		Node node = this.services.routes().find(call.route());
		if (node == null || !node.remote() || !this.offered.offers(node.route())) {
			return CallTurn.inline(asker, asker::routeNotFound, end);
		}
		String method;
		try {
			method = (call.method() != null) ? FrameReader.string(call.method()) : null;
		}
		catch (BindingException ex) {
			return CallTurn.inline(asker, () -> asker.error(WssErrorCode.BAD_REQUEST, "A method is a string"), end);
		}
		if (node.isStateNode() && method == null) {
			return CallTurn.inline(asker, () -> asker.answer(newest(node)), end);
		}
		NodeFunction function = node.function(method);
		if (function == null || !function.remote()) {
			return CallTurn.inline(asker, () -> asker.error(NO_METHOD), end);
		}
		return turn(function, nodeCall(function, call, method, payload), call, asker, end);
	}

	private @Nullable JsonText newest(Node node) {
		Output output = this.services.states().current(StateKey.of(node.route()));
		return (output != null) ? output.json() : null;
	}

	private NodeCall nodeCall(NodeFunction function, Frame.Call call, @Nullable String method, Object payload) {
		return new NodeCall(function, method, new Arguments.Json(call.args()), this.connection.exposed(), this.server,
				this.connection.principal(), ReceivedMessage.call(payload, call, this.services.codec()), this.locale);
	}

	private CallTurn turn(NodeFunction function, NodeCall nodeCall, Frame.Call call, Asker asker, Runnable end) {
		boolean stream = function.result() == NodeFunction.Result.PUBLISHER && call.stream()
				&& this.connection.speaksV1() && asker.isRequest();
		CallTurn.Action action = stream
				? this.streams.expect(asker,
						(receiver) -> function.code().run(() -> this.services.invoker().stream(nodeCall, receiver)))
				: (done) -> run(nodeCall, asker, done);
		return new CallTurn(mode(function), asker, action, end);
	}

	private static Turn.Mode mode(NodeFunction function) {
		if (!function.blocking()) {
			return Turn.Mode.INLINE;
		}
		return function.concurrent() ? Turn.Mode.CONCURRENT : Turn.Mode.ORDERED;
	}

	private void run(NodeCall nodeCall, Asker asker, Runnable done) {
		CompletableFuture<Outcome> run = nodeCall.function().code().run(() -> this.services.invoker().invoke(nodeCall));
		if (nodeCall.function().result() == NodeFunction.Result.PUBLISHER) {
			this.streams.endWithPeer(run);
		}
		run.whenComplete((outcome, cancellation) -> {
			try {
				if (outcome != null) {
					tell(asker, outcome);
				}
			}
			finally {
				done.run();
			}
		});
	}

	static void tell(Asker asker, Outcome outcome) {
		if (outcome instanceof Outcome.Value value) {
			asker.answer(value.json());
		}
		else if (outcome instanceof Outcome.Failed failed) {
			asker.error(failed.error());
		}
		else {
			asker.answer(null);
		}
	}

}
