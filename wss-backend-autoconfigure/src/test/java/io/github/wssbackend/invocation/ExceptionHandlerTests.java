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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.annotation.WssExceptionHandler;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.frame.ErrorBody;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@code @WssExceptionHandler} methods.
 */
class ExceptionHandlerTests {

	private final Application application = Application.of(new Nodes(), new Advice());

	@ParameterizedTest
	@CsvSource({ "io, 409, io", "notFound, 410, file", "wrapped, 409, io", "checked, 418, throw [checked]",
			"argument, 429, slow down", "state, 404, from advice", "request, 403, mine" })
	void handlerMapsToAnError(String kind, int status, String detail) {
		ErrorBody error = this.application.error("throw", "[\"" + kind + "\"]");
		assertThat(error.status()).isEqualTo(status);
		assertThat(error.detail()).isEqualTo(detail);
	}

	@Test
	void anyOtherValueIsTheAnswerAndNoOutput() {
		assertThat(this.application.output("throw", "[\"arithmetic\"]")).isEqualTo("\"a default\"");
		assertThat(this.application.state("throw")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "index, internal", "silent, internal", "broken, internal", "untold, internal", "other, internal" })
	void handlerWithoutAReplyLeavesTheStandardMapping(String kind, String code) {
		ErrorBody error = this.application.error("throw", "[\"" + kind + "\"]");
		assertThat(error.code()).isEqualTo(code);
		assertThat(error.detail()).isNull();
	}

	@Test
	void handlerSeesTheCallAlsoIfItsArgumentsDoNotBind() {
		assertThat(this.application.error("number", "[\"x\"]").detail()).isEqualTo("number []");
	}

	@Test
	void handlerOfAProxiedBeanIsFound() {
		ProxyFactory factory = new ProxyFactory(new Nodes());
		factory.setProxyTargetClass(true);
		Application proxied = Application.of(factory.getProxy());
		assertThat(proxied.error("throw", "[\"io\"]").detail()).isEqualTo("io");
	}

	@Test
	void twoHandlersOfOneExceptionAreAMistake() {
		assertThatExceptionOfType(WssConfigurationException.class)
			.isThrownBy(() -> new ExceptionHandlerMethods(Twice.class))
			.withMessageContaining("first")
			.withMessageContaining("second");
	}

	@Test
	void handlerOfNothingIsAMistake() {
		assertThatExceptionOfType(WssConfigurationException.class)
			.isThrownBy(() -> new ExceptionHandlerMethods(Nothing.class))
			.withMessageContaining("handles no exception");
	}

	static class Nodes {

		@WssRoute("throw")
		String fail(String kind) throws Exception {
			throw switch (kind) {
				case "io" -> new IOException("secret");
				case "notFound" -> new FileNotFoundException("secret");
				case "wrapped" -> new UncheckedIOException(new IOException("secret"));
				case "checked" -> new InstantiationException("secret");
				case "argument" -> new IllegalArgumentException("secret");
				case "state" -> new IllegalStateException("secret");
				case "request" -> new SecurityException("secret");
				case "arithmetic" -> new ArithmeticException("secret");
				case "index" -> new IndexOutOfBoundsException("secret");
				case "silent" -> new NegativeArraySizeException("secret");
				case "broken" -> new ClassCastException("secret");
				case "untold" -> new ArrayStoreException("secret");
				default -> new RuntimeException("secret");
			};
		}

		@WssRoute
		int number(int x) {
			return x;
		}

		@WssExceptionHandler
		private ProblemDetail io(IOException ex) {
			return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "io");
		}

		@WssExceptionHandler(FileNotFoundException.class)
		ResponseStatusException file() {
			return new ResponseStatusException(HttpStatus.GONE, "file");
		}

		@WssExceptionHandler(InstantiationException.class)
		ProblemDetail checked(WssInvocation call, @Nullable WssConnection connection) {
			assertThat(connection).isNull();
			return ProblemDetail.forStatusAndDetail(HttpStatus.I_AM_A_TEAPOT, call.route() + " " + call.args());
		}

		@WssExceptionHandler
		ProblemDetail unbound(WssRequestException ex, WssInvocation call) {
			return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, call.route() + " " + call.args());
		}

		@WssExceptionHandler
		WssRequestException argument(IllegalArgumentException ex) {
			return new WssRequestException(WssErrorCode.TOO_MANY_REQUESTS, "slow down");
		}

		@WssExceptionHandler
		WssRequestException security(SecurityException ex) {
			return new WssRequestException(WssErrorCode.FORBIDDEN, "mine");
		}

		@WssExceptionHandler
		String arithmetic(ArithmeticException ex) {
			return "a default";
		}

		@WssExceptionHandler
		@Nullable Object index(IndexOutOfBoundsException ex) {
			return null;
		}

		@WssExceptionHandler
		void silent(NegativeArraySizeException ex) {
		}

		@WssExceptionHandler
		String broken(ClassCastException ex) {
			throw new IllegalStateException("secret");
		}

		@WssExceptionHandler
		Object untold(ArrayStoreException ex) {
			return new Untold();
		}

	}

	@ControllerAdvice
	static class Advice {

		@WssExceptionHandler
		ProblemDetail state(IllegalStateException ex) {
			return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "from advice");
		}

		@WssExceptionHandler
		ProblemDetail io(IOException ex) {
			throw new AssertionError("the bean's own comes first");
		}

	}

	static class Twice {

		@WssExceptionHandler
		void first(IOException ex) {
		}

		@WssExceptionHandler(IOException.class)
		void second() {
		}

	}

	static class Nothing {

		@WssExceptionHandler
		void handle() {
		}

	}

}
