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

package io.github.wssbackend.invocation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssInterceptor;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.annotation.WssRoute;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Interceptors, well and badly behaved.
 */
class InterceptorTests {

	private final Nodes nodes = new Nodes();

	@Test
	void interceptorsStandAroundTheNodeInOrder() {
		List<String> order = new ArrayList<>();
		Application application = Application.with(this.nodes)
			.interceptor(recording("a", order))
			.interceptor(recording("b", order))
			.build();
		assertThat(application.output("twice", "[2]")).isEqualTo("4");
		assertThat(order).containsExactly("a twice [2]", "b twice [2]", "b 4", "a 4");
	}

	private static WssInterceptor recording(String name, List<String> order) {
		return (call, next) -> {
			order.add(name + " " + call.route() + " " + call.args());
			return next.proceed(call).whenComplete((value, failure) -> order.add(name + " " + value));
		};
	}

	@Test
	void interceptorChangesArgumentsAndResult() {
		Application application = with(
				(call, next) -> next.proceed(call.withArgs(5)).thenApply((value) -> "changed " + value));
		assertThat(application.output("twice", "[2]")).isEqualTo("\"changed 10\"");
		assertThat(application.state("twice")).isEqualTo("\"changed 10\"#1");
	}

	@Test
	void interceptorAnswersInThePlaceOfTheNode() {
		Application application = with((call, next) -> CompletableFuture.completedFuture("cached"));
		assertThat(application.output("twice", "[2]")).isEqualTo("\"cached\"");
		assertThat(application.output("numbers", "[2]")).isEqualTo("\"cached\"");
		assertThat(this.nodes.runs).hasValue(0);
	}

	@Test
	void voidNodeStaysWithoutOutput() {
		Application application = with((call, next) -> next.proceed(call));
		assertThat(application.run("nothing", "[]")).isEqualTo(new Outcome.None());
	}

	@Test
	void interceptorRefuses() {
		Application thrown = with((call, next) -> {
			throw new WssRequestException(WssErrorCode.FORBIDDEN, "not you");
		});
		assertThat(thrown.error("twice", "[2]").detail()).isEqualTo("not you");
		Application failed = with((call, next) -> CompletableFuture
			.failedFuture(new WssRequestException(WssErrorCode.FORBIDDEN, "not you")));
		assertThat(failed.error("twice", "[2]").code()).isEqualTo("forbidden");
		assertThat(this.nodes.runs).hasValue(0);
	}

	@Test
	void interceptorThatThrowsOrReturnsNullIsInternal() {
		assertThat(with((call, next) -> {
			throw new AssertionError("secret");
		}).error("twice", "[2]").code()).isEqualTo("internal");
		assertThat(with(this::nullStage).error("twice", "[2]").code()).isEqualTo("internal");
	}

	@SuppressWarnings("NullAway")
	private CompletionStage<@Nullable Object> nullStage(WssInvocation call, WssInterceptor.Chain next) {
		return null;
	}

	@Test
	void nodeRunsOnceAlsoIfAnInterceptorGoesOnTwice() {
		Application application = with((call, next) -> {
			next.proceed(call);
			return next.proceed(call);
		});
		assertThat(application.error("twice", "[2]").code()).isEqualTo("internal");
		assertThat(this.nodes.runs).hasValue(1);
		assertThat(application.state("twice")).isNull();
	}

	@Test
	void wrongNumberOfArgumentsIsInternal() {
		assertThat(with((call, next) -> next.proceed(call.withArgs(1, 2))).error("twice", "[2]").code())
			.isEqualTo("internal");
		assertThat(with((call, next) -> next.proceed(call.withArgs("x"))).error("twice", "[2]").code())
			.isEqualTo("internal");
	}

	@Test
	void interceptorSeesThePublisherOfAStream() {
		Application application = with(
				(call, next) -> next.proceed(call).thenApply((value) -> ((Flux<?>) value).map((x) -> "#" + x)));
		assertThat(application.output("numbers", "[3]")).isEqualTo("\"#3\"");
		assertThat(application.state("numbers")).isEqualTo("\"#3\"#3");
	}

	@Test
	void interceptorThatNeverEndsIsATimeout() {
		Application application = with((call, next) -> new CompletableFuture<>());
		CompletableFuture<Outcome> outcome = application.start("twice", "[2]");
		application.timer.advance(Application.TIMEOUT);
		assertThat(((Outcome.Failed) outcome.join()).error().code()).isEqualTo("timeout");
	}

	@Test
	void nodeDoesNotStartAfterItsTime() {
		List<Runnable> later = new ArrayList<>();
		Application application = with((call, next) -> {
			CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
			later.add(() -> next.proceed(call).thenAccept(result::complete));
			return result;
		});
		application.start("twice", "[2]");
		application.timer.advance(Application.TIMEOUT);
		Thread other = new Thread(later.get(0));
		other.start();
		assertThat(other).satisfies(Thread::join);
		assertThat(this.nodes.runs).hasValue(0);
	}

	private Application with(WssInterceptor interceptor) {
		return Application.with(this.nodes).interceptor(interceptor).build();
	}

	static class Nodes {

		final AtomicInteger runs = new AtomicInteger();

		@WssRoute
		int twice(int x) {
			this.runs.incrementAndGet();
			return 2 * x;
		}

		@WssRoute
		void nothing() {
		}

		@WssRoute
		Flux<Integer> numbers(int n) {
			return Flux.range(1, n);
		}

	}

}
