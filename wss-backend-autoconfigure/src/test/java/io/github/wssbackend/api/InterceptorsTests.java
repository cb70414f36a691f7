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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssInterceptor;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.annotation.WssListener;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static io.github.wssbackend.api.Frames.emission;
import static io.github.wssbackend.api.Frames.error;
import static io.github.wssbackend.api.Frames.internal;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands around every run of a node.
 */
class InterceptorsTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Interceptors.class, Routes.class);

	private TestPeer peer;

	private Interceptors interceptors;

	@BeforeEach
	void connect() {
		this.peer = application.peer();
		this.interceptors = application.bean(Interceptors.class);
		this.interceptors.log.clear();
		application.bean(Routes.class).runs.set(0);
	}

	private String ask(String route, String args) {
		this.peer.ask(route, args, "1");
		return this.peer.next();
	}

	private List<String> log(int entries) throws InterruptedException {
		List<String> taken = new ArrayList<>();
		for (int i = 0; i < entries; i++) {
			taken.add(String.valueOf(this.interceptors.log.poll(10, TimeUnit.SECONDS)));
		}
		return taken;
	}

	@Test
	void interceptorsAreCalledInTheirOrderAroundTheNode() throws Exception {
		assertThat(ask("logged", "[7]")).isEqualTo(answer("1", "7"));
		assertThat(log(5)).containsExactly("outer in logged [7] " + this.peer.id(), "inner in logged", "node",
				"inner out 7", "outer out 7");
	}

	@Test
	void anInterceptorChangesArguments() {
		assertThat(ask("changed", "[1,2]")).isEqualTo(answer("1", "\"10/20\""));
	}

	@Test
	void anInterceptorReplacesTheAnswer() {
		this.peer.ask("subscribeSocket", "[\"replaced\",\"\"]", "0");
		assertThat(this.peer.next()).isEqualTo(answer("0", "1"));
		assertThat(ask("replaced", "[]")).isEqualTo(emission("replaced", "\"instead\""));
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"instead\""));
		assertThat(application.bean(Routes.class).runs).hasValue(1);
	}

	@Test
	void anInterceptorAnswersInPlaceOfAStream() {
		TestPeer v1 = application.peerV1();
		v1.askFor("{\"route\":\"skippedStream\",\"args\":[3],\"stream\":true}", "1");
		assertThat(v1.next()).isEqualTo(answer("1", "\"never ran\""));
		assertThat(v1.framesUntilNow()).isEmpty();
	}

	@Test
	void anInterceptorAnswersInPlaceOfTheNode() {
		assertThat(ask("skipped", "[]")).isEqualTo(answer("1", "\"never ran\""));
		assertThat(application.bean(Routes.class).runs).hasValue(0);
	}

	@Test
	void anInterceptorRefusesByThrowing() {
		assertThat(ask("refusedByThrowing", "[]")).isEqualTo(error("1", "forbidden", "Forbidden", 403, "not you"));
		assertThat(application.bean(Routes.class).runs).hasValue(0);
	}

	@Test
	void anInterceptorRefusesByAFailedStage() {
		assertThat(ask("refusedByStage", "[]"))
			.isEqualTo(error("1", "too-many-requests", "Too Many Requests", 429, "slower"));
	}

	@Test
	void whatAnInterceptorThrowsIsNotTold() {
		assertThat(ask("erring", "[]")).isEqualTo(internal("1"));
		assertThat(ask("logged", "[1]")).isEqualTo(answer("1", "1"));
	}

	@Test
	void anInterceptorSeesTheMethodThatWasCalledFor() throws Exception {
		this.peer.askFor("{\"route\":\"verb\",\"method\":\"GET\"}", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"get\""));
		this.peer.ask("verb", "[]", "2");
		assertThat(this.peer.next()).isEqualTo(answer("2", "\"get\""));
	}

	@Test
	void anInterceptorMayGoOnLater() {
		this.peer.ask("later", "[]", "1");
		assertThat(this.peer.framesUntilNow()).isEmpty();
		this.interceptors.later.complete(null);
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"late\""));
	}

	@Test
	void runsOfOwnCodeAreInterceptedToo() throws Exception {
		assertThat(application.graph().run("logged", Integer.class, 3).join()).isEqualTo(3);
		assertThat(log(1)).containsExactly("outer in logged [3] null");
	}

	@Test
	void runsOnOutputsAreInterceptedToo() throws Exception {
		application.graph().publish("outputs", 5);
		assertThat(log(1)).containsExactly("heard [5]");
	}

	@Configuration(proxyBeanMethods = false)
	static class Interceptors {

		final BlockingQueue<String> log = new LinkedBlockingQueue<>();

		final CompletableFuture<Void> later = new CompletableFuture<>();

		@Bean
		@Order(2)
		WssInterceptor inner() {
			return (call, next) -> {
				if (!call.route().equals("logged")) {
					return next.proceed(call);
				}
				this.log.add("inner in " + call.route());
				return next.proceed(call).whenComplete((value, ex) -> this.log.add("inner out " + value));
			};
		}

		@Bean
		@Order(1)
		WssInterceptor outer() {
			return this::outer;
		}

		private CompletionStage<@Nullable Object> outer(WssInvocation call, WssInterceptor.Chain next) {
			return switch (call.route()) {
				case "logged" -> {
					this.log.add("outer in logged " + call.args() + " " + call.connection());
					yield next.proceed(call).whenComplete((value, ex) -> this.log.add("outer out " + value));
				}
				case "changed" -> next.proceed(call.withArgs(10, 20));
				case "replaced" -> next.proceed(call).thenApply((value) -> "instead");
				case "skipped", "skippedStream" -> CompletableFuture.completedFuture("never ran");
				case "refusedByThrowing" -> throw new WssRequestException(WssErrorCode.FORBIDDEN, "not you");
				case "refusedByStage" ->
					CompletableFuture.failedFuture(new WssRequestException(WssErrorCode.TOO_MANY_REQUESTS, "slower"));
				case "erring" -> throw new AssertionError("secret");
				case "later" -> this.later.thenCompose((nothing) -> next.proceed(call));
				case "heard" -> {
					this.log.add("heard " + call.args());
					yield next.proceed(call);
				}
				default -> next.proceed(call);
			};
		}

	}

	@WssRoute
	static class Routes {

		final AtomicInteger runs = new AtomicInteger();

		private final Interceptors interceptors;

		Routes(Interceptors interceptors) {
			this.interceptors = interceptors;
		}

		@WssRoute
		int logged(int value) {
			this.interceptors.log.add("node");
			return value;
		}

		@WssRoute
		String changed(int a, int b) {
			return a + "/" + b;
		}

		@WssRoute
		String replaced() {
			this.runs.incrementAndGet();
			return "own";
		}

		@WssRoute
		Flow.Publisher<Integer> skippedStream(int count) {
			throw new IllegalStateException("never ran");
		}

		@WssRoute
		String skipped() {
			this.runs.incrementAndGet();
			return "own";
		}

		@WssRoute
		void refusedByThrowing() {
			this.runs.incrementAndGet();
		}

		@WssRoute
		void refusedByStage() {
		}

		@WssRoute
		void erring() {
		}

		@WssRoute(value = "verb", method = "get")
		String verb() {
			return "get";
		}

		@WssRoute
		String later() {
			return "late";
		}

		@WssRoute
		@WssListener("outputs")
		void heard(int value) {
		}

	}

}
