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

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;

import io.github.wssbackend.WssArgumentResolver;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static io.github.wssbackend.api.Frames.badRequest;
import static io.github.wssbackend.api.Frames.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Arguments that are not taken from the payload.
 */
class InjectedArgumentsTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Routes.class, Resolvers.class);

	@Test
	void aConnectionIsThatOfTheCaller() {
		TestPeer peer = application.peer();
		peer.ask("whoami", "[]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "\"" + peer.id() + "\""));
	}

	@Test
	void aServerIsThatOfTheCaller() {
		TestPeer peer = application.peer();
		peer.ask("where", "[]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "\"/wss\""));
	}

	@Test
	void whatIsInjectedTakesNoPartOfThePayload() {
		TestPeer peer = application.peer();
		peer.ask("mixed", "[1,2]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "\"1 /wss 2 " + peer.id() + "\""));
	}

	@Test
	void aScalarBindsToTheOneParameterOfThePayload() {
		TestPeer peer = application.peer();
		peer.ask("greet", "\"ann\"", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "\"ann at " + peer.id() + "\""));
	}

	@Test
	void aPrincipalThatMustBeThereMakesAnAnonymousPeerSayWhoItIs() {
		TestPeer peer = application.peer();
		peer.ask("user", "[]", "1");
		assertThat(peer.next()).isEqualTo(error("1", "unauthenticated", "Unauthorized", 401,
				"The node needs a principal for 'user', and this call has none."));
	}

	@Test
	void aNullablePrincipalIsNullForAnAnonymousCall() {
		TestPeer peer = application.peer();
		peer.ask("maybeUser", "[]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "\"nobody\""));
	}

	@Test
	void aMessageIsTheOneThatCalled() {
		TestPeer peer = application.peer();
		peer.send("{\"route\":\"runRequest\",\"args\":[{\"route\":\"raw\",\"args\":[5],\"method\":\"get\"},null,7]}");
		assertThat(peer.nextJson().toString()).isEqualTo("{\"args\":[\"raw\",\"get\",\"[5]\","
				+ "\"{\\\"route\\\":\\\"runRequest\\\",\\\"args\\\":[{\\\"route\\\":\\\"raw\\\",\\\"args\\\":[5],"
				+ "\\\"method\\\":\\\"get\\\"},null,7]}\"],\"callbackId\":7}");
	}

	@Test
	void aLocaleIsThatOfTheHandshake() {
		TestPeer peer = application.peer("/wss", (builder) -> builder.header("Accept-Language", "de-CH, en;q=0.5"));
		peer.ask("language", "[]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "\"de-CH\""));
	}

	@Test
	void aHandshakeWithoutALanguageHasNoLocale() {
		TestPeer peer = application.peer();
		peer.ask("maybeLanguage", "[]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "\"none\""));
	}

	@Test
	void aLanguageThatIsNoneIsLikeNoLanguage() {
		TestPeer peer = application.peer("/wss", (builder) -> builder.header("Accept-Language", "@@;q=x, 1"));
		peer.ask("maybeLanguage", "[]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "\"none\""));
	}

	@Test
	void aResolverOfTheApplicationSuppliesAnArgument() {
		TestPeer peer = application.peer();
		peer.ask("tenant", "[\"x\"]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "\"tenant of tenant [x] for x\""));
	}

	@Test
	void aResolverThatSuppliesNothingMakesABadRequest() {
		TestPeer peer = application.peer();
		peer.ask("tenant", "[\"none\"]", "1");
		assertThat(peer.next())
			.isEqualTo(badRequest("1", "The node needs a value for 'tenant', and this call has none."));
	}

	@Test
	void ownCodeHasNoConnection() {
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> application.graph().run("whoami", String.class).join())
			.havingCause()
			.isInstanceOfSatisfying(WssRequestException.class, (ex) -> assertThat(ex.code()).isEqualTo("bad-request"));
	}

	@Test
	void aNullableConnectionIsNullForOwnCode() {
		assertThat(application.graph().run("maybeConnection", String.class, "a").join()).isEqualTo("a null null null");
	}

	@Target(ElementType.PARAMETER)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Tenant {

	}

	@Configuration(proxyBeanMethods = false)
	static class Resolvers {

		@Bean
		WssArgumentResolver tenantResolver() {
			return new WssArgumentResolver() {

				@Override
				public boolean supportsParameter(MethodParameter parameter) {
					return parameter.hasParameterAnnotation(Tenant.class);
				}

				@Override
				public @Nullable Object resolveArgument(MethodParameter parameter, WssInvocation call) {
					return "none".equals(call.args().get(0)) ? null : "tenant of " + call.route() + " " + call.args();
				}

			};
		}

	}

	@WssRoute
	static class Routes {

		@WssRoute
		String whoami(WssConnection connection) {
			return connection.id();
		}

		@WssRoute
		String where(WssServer server) {
			return server.path();
		}

		@WssRoute
		String mixed(int a, WssServer server, int b, WssConnection connection) {
			return a + " " + server.path() + " " + b + " " + connection.id();
		}

		@WssRoute
		String greet(WssConnection connection, String name) {
			return name + " at " + connection.id();
		}

		@WssRoute
		String user(Principal user) {
			return user.getName();
		}

		@WssRoute
		String maybeUser(@Nullable Principal user) {
			return (user != null) ? user.getName() : "nobody";
		}

		@WssRoute(value = "raw", method = "get")
		List<String> raw(WssMessage message) {
			return List.of(String.valueOf(message.route()), String.valueOf(message.method()),
					String.valueOf(message.args()), message.payload().toString());
		}

		@WssRoute
		String language(Locale locale) {
			return locale.toLanguageTag();
		}

		@WssRoute
		String maybeLanguage(@Nullable Locale locale) {
			return (locale != null) ? locale.toLanguageTag() : "none";
		}

		@WssRoute
		String tenant(@Tenant String tenant, String name) {
			return tenant + " for " + name;
		}

		@WssRoute
		String maybeConnection(String name, @Nullable WssConnection connection, @Nullable WssServer server,
				@Nullable WssMessage message) {
			return name + " " + connection + " " + server + " " + message;
		}

	}

}
