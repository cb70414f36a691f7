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

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.HibernateValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.frame.ErrorBody;
import io.github.wssbackend.route.NodeFunction;
import io.github.wssbackend.route.RouteScanner;
import io.github.wssbackend.route.RouteTable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.MethodValidationInterceptor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Constraints on arguments.
 */
class ArgumentValidationTests {

	private final Validator validator = Validation.byProvider(HibernateValidator.class)
		.configure()
		.defaultLocale(Locale.ENGLISH)
		.localeResolver((context) -> Locale.ENGLISH)
		.buildValidatorFactory()
		.getValidator();

	private final Application application = Application.with(new Nodes())
		.validation(new JakartaArgumentValidation(this.validator))
		.build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			limited | [0]                        | x: must be greater than or equal to 1
			order   | {"name":"","price":0}      | name: must not be blank; price: must be greater than or equal to 1
			order   | [{"name":"a","price":0}]   | price: must be greater than or equal to 1
			orders  | [[{"name":"a","price":1},{"name":"","price":1}]] | [1].name: must not be blank
			two     | [5,{"name":"","price":1}]  | name: must not be blank; x: must be less than or equal to 3
			names   | [["a",""]]                 | names[1]: must not be blank
			strict  | [{"price":0}]              | price: must be greater than or equal to 1
			stricter | [{"price":1}]             | price: must be greater than or equal to 10
			needed  | []                         | text: must not be null
			grouped | [5]                        | x: must be greater than or equal to 10
			""")
	void brokenConstraintsAreNamed(String route, String args, String detail) {
		ErrorBody error = this.application.error(route, args);
		assertThat(error.code()).isEqualTo("validation-failed");
		assertThat(error.status()).isEqualTo(400);
		assertThat(error.detail()).isEqualTo(detail);
		assertThat(this.application.state(route)).isNull();
	}

	@Test
	void argumentsThatKeepTheConstraintsPass() {
		assertThat(this.application.output("limited", "[1]")).isEqualTo("1");
		assertThat(this.application.output("order", "{\"name\":\"a\",\"price\":1}")).isEqualTo("\"a\"");
		assertThat(this.application.output("unmarked", "[{\"name\":\"\",\"price\":0}]")).isEqualTo("\"\"");
	}

	@Test
	void constraintsOfAnInterfaceCount() {
		assertThat(this.application.error("contract", "[0]").detail())
			.isEqualTo("x: must be greater than or equal to 1");
	}

	@Test
	void beanThatValidatesItselfIsMappedTheSameWay() {
		ProxyFactory factory = new ProxyFactory(new SelfValidating());
		factory.setProxyTargetClass(true);
		factory.addAdvice(new MethodValidationInterceptor(this.validator));
		Application proxied = Application.with(factory.getProxy())
			.validation(new JakartaArgumentValidation(this.validator))
			.build();
		assertThat(proxied.error("limited", "[0]").detail()).isEqualTo("x: must be greater than or equal to 1");
		assertThat(proxied.error("result", "[0]").code()).isEqualTo("internal");
	}

	@Test
	void beanOfAMethodWithoutConstraintsIsNotLookedUpForEachCall() {
		GenericApplicationContext context = new GenericApplicationContext();
		AtomicInteger made = new AtomicInteger();
		context.registerBean(Unchecked.class, () -> new Unchecked(made),
				(definition) -> definition.setScope(BeanDefinition.SCOPE_PROTOTYPE));
		context.refresh();
		RouteTable table = new RouteTable();
		new RouteScanner(context.getBeanFactory(), table).scan();
		NodeFunction function = table.find("unchecked").function(null);
		ArgumentValidation validation = new JakartaArgumentValidation(this.validator);
		validation.validate(function, new Object[] { 0 });
		int before = made.get();
		validation.validate(function, new Object[] { 0 });
		assertThat(made).hasValue(before);
	}

	@Test
	void withoutAValidatorNothingIsChecked() {
		assertThat(Application.of(new Nodes()).output("limited", "[0]")).isEqualTo("0");
	}

	interface Strict {

	}

	static class Unchecked {

		Unchecked(AtomicInteger made) {
			made.incrementAndGet();
		}

		@WssRoute
		int unchecked(int x) {
			return x;
		}

	}

	record Order(@NotBlank String name, @Min(1) int price) {
	}

	record Price(@Min(1) @Min(value = 10, groups = Strict.class) int price) {
	}

	interface Contract {

		@WssRoute
		int contract(@Min(1) int x);

	}

	static class Nodes implements Contract {

		@Override
		public int contract(int x) {
			return x;
		}

		@WssRoute
		int limited(@Min(1) int x) {
			return x;
		}

		@WssRoute
		String order(@Valid Order order) {
			return order.name();
		}

		@WssRoute
		String unmarked(Order order) {
			return order.name();
		}

		@WssRoute
		int orders(List<@Valid Order> orders) {
			return orders.size();
		}

		@WssRoute
		int two(@Max(3) int x, @Valid Order order) {
			return x;
		}

		@WssRoute
		int names(List<@NotBlank String> names) {
			return names.size();
		}

		@WssRoute
		int strict(@Validated Price price) {
			return price.price();
		}

		@WssRoute
		int stricter(@Validated(Strict.class) Price price) {
			return price.price();
		}

		@WssRoute
		String needed(@NotNull String text) {
			return text;
		}

		@WssRoute
		@Validated(Strict.class)
		int grouped(@Min(value = 10, groups = Strict.class) int x) {
			return x;
		}

	}

	@Validated
	static class SelfValidating {

		@WssRoute
		int limited(@Min(1) int x) {
			return x;
		}

		@WssRoute
		@Min(1)
		int result(int x) {
			return x;
		}

	}

}
