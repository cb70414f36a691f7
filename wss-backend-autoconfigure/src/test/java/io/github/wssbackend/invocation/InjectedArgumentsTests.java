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
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.WssArgumentResolver;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.annotation.WssRoute.Output;

import org.springframework.core.MethodParameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Arguments that do not come from the payload.
 */
class InjectedArgumentsTests {

	private final Application application = Application.with(new Nodes()).resolver(new TicketResolver()).build();

	private final WssConnection peer = mock();

	private final WssServer server = mock();

	private final Principal user = () -> "ann";

	private final WssMessage message = WssMessage.call("any");

	private Outcome run(String route) {
		return this.application.run(new NodeCall(this.application.function(route, null), null,
				new Arguments.Json(this.application.codec.encode(new int[] { 7 })), this.peer, this.server, this.user,
				this.message, Locale.FRENCH));
	}

	private Object value(String route) {
		return ((Outcome.Value) run(route)).value();
	}

	@Test
	void whatTheCallHasIsInjected() {
		assertThat(value("locale")).isEqualTo("fr");
		assertThat(value("principal")).isEqualTo("ann 7");
		assertThat(value("message")).isEqualTo("any");
		assertThat(value("both")).isEqualTo(true);
		assertThat(value("maybe")).isEqualTo("ann");
	}

	@Test
	void resolverOfTheApplicationComesFirst() {
		assertThat(value("ticket")).isEqualTo("ticket of ticket for ann: 7");
	}

	@Test
	void principalOfAnotherTypeIsNone() {
		assertThat(value("special")).isEqualTo("none");
	}

	@ParameterizedTest
	@ValueSource(strings = { "locale", "principal", "message", "both" })
	void whatTheCallHasNotIsABadRequest(String route) {
		assertThat(this.application.run(
				NodeCall.local(this.application.function(route, null), null, new Arguments.Values(new Object[] { 7 }))))
			.isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
				assertThat(failed.error().code()).isEqualTo("bad-request");
				assertThat(failed.error().detail()).startsWith("The node needs a ");
			});
	}

	@Test
	void whatTheCallHasNotIsNullIfThatIsWelcome() {
		assertThat(this.application.run(
				NodeCall.local(this.application.function("nullable", null), null, new Arguments.Values(new Object[0]))))
			.isInstanceOfSatisfying(Outcome.Value.class, (value) -> assertThat(value.value()).isEqualTo("null null"));
		assertThat(this.application
			.run(NodeCall.local(this.application.function("maybe", null), null, new Arguments.Values(new Object[0]))))
			.isInstanceOfSatisfying(Outcome.Value.class, (value) -> assertThat(value.value()).isEqualTo("nobody"));
	}

	record Ticket(String text) {
	}

	interface Special extends Principal {

	}

	static class TicketResolver implements WssArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.getParameterType() == Ticket.class;
		}

		@Override
		public @Nullable Object resolveArgument(MethodParameter parameter, WssInvocation call) {
			return new Ticket("ticket of " + call.route() + " for " + call.principal().getName());
		}

	}

	static class Nodes {

		@WssRoute
		String locale(Locale locale) {
			return locale.getLanguage();
		}

		@WssRoute
		String principal(Principal principal, int x) {
			return principal.getName() + " " + x;
		}

		@WssRoute
		String message(WssMessage message) {
			return message.route();
		}

		@WssRoute
		boolean both(WssConnection connection, WssServer server) {
			return connection != null && server != null;
		}

		@WssRoute
		String nullable(@Nullable WssConnection connection, @Nullable Principal principal) {
			return connection + " " + principal;
		}

		@WssRoute
		String maybe(Optional<Principal> principal) {
			return principal.map(Principal::getName).orElse("nobody");
		}

		@WssRoute
		String special(@Nullable Special principal) {
			return (principal != null) ? "special" : "none";
		}

		@WssRoute(output = Output.SHARED)
		String ticket(int x, Ticket ticket) {
			return ticket.text() + ": " + x;
		}

	}

}
