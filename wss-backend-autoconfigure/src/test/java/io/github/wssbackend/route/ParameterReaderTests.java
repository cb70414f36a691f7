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

package io.github.wssbackend.route;

import java.lang.reflect.ParameterizedType;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;

import io.github.wssbackend.WssArgumentResolver;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.route.NodeParameter.Role;

import static org.assertj.core.api.Assertions.assertThat;

class ParameterReaderTests {

	private final RouteTable table = Scans.of(Routes.class, Shelf.class, Resolvers.class);

	@Test
	void rolesComeFromTypes() {
		NodeFunction function = Scans.function(this.table, "roles");
		assertThat(function.parameters()).extracting(NodeParameter::role)
			.containsExactly(Role.PAYLOAD, Role.CONNECTION, Role.SERVER, Role.PRINCIPAL, Role.PRINCIPAL,
					Role.AUTHENTICATION_PRINCIPAL, Role.MESSAGE, Role.LOCALE, Role.CUSTOM);
		assertThat(function.payload()).extracting(NodeParameter::name).containsExactly("text");
	}

	@Test
	void resolverComesBeforeBuiltInRoles() {
		NodeFunction function = Scans.function(this.table, "custom");
		assertThat(function.parameters()).extracting(NodeParameter::role).containsExactly(Role.CUSTOM);
		assertThat(function.parameters().get(0).methodParameter()).isNotNull();
	}

	@Test
	void namesAndPositionsAreThoseOfTheMethod() {
		assertThat(Scans.function(this.table, "names").payload()).extracting(NodeParameter::name)
			.containsExactly("first", "last");
		assertThat(Scans.function(this.table, "names").payload()).extracting(NodeParameter::index)
			.containsExactly(0, 2);
	}

	@Test
	void nullableOnesAreKnown() {
		assertThat(Scans.function(this.table, "nullables").parameters()).extracting(NodeParameter::nullable)
			.containsExactly(true, true, true, false);
	}

	@Test
	void variableArgumentsAreKnown() {
		assertThat(Scans.function(this.table, "variable").parameters()).extracting(NodeParameter::varargs)
			.containsExactly(false, true);
	}

	@Test
	void typeVariablesAreResolved() {
		NodeParameter parameter = Scans.function(this.table, "shelf.put").payload().get(0);
		ParameterizedType type = (ParameterizedType) parameter.type().getType();
		assertThat(type.getRawType()).isEqualTo(Map.class);
		assertThat(type.getActualTypeArguments()[0]).isEqualTo(String.class);
		assertThat(((ParameterizedType) type.getActualTypeArguments()[1]).getActualTypeArguments())
			.containsExactly(Book.class);
	}

	@Test
	void typeVariableThatIsParameterizedIsResolved() {
		NodeParameter parameter = Scans.function(this.table, "shelf.one").payload().get(0);
		assertThat(parameter.type().getType()).isEqualTo(Book.class);
	}

	@Test
	void recursiveBoundHasAnEnd() {
		assertThat(Scans.function(this.table, "recursive").payload()).hasSize(1);
	}

	record Book(String title) {

	}

	static class Store<T> {

		@WssRoute
		void put(Map<String, List<? extends T>> items) {
		}

		@WssRoute
		void one(T item) {
		}

	}

	@WssRoute("shelf")
	static class Shelf extends Store<Book> {

	}

	record Tenant(String name) {

	}

	record Caller(String name) implements Principal {

		@Override
		public String getName() {
			return this.name;
		}

	}

	static class Chain<T extends Chain<T>> {

	}

	@WssRoute
	static class Routes {

		@WssRoute
		void roles(String text, WssConnection connection, WssServer server, Principal principal,
				Authentication authentication, @AuthenticationPrincipal String user, WssMessage message, Locale locale,
				Tenant tenant) {
		}

		@WssRoute
		void custom(Caller caller) {
		}

		@WssRoute
		void names(String first, WssConnection connection, String last) {
		}

		@WssRoute
		void nullables(@Nullable String text, Optional<String> optional, @Nullable Principal principal, String last) {
		}

		@WssRoute
		void variable(String first, int... rest) {
		}

		@WssRoute
		<T extends Chain<T>> void recursive(T chain) {
		}

	}

	@Configuration
	static class Resolvers {

		@Bean
		WssArgumentResolver tenants() {
			return new WssArgumentResolver() {

				@Override
				public boolean supportsParameter(MethodParameter parameter) {
					return parameter.getParameterType() == Tenant.class || parameter.getParameterType() == Caller.class;
				}

				@Override
				public Object resolveArgument(MethodParameter parameter, WssInvocation call) {
					return new Tenant("here");
				}

			};
		}

	}

}
