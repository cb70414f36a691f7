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

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import io.github.wssbackend.WssInterceptor;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.annotation.WssRoute;

import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The SecurityContext around nodes.
 */
class SecurityScopeTests {

	private final Authentication ann = new TestingAuthenticationToken(new User("ann", 42), null);

	private final Authentication bob = new TestingAuthenticationToken(new User("bob", 7), null);

	private final Application application = Application.of(new Nodes());

	@AfterEach
	void clear() {
		SecurityContextHolder.clearContext();
	}

	private static @Nullable String current() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null) ? authentication.getName() : null;
	}

	private @Nullable Object run(String route, @Nullable Principal principal) {
		return run(this.application, route, principal);
	}

	private static @Nullable Object run(Application application, String route, @Nullable Principal principal) {
		Outcome outcome = application.run(application.call(route, null, null, null, principal));
		return (outcome instanceof Outcome.Value value) ? value.value() : ((Outcome.Failed) outcome).error().code();
	}

	@Test
	void contextIsThatOfThePrincipalAndClearedAfterwards() {
		assertThat(run("who", this.ann)).isEqualTo("ann");
		assertThat(current()).isNull();
		assertThat(run("fail", this.ann)).isEqualTo("internal");
		assertThat(current()).isNull();
	}

	@Test
	void contextOfTheThreadComesBack() {
		SecurityContextHolder.getContext().setAuthentication(this.bob);
		assertThat(run("who", this.ann)).isEqualTo("ann");
		assertThat(current()).isEqualTo("bob");
	}

	@Test
	void nodeNeverSeesWhomTheThreadServedBefore() {
		SecurityContextHolder.getContext().setAuthentication(this.bob);
		assertThat(run("who", null)).isEqualTo("nobody");
		assertThat(run("who", () -> "plain")).isEqualTo("nobody");
		assertThat(current()).isEqualTo("bob");
	}

	@Test
	void contextStandsAroundInterceptorsAndWhereStreamsBegin() {
		Application intercepted = Application.with(new Nodes())
			.interceptor((call, next) -> next.proceed(call).thenApply((value) -> current() + "/" + value))
			.build();
		assertThat(run(intercepted, "who", this.ann)).isEqualTo("ann/ann");
		assertThat(run("deferred", this.ann)).isEqualTo("ann");
	}

	@Test
	void contextIsSetOnWhateverThreadAnInterceptorGoesOn() {
		Application intercepted = Application.with(new Nodes()).interceptor(SecurityScopeTests::later).build();
		assertThat(intercepted.invoker.invoke(intercepted.call("who", null, null, null, this.ann)).join())
			.isInstanceOfSatisfying(Outcome.Value.class, (value) -> assertThat(value.value()).isEqualTo("ann"));
	}

	private static CompletionStage<@Nullable Object> later(WssInvocation call, WssInterceptor.Chain next) {
		return CompletableFuture.supplyAsync(() -> next.proceed(call)).thenCompose((stage) -> stage);
	}

	@Test
	void contextIsSetWhereAnInterceptorGoesOnLaterOnTheThreadThatCalled() {
		List<Runnable> later = new ArrayList<>();
		Application intercepted = Application.with(new Nodes())
			.interceptor((call, next) -> CompletableFuture.supplyAsync(() -> next.proceed(call), later::add)
				.thenCompose((stage) -> stage))
			.build();
		CompletableFuture<Outcome> outcome = intercepted.invoker
			.invoke(intercepted.call("who", null, null, null, this.ann));
		SecurityContextHolder.getContext().setAuthentication(this.bob);
		later.forEach(Runnable::run);
		assertThat(outcome.join()).isInstanceOfSatisfying(Outcome.Value.class,
				(value) -> assertThat(value.value()).isEqualTo("ann"));
		assertThat(current()).isEqualTo("bob");
	}

	@Test
	void interceptorCanRunTheNodeOnBehalfOfSomebodyElse() {
		Application intercepted = Application.with(new Nodes())
			.interceptor((call, next) -> next
				.proceed(new WssInvocation(call.route(), call.method(), call.args(), call.connection(), this.bob)))
			.build();
		assertThat(run(intercepted, "who", this.ann)).isEqualTo("bob");
		assertThat(current()).isNull();
	}

	@Test
	void authenticationAndItsPrincipalAreInjected() {
		assertThat(run("authentication", this.ann)).isEqualTo("ann");
		assertThat(run("user", this.ann)).isEqualTo("ann");
		assertThat(run("number", this.ann)).isEqualTo(42);
		assertThat(run("user", null)).isEqualTo("bad-request");
		assertThat(run("userIfAny", null)).isEqualTo("nobody");
		assertThat(run("wrongType", this.ann)).isEqualTo("none");
		assertThat(run("authentication", () -> "plain")).isEqualTo("bad-request");
	}

	@Test
	void ownCodeRunsNodesOnBehalfOfItsOwnCaller() {
		SecurityContextHolder.getContext().setAuthentication(this.bob);
		assertThat(this.application.graph.run("who", String.class)).isCompletedWithValue("bob");
	}

	record User(String name, int number) implements Principal {

		@Override
		public String getName() {
			return this.name;
		}

	}

	static class Nodes {

		@WssRoute
		String who() {
			String current = current();
			return (current != null) ? current : "nobody";
		}

		@WssRoute
		String fail() {
			throw new IllegalStateException();
		}

		@WssRoute
		Flux<String> deferred(@Nullable String any) {
			return Flux.defer(() -> Flux.just(who()));
		}

		@WssRoute
		String authentication(Authentication authentication) {
			return authentication.getName();
		}

		@WssRoute
		String user(@AuthenticationPrincipal User user) {
			return user.name();
		}

		@WssRoute
		String userIfAny(@AuthenticationPrincipal @Nullable User user) {
			return (user != null) ? user.name() : "nobody";
		}

		@WssRoute
		int number(@AuthenticationPrincipal(expression = "number") Integer number) {
			return number;
		}

		@WssRoute
		String wrongType(@AuthenticationPrincipal @Nullable List<String> user) {
			return (user != null) ? "some" : "none";
		}

	}

}
