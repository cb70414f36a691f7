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

package io.github.wssbackend.api;

import java.security.Principal;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.security.core.Authentication;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssState;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.annotation.WssRoute.Output;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static io.github.wssbackend.api.Frames.emission;
import static io.github.wssbackend.api.Frames.error;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who sees the outputs and the inputs of a node.
 */
class OutputsTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Routes.class);

	private TestPeer peer;

	private TestPeer other;

	@BeforeEach
	void connect() {
		this.peer = application.peer();
		this.other = application.peer();
	}

	private String subscribe(TestPeer peer, String args) {
		peer.ask("subscribeSocket", "[" + args + "]", "0");
		return peer.next();
	}

	private static String forbidden() {
		return error("0", "forbidden", "Forbidden", 403, "The route cannot be subscribed to");
	}

	@Test
	void aNodeWithoutAPeerAmongItsParametersIsShared() {
		assertThat(subscribe(this.other, "\"shared\"")).isEqualTo(answer("0", "1"));
		this.peer.ask("shared", "[3]", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "3"));
		assertThat(this.other.next()).isEqualTo(emission("shared", "3"));
		assertThat(application.graph().state("shared", Integer.class)).isEqualTo(3);
	}

	@Test
	void theEmissionGoesOutBeforeTheAnswerThatCausedIt() {
		assertThat(subscribe(this.peer, "\"shared\"")).isEqualTo(answer("0", "1"));
		this.peer.ask("shared", "[4]", "1");
		assertThat(this.peer.next()).isEqualTo(emission("shared", "4"));
		assertThat(this.peer.next()).isEqualTo(answer("1", "4"));
	}

	@Test
	void aNodeWithAConnectionIsForItsCaller() {
		assertThat(subscribe(this.other, "\"withConnection\"")).isEqualTo(forbidden());
		this.peer.ask("withConnection", "[]", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "1"));
		assertThat(application.graph().state("withConnection", Integer.class)).isNull();
	}

	@Test
	void aNodeWithAPrincipalIsForItsCaller() {
		assertThat(subscribe(this.other, "\"withPrincipal\"")).isEqualTo(forbidden());
	}

	@Test
	void aNodeWithAnAuthenticationIsForItsCaller() {
		assertThat(subscribe(this.other, "\"withAuthentication\"")).isEqualTo(forbidden());
	}

	@Test
	void aNodeWithAConnectionMayBeShared() {
		assertThat(subscribe(this.other, "\"sharedWithConnection\"")).isEqualTo(answer("0", "1"));
		this.peer.ask("sharedWithConnection", "[]", "1");
		assertThat(this.other.next()).isEqualTo(emission("sharedWithConnection", "2"));
	}

	@Test
	void anyNodeMayBeForItsCaller() {
		assertThat(subscribe(this.other, "\"callerOnly\"")).isEqualTo(forbidden());
	}

	@Test
	void ownCodeGetsTheOutputThatIsForItsCaller() {
		assertThat(application.graph().run("callerOnly", Integer.class).join()).isEqualTo(7);
		assertThat(application.graph().state("callerOnly", Integer.class)).isNull();
	}

	@Test
	void inputsCanBeSubscribedToWhereTheNodeSaysSo() {
		assertThat(subscribe(this.other, "\"heard\",null,null,null,true")).isEqualTo(answer("0", "1"));
		this.peer.ask("heard", "[1,{\"a\": 2}]", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "1"));
		assertThat(this.other.next()).isEqualTo(emission("heard", "[1,{\"a\": 2}]"));
		this.peer.post("heard", "5");
		assertThat(this.other.next()).isEqualTo(emission("heard", "5"));
		assertThat(this.other.framesUntilNow()).isEmpty();
	}

	@Test
	void anInputWithoutArgumentsIsAnEmptyArray() {
		assertThat(subscribe(this.other, "\"heardText\",null,null,null,true")).isEqualTo(answer("0", "1"));
		this.peer.send("{\"route\":\"heardText\"}");
		assertThat(this.other.next()).isEqualTo(emission("heardText", "[]"));
	}

	@Test
	void inputsCannotBeSubscribedToElsewhere() {
		assertThat(subscribe(this.other, "\"shared\",null,null,null,true")).isEqualTo(forbidden());
	}

	@Test
	void equalOutputsAreEmittedEachTime() {
		assertThat(subscribe(this.other, "\"constant\"")).isEqualTo(answer("0", "1"));
		this.peer.ask("constant", "[]", "1");
		this.peer.ask("constant", "[]", "2");
		assertThat(this.other.next()).isEqualTo(emission("constant", "1"));
		assertThat(this.other.next()).isEqualTo(emission("constant", "1"));
	}

	@Test
	void outputsAreCountedInVersionsOfOneEpoch() {
		BlockingQueue<WssState> states = new LinkedBlockingQueue<>();
		try (var subscription = application.graph().subscribe("versioned", states::add)) {
			this.peer.ask("versioned", "[1]", "1");
			this.peer.ask("versioned", "[1]", "2");
			this.peer.framesUntilNow();
			WssState first = take(states);
			WssState second = take(states);
			assertThat(first.version()).isEqualTo(1);
			assertThat(second.version()).isEqualTo(2);
			assertThat(second.epoch()).isNotEmpty().isEqualTo(first.epoch());
		}
	}

	private static WssState take(BlockingQueue<WssState> states) {
		try {
			WssState state = states.poll(10, TimeUnit.SECONDS);
			assertThat(state).isNotNull();
			return state;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@WssRoute
	static class Routes {

		@WssRoute
		int shared(int value) {
			return value;
		}

		@WssRoute
		int versioned(int value) {
			return value;
		}

		@WssRoute
		int withConnection(WssConnection connection) {
			return 1;
		}

		@WssRoute
		int withPrincipal(@Nullable Principal principal) {
			return 1;
		}

		@WssRoute
		int withAuthentication(@Nullable Authentication authentication) {
			return 1;
		}

		@WssRoute(output = Output.SHARED)
		int sharedWithConnection(WssConnection connection) {
			return 2;
		}

		@WssRoute(output = Output.CALLER)
		int callerOnly() {
			return 7;
		}

		@WssRoute(inputs = true)
		int heard(int value) {
			return value;
		}

		@WssRoute(inputs = true)
		@Nullable String heardText(@Nullable String value) {
			return value;
		}

		@WssRoute
		int constant() {
			return 1;
		}

	}

}
