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
import java.util.Map;

import io.github.wssbackend.annotation.WssRoute;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SubscriptionVerbsTests {

	private static final String NOT_FOUND = "{\"callbackId\":\"c\",\"error\":{\"code\":\"route-not-found\","
			+ "\"title\":\"Not Found\",\"status\":404,\"detail\":\"There is no such route\"}}";

	private static final String FORBIDDEN = "{\"callbackId\":\"c\",\"error\":{\"code\":\"forbidden\","
			+ "\"title\":\"Forbidden\",\"status\":403,\"detail\":\"The route cannot be subscribed to\"}}";

	private final DispatchFixture peer = DispatchFixture.plain(new Nodes());

	@AfterEach
	void stop() {
		this.peer.close();
	}

	@Test
	void subscriptionsAreNumberedAndAChangeIsToldOnce() {
		assertThat(subscribe("\"twice\"")).containsExactly(answer("1"));
		assertThat(subscribe("\"twice\",\"someone else\",[1,2]")).containsExactly(answer("2"));
		assertThat(this.peer.request("{\"route\":\"twice\",\"args\":[4]}"))
			.containsExactly("{\"args\":8,\"callbackId\":\"twice\"}", answer("8"));
	}

	@Test
	void newestStateIsNotToldToAPlainPeer() {
		this.peer.publish("twice", 3);
		assertThat(this.peer.request("{\"route\":\"subscribeSocket\",\"args\":[\"twice\"],\"current\":true}"))
			.containsExactly(answer("1"));
	}

	@Test
	void newestStateFollowsTheAnswerWhereItIsWanted() {
		try (DispatchFixture v1 = DispatchFixture.v1(new Nodes())) {
			v1.publish("twice", 3);
			assertThat(v1.request("{\"route\":\"subscribeSocket\",\"args\":[\"twice\"]}")).containsExactly(answer("1"));
			assertThat(v1.request("{\"route\":\"subscribeSocket\",\"args\":[\"twice\"],\"current\":true}")).hasSize(2)
				.first()
				.isEqualTo(answer("2"));
		}
	}

	@Test
	void propertyIsToldUnderTheRouteAsItWasSpelt() {
		assertThat(subscribe("\"item\",0,0,\"name\"")).containsExactly(answer("1"));
		assertThat(subscribe("\"item.name\"")).containsExactly(answer("2"));
		this.peer.publish("item", Map.of("name", "n"));
		assertThat(this.peer.written()).containsExactlyInAnyOrder("{\"args\":\"n\",\"callbackId\":\"item\"}",
				"{\"args\":\"n\",\"callbackId\":\"item.name\"}");
		this.peer.publish("item", Map.of("other", "n"));
		this.peer.publish("item", "name");
		assertThat(this.peer.written()).isEmpty();
	}

	@Test
	void inputsAreToldWhereTheNodeShowsThem() {
		assertThat(subscribe("\"shown\",0,0,null,true")).containsExactly(answer("1"));
		assertThat(this.peer.text("{\"route\":\"shown\",\"args\":[1]}"))
			.containsExactly("{\"args\":[1],\"callbackId\":\"shown\"}");
		assertThat(subscribe("\"twice\",0,0,null,true")).containsExactly(FORBIDDEN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "missing", "hidden", "own", "own.name", "", "toString", "__proto__", "subscribeSocket",
			"runRequest", "twice.a.b", "item.", ".item" })
	void whatIsNotThereIsNotFound(String route) {
		assertThat(subscribe("\"" + route + "\"")).containsExactly(NOT_FOUND);
		assertThat(this.peer.subscriptions.size()).isZero();
	}

	@Test
	void nodeThatTellsItsCallerAloneCannotBeSubscribedTo() {
		assertThat(subscribe("\"caller\"")).containsExactly(FORBIDDEN);
	}

	@Test
	void limitOfSubscriptionsIsKeptAndRoomIsMadeByUnsubscribing() {
		for (int i = 1; i <= 3; i++) {
			assertThat(subscribe("\"twice\"")).containsExactly(answer("" + i));
		}
		assertThat(subscribe("\"item\"")).containsExactly("{\"callbackId\":\"c\",\"error\":{"
				+ "\"code\":\"too-many-requests\",\"title\":\"Too Many Requests\",\"status\":429,"
				+ "\"detail\":\"A connection may have 3 subscriptions\"}}");
		assertThat(unsubscribe("\"twice\",2")).containsExactly(answer("true"));
		assertThat(subscribe("\"item\"")).containsExactly(answer("4"));
	}

	@Test
	void unsubscribingEndsOneByItsNumberOrAllOfARoute() {
		subscribe("\"twice\"");
		subscribe("\"twice\"");
		subscribe("\"item\"");
		assertThat(unsubscribe("\"item\",1")).containsExactly(answer("false"));
		assertThat(unsubscribe("\"twice\",1")).containsExactly(answer("true"));
		assertThat(unsubscribe("\"twice\",1")).containsExactly(answer("false"));
		assertThat(unsubscribe("\"twice\",null")).containsExactly(answer("true"));
		assertThat(unsubscribe("\"twice\"")).containsExactly(answer("false"));
		this.peer.publish("twice", 1);
		this.peer.publish("item", 1);
		assertThat(this.peer.written()).containsExactly("{\"args\":1,\"callbackId\":\"item\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"twice\",0", "\"twice\",-1", "\"twice\",1.0", "\"twice\",1e0", "\"twice\",4294967297",
			"\"twice\",99999999999999999999", "\"item\"" })
	void unsubscribingFromNothingEndsNothing(String args) {
		subscribe("\"twice\"");
		assertThat(unsubscribe(args)).containsExactly(answer("false"));
		assertThat(this.peer.subscriptions.size()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "1", "[\"twice\"]", "{\"a\":1}", "\"item\",0,0,1", "\"item\",0,0,[\"name\"]",
			"\"shown\",0,0,null,1", "\"shown\",0,0,null,\"true\"" })
	void argsOfAnotherKindAreRefused(String args) {
		assertThat(subscribe(args)).containsExactly("{\"callbackId\":\"c\",\"error\":{\"code\":\"bad-request\","
				+ "\"title\":\"Bad Request\",\"status\":400,"
				+ "\"detail\":\"The args of subscribeSocket are [route, id, args?, key?, subInput?]\"}}");
		assertThat(this.peer.subscriptions.size()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "1", "\"twice\",\"1\"", "\"twice\",true", "\"twice\",[1]" })
	void argsOfAnotherKindEndNothing(String args) {
		subscribe("\"twice\"");
		assertThat(unsubscribe(args)).containsExactly("{\"callbackId\":\"c\",\"error\":{\"code\":\"bad-request\","
				+ "\"title\":\"Bad Request\",\"status\":400,"
				+ "\"detail\":\"The args of unsubscribe are [route, number?]\"}}");
		assertThat(this.peer.subscriptions.size()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "missing", "", "hidden", "own" })
	void unsubscribingFromWhatIsNotThereIsNotFound(String route) {
		assertThat(unsubscribe("\"" + route + "\"")).containsExactly(NOT_FOUND);
	}

	@Test
	void propertyOfTheInputsCanBeSpeltInTheRoute() {
		subscribe("\"shown\",0,0,\"x\",true");
		subscribe("\"shown.x\",0,0,null,true");
		assertThat(this.peer.text("{\"route\":\"shown\",\"args\":{\"x\":5}}")).containsExactlyInAnyOrder(
				"{\"args\":5,\"callbackId\":\"shown\"}", "{\"args\":5,\"callbackId\":\"shown.x\"}");
		assertThat(this.peer.text("{\"route\":\"shown\",\"args\":{\"y\":5}}")).isEmpty();
	}

	@Test
	void spellingThatIsTooLongToKeepIsRefused() {
		assertThat(subscribe("\"item." + "n".repeat(1019) + "\"")).containsExactly(answer("1"));
		String tooLong = "{\"callbackId\":\"c\",\"error\":{\"code\":\"bad-request\",\"title\":\"Bad Request\","
				+ "\"status\":400,\"detail\":\"A route and its key may have 1024 characters\"}}";
		assertThat(subscribe("\"item." + "n".repeat(1020) + "\"")).containsExactly(tooLong);
		assertThat(subscribe("\"item\",0,0,\"" + "n".repeat(1021) + "\"")).containsExactly(tooLong);
		assertThat(this.peer.subscriptions.size()).isEqualTo(1);
	}

	@Test
	void postedVerbsActWithoutAnAnswer() {
		assertThat(this.peer.text("{\"route\":\"subscribeSocket\",\"args\":[\"twice\"]}")).isEmpty();
		assertThat(this.peer.subscriptions.size()).isEqualTo(1);
		assertThat(this.peer.text("{\"route\":\"unsubscribe\",\"args\":[\"twice\"]}")).isEmpty();
		assertThat(this.peer.subscriptions.size()).isZero();
		assertThat(this.peer.text("{\"route\":\"subscribeSocket\",\"args\":[\"missing\"]}")).isEmpty();
	}

	@Test
	void peerThatLeftHasNoSubscriptionsAndGetsNone() {
		subscribe("\"twice\"");
		this.peer.leave();
		assertThat(this.peer.subscriptions.size()).isZero();
		assertThat(subscribe("\"twice\"")).isEmpty();
		assertThat(this.peer.subscriptions.size()).isZero();
		assertThat(this.peer.dialogue.inFlight()).isZero();
	}

	private List<String> subscribe(String args) {
		return this.peer.request("{\"route\":\"subscribeSocket\",\"args\":[" + args + "]}");
	}

	private List<String> unsubscribe(String args) {
		return this.peer.request("{\"route\":\"unsubscribe\",\"args\":[" + args + "]}");
	}

	private static String answer(String value) {
		return "{\"args\":" + value + ",\"callbackId\":\"c\"}";
	}

	static class Nodes {

		@WssRoute
		int twice(int number) {
			return 2 * number;
		}

		@WssRoute
		Object item() {
			return Map.of();
		}

		@WssRoute(inputs = true)
		void shown(Object value) {
		}

		@WssRoute(output = WssRoute.Output.CALLER)
		int caller() {
			return 1;
		}

		@WssRoute
		int hidden() {
			return 1;
		}

		@WssRoute(remote = false)
		Object own() {
			return Map.of("name", "n");
		}

	}

}
