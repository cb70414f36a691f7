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

import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssGraph;
import io.github.wssbackend.WssInterceptor;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.annotation.WssRoute.Output;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * On whose behalf nodes run. A filter takes the user from a header, as a login would.
 */
class PrincipalsTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Login.class, Routes.class)
		.with("wss.servers[0].path=/wss", "wss.servers[1].path=/members", "wss.servers[1].authenticated=true");

	private static TestPeer user(String name) {
		return application.peer("/wss", (builder) -> builder.header("X-User", name));
	}

	private static String ask(TestPeer peer, String route) {
		peer.ask(route, "[]", "1");
		return peer.next();
	}

	@Test
	void aNodeGetsThePrincipalOfTheHandshake() {
		assertThat(ask(user("ann"), "principal")).isEqualTo(answer("1", "\"ann\""));
	}

	@Test
	void aNodeGetsTheAuthenticationWithItsAuthorities() {
		assertThat(ask(user("ann"), "authentication")).isEqualTo(answer("1", "\"[ROLE_USER]\""));
	}

	@Test
	void aNodeGetsTheTypeOfAuthenticationThatItAsksFor() {
		assertThat(ask(user("ann"), "token")).isEqualTo(answer("1", "\"ann\""));
	}

	@Test
	void aNodeGetsTheAuthenticationPrincipal() {
		assertThat(ask(user("ann"), "details")).isEqualTo(answer("1", "\"ann details\""));
	}

	@Test
	void anAnonymousPeerHasNoAuthenticationPrincipal() {
		assertThat(ask(application.peer(), "maybeDetails")).isEqualTo(answer("1", "\"nobody\""));
	}

	@Test
	void anOptionalPrincipalIsEmptyForAnAnonymousPeer() {
		assertThat(ask(application.peer(), "optional")).isEqualTo(answer("1", "\"nobody\""));
		assertThat(ask(user("ann"), "optional")).isEqualTo(answer("1", "\"ann\""));
	}

	@Test
	void theSecurityContextIsSetOnEveryThread() {
		TestPeer peer = user("ann");
		assertThat(ask(peer, "context.blocking")).isEqualTo(answer("1", "\"ann\""));
		assertThat(ask(peer, "context.inline")).isEqualTo(answer("1", "\"ann\""));
		assertThat(ask(peer, "context.concurrent")).isEqualTo(answer("1", "\"ann\""));
		assertThat(ask(peer, "context.future")).isEqualTo(answer("1", "\"ann\""));
		assertThat(ask(peer, "context.mono")).isEqualTo(answer("1", "\"ann\""));
	}

	@Test
	void anAnonymousPeerSeesNobodysContext() {
		assertThat(ask(user("ann"), "context.inline")).isEqualTo(answer("1", "\"ann\""));
		TestPeer anonymous = application.peer();
		assertThat(ask(anonymous, "context.blocking")).isEqualTo(answer("1", "\"nobody\""));
		assertThat(ask(anonymous, "context.inline")).isEqualTo(answer("1", "\"nobody\""));
	}

	@Test
	void theContextOfOneCallIsGoneForTheNext() {
		TestPeer peer = user("ann");
		assertThat(ask(peer, "context.leave")).isEqualTo(answer("1", "true"));
		assertThat(ask(peer, "context.blocking")).isEqualTo(answer("1", "\"ann\""));
		assertThat(ask(application.peer(), "context.blocking")).isEqualTo(answer("1", "\"nobody\""));
	}

	@Test
	void anInterceptorSeesThePrincipalAndTheContext() throws Exception {
		assertThat(ask(user("ann"), "watched")).isEqualTo(answer("1", "1"));
		assertThat(application.bean(Login.class).seen.poll(10, TimeUnit.SECONDS)).isEqualTo("ann ann");
	}

	@Test
	void aNodeThatANodeRunsHasTheSamePrincipal() {
		assertThat(ask(user("ann"), "viaGraph")).isEqualTo(answer("1", "\"ann\""));
	}

	@Test
	void anInterceptorMayLetANodeRunOnBehalfOfSomebodyElse() {
		assertThat(ask(user("ann"), "impersonated")).isEqualTo(answer("1", "\"root root\""));
		assertThat(ask(user("ann"), "context.blocking")).isEqualTo(answer("1", "\"ann\""));
	}

	@Test
	void theConnectionsOfAUserAreFoundByName() {
		TestPeer first = user("eve");
		TestPeer second = application.peer("/members", (builder) -> builder.header("X-User", "eve"));
		user("ann");
		assertThat(application.servers().connections("eve")).extracting(WssConnection::id)
			.containsExactlyInAnyOrder(first.id(), second.id());
		first.close();
		await().until(() -> application.servers().connections("eve").size() == 1);
	}

	@Test
	void aConnectionTellsItsPrincipal() {
		Principal principal = application.connection(user("ann")).principal();
		assertThat(principal).isInstanceOf(Authentication.class);
		assertThat(principal.getName()).isEqualTo("ann");
	}

	@Test
	void aServerForMembersRefusesAnonymousPeers() {
		assertThat(Handshakes.refusal(application.url("/members"))).isEqualTo(401);
		TestPeer peer = application.peer("/members", (builder) -> builder.header("X-User", "ann"));
		assertThat(ask(peer, "principal")).isEqualTo(answer("1", "\"ann\""));
	}

	@Configuration(proxyBeanMethods = false)
	static class Login {

		final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

		@Bean
		Filter loginFilter() {
			return new LoginFilter();
		}

		static Authentication authentication(String name) {
			UserDetails details = User.withUsername(name).password("").roles("USER").build();
			return UsernamePasswordAuthenticationToken.authenticated(details, null,
					AuthorityUtils.createAuthorityList("ROLE_USER"));
		}

		@Bean
		WssInterceptor watching() {
			return (call, next) -> {
				if (call.route().equals("watched") && call.principal() != null) {
					this.seen.add(call.principal().getName() + " " + Routes.current());
				}
				return call.route().equals("impersonated") ? next.proceed(new WssInvocation(call.route(), call.method(),
						call.args(), call.connection(), authentication("root"))) : next.proceed(call);
			};
		}

	}

	static class LoginFilter implements Filter {

		@Override
		public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			HttpServletRequest http = (HttpServletRequest) request;
			String name = http.getHeader("X-User");
			chain.doFilter((name != null) ? new LoggedIn(http, Login.authentication(name)) : request, response);
		}

	}

	static class LoggedIn extends HttpServletRequestWrapper {

		private final Principal user;

		LoggedIn(HttpServletRequest request, Principal user) {
			super(request);
			this.user = user;
		}

		@Override
		public Principal getUserPrincipal() {
			return this.user;
		}

	}

	@WssRoute
	static class Routes {

		private final WssGraph graph;

		Routes(WssGraph graph) {
			this.graph = graph;
		}

		static String current() {
			Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
			return (authentication != null) ? authentication.getName() : "nobody";
		}

		@WssRoute
		String principal(Principal user) {
			return user.getName();
		}

		@WssRoute
		String authentication(Authentication user) {
			return user.getAuthorities().toString();
		}

		@WssRoute
		String token(UsernamePasswordAuthenticationToken user) {
			return user.getName();
		}

		@WssRoute
		String details(@AuthenticationPrincipal UserDetails user) {
			return user.getUsername() + " details";
		}

		@WssRoute
		String maybeDetails(@AuthenticationPrincipal @Nullable UserDetails user) {
			return (user != null) ? user.getUsername() : "nobody";
		}

		@WssRoute
		String optional(Optional<Principal> user) {
			return user.map(Principal::getName).orElse("nobody");
		}

		@WssRoute("context.blocking")
		String blocking() {
			return current();
		}

		@WssRoute(value = "context.inline", blocking = false)
		String inline() {
			return current();
		}

		@WssRoute(value = "context.concurrent", concurrent = true)
		String concurrent() {
			return current();
		}

		@WssRoute("context.future")
		CompletionStage<String> future() {
			return CompletableFuture.completedFuture(current());
		}

		@WssRoute("context.mono")
		Mono<String> mono() {
			return Mono.fromSupplier(Routes::current);
		}

		@WssRoute("context.leave")
		boolean leave() {
			SecurityContextHolder.getContext().setAuthentication(Login.authentication("mallory"));
			return true;
		}

		@WssRoute
		int watched() {
			return 1;
		}

		@WssRoute
		@Nullable String viaGraph() {
			return this.graph.run("principal", String.class).join();
		}

		@WssRoute(output = Output.CALLER)
		String impersonated(Principal user) {
			return user.getName() + " " + current();
		}

	}

}
