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

package io.github.wssbackend.protocol;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every position of every frame, with what has to come back to a peer that speaks
 * {@code wss-backend.v1}. A {@code #} stands for the next number of a subscription.
 */
final class Positions {

	private static final String SUM = "\"route\":\"shape.sum\",\"args\":[1,2]";

	private Positions() {
	}

	static Stream<Position> all() {
		return Stream.of(outer(), requests(), nodes(), subscriptions(), endings(), replies()).flatMap(List::stream);
	}

	private static List<Position> outer() {
		return List.of(Position.silent("message", "$"),
				Position.frame("route", "{\"route\":$,\"args\":[1,2]}", Positions::named),
				Position.frame("node", "{\"node\":$,\"args\":[1,2]}", Positions::named),
				Position.silent("node beside a route", "{" + SUM + ",\"node\":$}"),
				Position.silent("callbackId beside a route", "{" + SUM + ",\"callbackId\":$}"),
				Position.silent("unknown key", "{" + SUM + ",\"other\":$}"),
				Position.frame("args of a post", "{\"route\":\"shape.sum\",\"args\":$}",
						(value) -> Replies.postError("shape.sum", sumArgs(value))),
				Position.frame("method of a post", "{" + SUM + ",\"method\":$}", (value) -> {
					String method = method(value);
					return method.startsWith("=") ? null : Replies.postError("shape.sum", method);
				}), Position.frame("args of setId", "{\"route\":\"setId\",\"args\":$}", (value) -> noSetId()),
				Position.frame("protocol of setId", "{\"route\":\"setId\",\"args\":\"a\",\"protocol\":$}",
						(value) -> noSetId()));
	}

	private static String noSetId() {
		return Replies.postError("setId", Replies.notFound());
	}

	private static String named(AnyJson value) {
		return value.isString() ? Replies.postError(value.json().replace("\"", ""), Replies.notFound()) : null;
	}

	private static List<Position> requests() {
		return List.of(
				Position.frame("args of a request", "{\"route\":\"runRequest\",\"args\":$}",
						(value) -> Replies.postError("runRequest",
								(value == AnyJson.ARRAY) ? Position.NAMELESS : Position.REQUEST_WORDS)),
				Position.request("call", "$", (value) -> Position.NAMELESS),
				Position.frame("id", "{\"route\":\"runRequest\",\"args\":[{\"route\":\"ping\"},$,\"c\"]}",
						(value) -> Replies.answer(Position.ID, "\"pong\"")),
				Position.frame("callbackId", "{\"route\":\"runRequest\",\"args\":[{\"route\":\"ping\"},\"id\",$]}",
						Positions::callbackId),
				Position.silent("more than a request has",
						"{\"route\":\"runRequest\",\"args\":[{\"route\":\"ping\"},\"id\",null,$]}"),
				Position.request("route of a request", "{\"route\":$,\"args\":[1,2]}", Positions::called),
				Position.request("node of a request", "{\"node\":$,\"args\":[1,2]}", Positions::called),
				Position.request("node beside the route of a request", "{" + SUM + ",\"node\":$}", (value) -> "=3"),
				Position.request("unknown key of a request", "{" + SUM + ",\"other\":$}", (value) -> "=3"),
				Position.request("method of a request", "{" + SUM + ",\"method\":$}", Positions::method));
	}

	private static String callbackId(AnyJson value) {
		if (value.isNothing()) {
			return null;
		}
		return (value.isString() || value.isNumber()) ? Replies.answer(value.json(), "\"pong\"")
				: Replies.postError("runRequest", Replies.badRequest("A callbackId is a string or a number"));
	}

	private static String called(AnyJson value) {
		return value.isString() ? Replies.notFound() : Position.NAMELESS;
	}

	private static String method(AnyJson value) {
		if (value.isNothing() || value == AnyJson.EMPTY_STRING) {
			return "=3";
		}
		return value.isString() ? Replies.noMethod() : Replies.badRequest("A method is a string");
	}

	private static List<Position> nodes() {
		return List.of(Position.request("args", "{\"route\":\"shape.sum\",\"args\":$}", Positions::sumArgs),
				Position.request("first argument", "{\"route\":\"shape.sum\",\"args\":[$,2]}",
						(value) -> number(value, "a", 1, 2)),
				Position.request("second argument", "{\"route\":\"shape.sum\",\"args\":[1,$]}",
						(value) -> number(value, "b", 2, 1)),
				Position.request("argument too many", "{\"route\":\"shape.sum\",\"args\":[1,2,$]}", (value) -> "=3"),
				Position.request("named argument", "{\"route\":\"shape.sum\",\"args\":{\"a\":1,\"b\":$}}",
						(value) -> number(value, "b", 2, 1)),
				Position.request("member of a record", "{\"route\":\"shape.point\",\"args\":{\"x\":$}}",
						Positions::point),
				new Position("stream", "{\"route\":\"runRequest\",\"args\":[{\"route\":\"shape.count\",\"args\":[2],"
						+ "\"stream\":$},\"id\",\"c\"]}", Positions::stream));
	}

	private static String sumArgs(AnyJson value) {
		return switch (value) {
			case ABSENT, EMPTY_ARRAY, EMPTY_OBJECT -> argument("a", 1, "is missing");
			case NULL, EMPTY_STRING -> argument("a", 1, "must not be null");
			case INTEGER, NEGATIVE, FRACTION -> argument("b", 2, "is missing");
			case ARRAY -> argument("b", 2, "does not fit");
			default -> argument("a", 1, "does not fit");
		};
	}

	private static String number(AnyJson value, String name, int position, int other) {
		return switch (value) {
			case ABSENT -> argument(name, position, "is missing");
			case NULL, EMPTY_STRING -> argument(name, position, "must not be null");
			case INTEGER -> "=" + (7 + other);
			case NEGATIVE -> "=" + (other - 1);
			case FRACTION -> "=" + (1 + other);
			default -> argument(name, position, "does not fit");
		};
	}

	private static String point(AnyJson value) {
		return switch (value) {
			case INTEGER, NEGATIVE -> "=" + value.json();
			case FRACTION -> "=1";
			default -> argument("point", 1, "does not fit at x");
		};
	}

	private static String argument(String name, int position, String problem) {
		return Replies.badRequest("Argument '" + name + "' (position " + position + ") " + problem + ".");
	}

	private static List<String> stream(AnyJson value) {
		return (value == AnyJson.TRUE)
				? List.of("{\"args\":1,\"callbackId\":\"c\",\"more\":true}",
						"{\"args\":2,\"callbackId\":\"c\",\"more\":true}", "{\"callbackId\":\"c\"}")
				: List.of(Replies.answer(Position.ID, "2"));
	}

	private static List<Position> subscriptions() {
		return List.of(
				Position.request("args of subscribeSocket", "{\"route\":\"subscribeSocket\",\"args\":$}",
						(value) -> Position.SUBSCRIBE_WORDS),
				Position.request("route to subscribe to", "{\"route\":\"subscribeSocket\",\"args\":[$,\"id\"]}",
						(value) -> value.isString() ? Replies.notFound() : Position.SUBSCRIBE_WORDS),
				subscription("id of a subscription", "$", ""), subscription("ignored args", "\"id\",$", ""),
				Position.request("key", "{\"route\":\"subscribeSocket\",\"args\":[\"shape.silent\",\"id\",null,$]}",
						(value) -> (value.isNothing() || value.isString()) ? "=#" : Position.SUBSCRIBE_WORDS),
				Position.request("subInput",
						"{\"route\":\"subscribeSocket\",\"args\":[\"shape.silent\",\"id\",null,null,$]}",
						(value) -> (value.isNothing() || value == AnyJson.TRUE || value == AnyJson.FALSE) ? "=#"
								: Position.SUBSCRIBE_WORDS),
				subscription("more than a subscription has", "\"id\",null,null,false,$", ""),
				subscription("current", "\"id\"", ",\"current\":$"),
				subscription("method of a subscription", "\"id\"", ",\"method\":$"));
	}

	private static Position subscription(String name, String args, String further) {
		return Position.request(name,
				"{\"route\":\"subscribeSocket\",\"args\":[\"shape.silent\"," + args + "]" + further + "}",
				(value) -> "=#");
	}

	private static List<Position> endings() {
		return List.of(
				Position.request("args of unsubscribe", "{\"route\":\"unsubscribe\",\"args\":$}",
						(value) -> Position.UNSUBSCRIBE_WORDS),
				Position.request("route to unsubscribe from", "{\"route\":\"unsubscribe\",\"args\":[$,1]}",
						(value) -> value.isString() ? Replies.notFound() : Position.UNSUBSCRIBE_WORDS),
				Position.request("number of a subscription", "{\"route\":\"unsubscribe\",\"args\":[\"shape.sum\",$]}",
						(value) -> (value.isNothing() || value.isNumber()) ? "=false" : Position.UNSUBSCRIBE_WORDS),
				Position.request("args of cancelRequest", "{\"route\":\"cancelRequest\",\"args\":$}",
						(value) -> (value == AnyJson.ARRAY) ? "=false" : Position.CANCEL_WORDS),
				Position.request("callbackId to cancel", "{\"route\":\"cancelRequest\",\"args\":[$]}",
						(value) -> (value == AnyJson.ABSENT) ? Position.CANCEL_WORDS : "=false"));
	}

	private static List<Position> replies() {
		return List.of(Position.silent("callbackId of an answer", "{\"args\":1,\"callbackId\":$}"),
				Position.silent("args of an answer", "{\"callbackId\":1,\"args\":$}"),
				Position.silent("error of an answer", "{\"callbackId\":1,\"error\":$}"),
				Position.silent("more of an answer", "{\"callbackId\":1,\"more\":$}"),
				Position.silent("args of an emission", "{\"callbackId\":\"shape.sum\",\"args\":$}"),
				Position.silent("version of an emission", "{\"callbackId\":\"shape.sum\",\"args\":1,\"version\":$}"),
				Position.silent("epoch of an emission", "{\"callbackId\":\"shape.sum\",\"args\":1,\"epoch\":$}"),
				Position.silent("gap", "{\"callbackId\":\"shape.sum\",\"gap\":$}"),
				Position.silent("error without a callbackId", "{\"error\":$}"));
	}

}
