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

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A route that a peer may not run looks like one that does not exist, in every verb and
 * to the byte. Names of Java and of JavaScript name nothing.
 */
class HiddenRouteTests {

	private static TestApplication application;

	private static TestPeer peer;

	private static TestPeer v1;

	@BeforeAll
	static void start() {
		application = TestApplication.start(Nodes.class, "wss.servers[0].path=/wss",
				"wss.servers[0].routes=**,!excluded,!excluded.**");
		application.graph().declare("closed", false);
		application.graph().publish("closed", "canary");
		peer = application.peer();
		v1 = application.peerV1();
	}

	@AfterAll
	static void stop() {
		peer.close();
		v1.close();
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "hidden", "excluded", "excluded.inner", "closed", "hidden.x", "closed.x",
			"excluded.inner.x", "half.post", "Open", "open.", ".open", " open", "open ", "OPEN", "open\\u0000", "open/",
			"../open", "op\\u0435n", "runrequest", "__proto__", "constructor", "prototype", "toString", "hashCode",
			"getClass", "getClass.forName", "class.classLoader", "wait", "notify", "setState", "state", "terminate",
			"load", "add", "remove", "subscribeNode", "setId", "run", "get", "wssGraph", "nodes",
			"hiddenRouteTests.Nodes", "a.b.class.forName", "**", "*", "!open", "io.github.wssbackend.WssGraph", "" })
	void looksLikeNoneInEveryVerb(String route) {
		for (TestPeer each : List.of(peer, v1)) {
			each.ask(route, "[\"canary\"]", "1");
			assertThat(each.next()).isEqualTo(Replies.error("1", Replies.notFound()));
			each.ask("subscribeSocket", "[\"" + route + "\",\"id\"]", "1");
			assertThat(each.next()).isEqualTo(Replies.error("1", Replies.notFound()));
			each.ask("subscribeSocket", "[\"" + route + "\",\"id\",null,null,true]", "1");
			assertThat(each.next()).isEqualTo(Replies.error("1", Replies.notFound()));
			each.ask("unsubscribe", "[\"" + route + "\"]", "1");
			assertThat(each.next()).isEqualTo(Replies.error("1", Replies.notFound()));
		}
		assertThat(peer.framesUntilNow()).isEmpty();
	}

	@Test
	void aPropertyOfAnOutputMayHaveAnyNameAndReachesNothing() {
		peer.ask("subscribeSocket", "[\"open.getClass\",\"id\"]", "1");
		assertThat(peer.nextJson().get("args").isInt()).isTrue();
		peer.ask("subscribeSocket", "[\"open\",\"id\",null,\"__proto__\"]", "1");
		assertThat(peer.nextJson().get("args").isInt()).isTrue();
		peer.ask("open", "[]", "2");
		assertThat(peer.next()).isEqualTo(Replies.answer("2", "\"open\""));
		assertThat(peer.framesUntilNow()).isEmpty();
		peer.answer("unsubscribe", "[\"open.getClass\"]");
		peer.answer("unsubscribe", "[\"open\"]");
	}

	@Test
	void aHiddenMethodLooksLikeNone() {
		peer.askFor("{\"route\":\"half\",\"method\":\"post\"}", "1");
		assertThat(peer.next()).isEqualTo(Replies.error("1", Replies.noMethod()));
		peer.askFor("{\"route\":\"half\",\"method\":\"getClass\"}", "1");
		assertThat(peer.next()).isEqualTo(Replies.error("1", Replies.noMethod()));
		peer.askFor("{\"route\":\"half\"}", "1");
		assertThat(peer.next()).isEqualTo(Replies.error("1", Replies.noMethod()));
		peer.askFor("{\"route\":\"half\",\"method\":\"GET\"}", "1");
		assertThat(peer.next()).isEqualTo(Replies.answer("1", "\"half\""));
	}

	@Test
	void aPostToOneIsTheSameErrorOrSilence() {
		for (String route : List.of("hidden", "excluded", "closed", "nope")) {
			v1.post(route, "[]");
			assertThat(v1.next()).isEqualTo(Replies.postError(route, Replies.notFound()));
			peer.post(route, "[]");
		}
		assertThat(peer.framesUntilNow()).isEmpty();
	}

	@Test
	void aNameOfTenKilobytesNamesNothing() {
		String name = "n".repeat(10_240);
		peer.ask(name, "[]", "1");
		assertThat(peer.next()).isEqualTo(Replies.error("1", Replies.notFound()));
		peer.answer("subscribeSocket", "[\"" + name + "\"]");
		peer.askFor("{\"route\":\"half\",\"method\":\"" + name + "\"}", "2");
		assertThat(peer.next()).isEqualTo(Replies.error("2", Replies.noMethod()));
		v1.post("a." + name, "[]");
		assertThat(v1.next()).isEqualTo(Replies.postError("a." + name, Replies.notFound()));
		assertThat(v1.framesUntilNow()).isEmpty();
	}

	@WssRoute
	static class Nodes {

		@WssRoute
		String open() {
			return "open";
		}

		@WssRoute(remote = false)
		String hidden() {
			return "canary";
		}

		@WssRoute
		String excluded() {
			return "canary";
		}

		@WssRoute("excluded.inner")
		String inner() {
			return "canary";
		}

		@WssRoute(name = "half", method = "get")
		String get() {
			return "half";
		}

		@WssRoute(name = "half", method = "post", remote = false)
		String post() {
			return "canary";
		}

	}

}
