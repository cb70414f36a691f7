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

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static io.github.wssbackend.api.Frames.emission;
import static io.github.wssbackend.api.Frames.error;
import static io.github.wssbackend.api.Frames.noOutput;
import static io.github.wssbackend.api.Frames.notFound;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What makes a node, and what its name is.
 */
class RouteBeansTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(MathRoutes.class, Ledger.class, NoPrefix.class,
			Functions.class, ClockService.class);

	private TestPeer peer;

	@BeforeEach
	void connect() {
		this.peer = application.peer();
	}

	@Test
	void aMethodIsNamedAfterItselfBelowThePrefixOfItsType() {
		this.peer.ask("math.add", "[1,2]", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "3"));
	}

	@Test
	void aNameInTheAnnotationTakesThePlaceOfTheMethods() {
		this.peer.ask("math.half", "[5]", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "2.5"));
		this.peer.ask("math.halve", "[5]", "2");
		assertThat(this.peer.next()).isEqualTo(notFound("2"));
	}

	@Test
	void nameIsAnAliasOfValue() {
		this.peer.ask("math.third", "[9]", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "3"));
	}

	@Test
	void theNameOfATypeIsAPrefixAndNoBeanName() {
		assertThat(application.get().context().containsBean("math")).isFalse();
	}

	@Test
	void aTypeWithoutANameAddsNoPrefix() {
		this.peer.ask("bare", "[]", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"bare\""));
	}

	@Test
	void aMethodOfAServiceIsANode() {
		this.peer.ask("book", "[{\"account\":\"cash\",\"amount\":5}]", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "{\"account\":\"cash\",\"amount\":6}"));
	}

	@Test
	void aMethodWithoutTheAnnotationIsNoNode() {
		this.peer.ask("math.hidden", "[]", "1");
		assertThat(this.peer.next()).isEqualTo(notFound("1"));
	}

	@Test
	void functionBeansAreNodes() {
		this.peer.ask("twice", "[21]", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "42"));
		this.peer.ask("join", "[\"a\",\"b\"]", "2");
		assertThat(this.peer.next()).isEqualTo(answer("2", "\"ab\""));
		this.peer.ask("answer", "[]", "3");
		assertThat(this.peer.next()).isEqualTo(answer("3", "42"));
	}

	@Test
	void aConsumerBeanIsANodeWithoutAnOutput() {
		this.peer.ask("note", "[\"hello\"]", "1");
		assertThat(this.peer.next()).isEqualTo(noOutput("1"));
		assertThat(application.bean(Functions.class).noted).hasValue("hello");
	}

	@Test
	void theAnnotationOnABeanMethodIsThePrefixOfABeanThatIsNoFunction() {
		this.peer.ask("clock.hour", "[]", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "12"));
	}

	@Test
	void anInterfaceWithRoutesIsServedByTheBeanThatImplementsIt() {
		this.peer.ask("zones.offset", "[\"UTC\"]", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "0"));
	}

	@Test
	void aCallNamesTheMethodOfANodeInAnyCase() {
		this.peer.askFor("{\"route\":\"math.item\",\"args\":[7],\"method\":\"POST\"}", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"wrote 7\""));
		this.peer.askFor("{\"route\":\"math.item\",\"method\":\"get\"}", "2");
		assertThat(this.peer.next()).isEqualTo(answer("2", "\"read\""));
	}

	@Test
	void aCallWithoutAMethodRunsPostBeforeGet() {
		this.peer.ask("math.item", "[8]", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"wrote 8\""));
	}

	@Test
	void aCallWithoutAMethodRunsTheFunctionWithoutOneBeforePost() {
		this.peer.ask("math.plain", "[]", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"plain\""));
	}

	@Test
	void aCallWithoutAMethodRunsGetWhereThereIsNoPost() {
		this.peer.ask("math.read", "[]", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"got\""));
	}

	@Test
	void aCallWithoutAMethodRunsTheOnlyFunction() {
		this.peer.ask("math.only", "[]", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"put\""));
	}

	@Test
	void aMethodThatTheNodeDoesNotHaveIsRefused() {
		this.peer.askFor("{\"route\":\"math.item\",\"method\":\"delete\"}", "1");
		assertThat(this.peer.next())
			.isEqualTo(error("1", "bad-request", "Method Not Allowed", 405, "The route has no such method"));
	}

	@Test
	void aCallWithAMethodIsAnOutputOfThatMethodOnly() {
		this.peer.ask("subscribeSocket", "[\"math.item\",\"" + this.peer.id() + "\"]", "1");
		this.peer.ask("subscribeSocket", "[\"math.item.get\",\"" + this.peer.id() + "\"]", "2");
		assertThat(this.peer.next()).isEqualTo(answer("1", "1"));
		assertThat(this.peer.next()).isEqualTo(answer("2", "2"));
		this.peer.askFor("{\"route\":\"math.item\",\"method\":\"get\"}", "3");
		assertThat(this.peer.next()).isEqualTo(emission("math.item.get", "\"read\""));
		assertThat(this.peer.next()).isEqualTo(answer("3", "\"read\""));
		this.peer.ask("math.item", "[1]", "4");
		assertThat(this.peer.next()).isEqualTo(emission("math.item", "\"wrote 1\""));
		assertThat(this.peer.next()).isEqualTo(answer("4", "\"wrote 1\""));
		assertThat(this.peer.framesUntilNow()).isEmpty();
	}

	@Test
	void aNodeThatIsNotRemoteLooksToPeersAsIfItDidNotExist() {
		this.peer.ask("math.reset", "[]", "1");
		assertThat(this.peer.next()).isEqualTo(notFound("1"));
		this.peer.ask("subscribeSocket", "[\"math.reset\",\"" + this.peer.id() + "\"]", "2");
		assertThat(this.peer.next()).isEqualTo(notFound("2"));
		assertThat(application.bean(MathRoutes.class).resets).hasValue(0);
	}

	@Test
	void ownCodeRunsANodeThatIsNotRemote() {
		assertThat(application.graph().run("math.reset2", Integer.class).join()).isEqualTo(1);
	}

	@WssRoute("math")
	static class MathRoutes {

		final AtomicInteger resets = new AtomicInteger();

		@WssRoute
		int add(int a, int b) {
			return a + b;
		}

		@WssRoute("half")
		double halve(double x) {
			return x / 2;
		}

		@WssRoute(name = "third")
		int divideByThree(int x) {
			return x / 3;
		}

		int hidden() {
			return 0;
		}

		@WssRoute(value = "item", method = "get")
		String readItem() {
			return "read";
		}

		@WssRoute(value = "item", method = "post")
		String writeItem(int item) {
			return "wrote " + item;
		}

		@WssRoute("plain")
		String plain() {
			return "plain";
		}

		@WssRoute(value = "plain", method = "post")
		String postPlain() {
			return "posted";
		}

		@WssRoute(value = "read", method = "GET")
		String getRead() {
			return "got";
		}

		@WssRoute(value = "read", method = "delete")
		String deleteRead() {
			return "deleted";
		}

		@WssRoute(value = "only", method = "put")
		String put() {
			return "put";
		}

		@WssRoute(remote = false)
		void reset() {
			this.resets.incrementAndGet();
		}

		@WssRoute(remote = false)
		int reset2() {
			return 1;
		}

	}

	@WssRoute
	static class NoPrefix {

		@WssRoute
		String bare() {
			return "bare";
		}

	}

	record Entry(String account, int amount) {
	}

	@Service
	static class Ledger {

		@WssRoute("book")
		Entry book(Entry entry) {
			return new Entry(entry.account(), entry.amount() + 1);
		}

	}

	@WssRoute("zones")
	interface Zones {

		@WssRoute
		int offset(String zone);

	}

	@Service
	static class ClockService implements Zones {

		@Override
		public int offset(String zone) {
			return 0;
		}

	}

	static class Clock {

		@WssRoute
		int hour() {
			return 12;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Functions {

		final AtomicReference<String> noted = new AtomicReference<>();

		@Bean
		@WssRoute("twice")
		Function<Integer, Integer> twice() {
			return (x) -> 2 * x;
		}

		@Bean
		@WssRoute("join")
		BiFunction<String, String, String> join() {
			return (a, b) -> a + b;
		}

		@Bean
		@WssRoute("answer")
		Supplier<Integer> theAnswer() {
			return () -> 42;
		}

		@Bean
		@WssRoute("note")
		Consumer<String> note() {
			return this.noted::set;
		}

		@Bean
		@WssRoute("clock")
		Clock clock() {
			return new Clock();
		}

	}

}
