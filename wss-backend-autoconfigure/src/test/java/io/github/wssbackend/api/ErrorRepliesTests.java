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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.annotation.WssExceptionHandler;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static io.github.wssbackend.api.Frames.badRequest;
import static io.github.wssbackend.api.Frames.error;
import static io.github.wssbackend.api.Frames.internal;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How failures of nodes become error replies.
 */
class ErrorRepliesTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Routes.class, Other.class, Advice.class);

	private TestPeer peer;

	@BeforeEach
	void connect() {
		this.peer = application.peer();
	}

	private String ask(String route, String args) {
		this.peer.ask(route, args, "1");
		return this.peer.next();
	}

	@Test
	void anExceptionOfOurOwnIsTheReply() {
		assertThat(ask("fail", "[\"own\"]")).isEqualTo(error("1", "conflict", "Conflict", 409, "taken"));
	}

	@Test
	void anExceptionOfOurOwnMayHaveAStatusOfItsOwn() {
		assertThat(ask("fail", "[\"status\"]"))
			.isEqualTo(error("1", "bad-request", "Unprocessable Content", 422, "no"));
	}

	@Test
	void aResponseStatusExceptionKeepsItsStatusAndReason() {
		assertThat(ask("fail", "[\"response\"]")).isEqualTo(error("1", "route-not-found", "Not Found", 404, "no item"));
		assertThat(ask("fail", "[\"gone\"]")).isEqualTo(error("1", "bad-request", "Gone", 410, null));
	}

	@Test
	void anErrorResponseKeepsItsStatusAndDetail() {
		assertThat(ask("fail", "[\"problem\"]"))
			.isEqualTo(error("1", "unavailable", "Service Unavailable", 503, "come back"));
	}

	@Test
	void aBrokenConstraintIsAValidationError() {
		assertThat(ask("validated", "[\"\"]"))
			.isEqualTo(error("1", "validation-failed", "Bad Request", 400, "name: must not be blank"));
	}

	@Test
	void exceptionsOfSpringSecurityAreUnauthenticatedAndForbidden() {
		assertThat(ask("fail", "[\"credentials\"]"))
			.isEqualTo(error("1", "unauthenticated", "Unauthorized", 401, null));
		assertThat(ask("fail", "[\"denied\"]")).isEqualTo(error("1", "forbidden", "Forbidden", 403, null));
	}

	@Test
	void anythingElseIsInternalAndTellsNothing() {
		assertThat(ask("fail", "[\"checked\"]")).isEqualTo(internal("1"));
		assertThat(ask("fail", "[\"error\"]")).isEqualTo(internal("1"));
		assertThat(ask("fail", "[\"overflow\"]")).isEqualTo(internal("1"));
	}

	@Test
	void aFailedFutureIsMappedLikeAnException() {
		assertThat(ask("failLater", "[\"own\"]")).isEqualTo(error("1", "conflict", "Conflict", 409, "taken"));
		assertThat(ask("failLater", "[\"checked\"]")).isEqualTo(internal("1"));
	}

	@Test
	void aFailureHarmsNeitherTheConnectionNorOthers() {
		TestPeer other = application.peer();
		assertThat(ask("fail", "[\"overflow\"]")).isEqualTo(internal("1"));
		assertThat(this.peer.framesUntilNow()).isEmpty();
		assertThat(other.framesUntilNow()).isEmpty();
	}

	@Test
	void aHandlerInTheBeanComesFirst() {
		assertThat(ask("fail", "[\"argument\"]")).isEqualTo(badRequest("1", "bean: argument"));
	}

	@Test
	void aHandlerInAControllerAdviceServesAllBeans() {
		assertThat(ask("other", "[\"argument\"]"))
			.isEqualTo(error("1", "conflict", "Conflict", 409, "advice: argument"));
		assertThat(ask("fail", "[\"unsupported\"]")).isEqualTo(error("1", "conflict", "Conflict", 409, "advice: fail"));
	}

	@Test
	void theHandlerOfTheNearestTypeIsTaken() {
		assertThat(ask("fail", "[\"number\"]")).isEqualTo(answer("1", "\"not a number for fail\""));
	}

	@Test
	void aHandlerGetsTheConnectionAndTheInvocation() {
		assertThat(ask("fail", "[\"state\"]")).isEqualTo(badRequest("1", this.peer.id() + " fail [state]"));
	}

	@Test
	void anAnswerOfAHandlerIsNoOutput() {
		this.peer.ask("subscribeSocket", "[\"fail\",\"\"]", "0");
		assertThat(this.peer.next()).isEqualTo(answer("0", "1"));
		assertThat(ask("fail", "[\"number\"]")).isEqualTo(answer("1", "\"not a number for fail\""));
		assertThat(application.graph().state("fail", Object.class)).isNull();
	}

	@Test
	void aHandlerThatReturnsNullLeavesTheStandardMapping() {
		assertThat(ask("fail", "[\"left\"]")).isEqualTo(internal("1"));
	}

	@Test
	void aHandlerThatThrowsLeavesTheStandardMapping() {
		assertThat(ask("fail", "[\"handlerFails\"]")).isEqualTo(internal("1"));
	}

	@Test
	void aFailedPostIsToldToPeersThatUnderstandIt() {
		TestPeer v1 = application.peerV1();
		v1.post("fail", "[\"own\"]");
		assertThat(v1.next()).isEqualTo("{\"error\":{\"code\":\"conflict\",\"title\":\"Conflict\",\"status\":409,"
				+ "\"detail\":\"taken\",\"route\":\"fail\"}}");
		this.peer.post("fail", "[\"own\"]");
		assertThat(this.peer.framesUntilNow()).isEmpty();
	}

	static class NegativeNumberException extends NumberFormatException {

		NegativeNumberException() {
			super("secret");
		}

	}

	@WssRoute
	static class Routes {

		@WssRoute
		String fail(String how) throws Throwable {
			throw switch (how) {
				case "own" -> new WssRequestException(WssErrorCode.CONFLICT, "taken");
				case "status" -> new WssRequestException(WssErrorCode.BAD_REQUEST, 422, "no");
				case "response" -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no item");
				case "gone" -> new ResponseStatusException(HttpStatus.GONE);
				case "problem" -> new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE,
						ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "come back"), null);
				case "credentials" -> new BadCredentialsException("secret");
				case "denied" -> new AccessDeniedException("secret");
				case "checked" -> new IOException("secret");
				case "argument" -> new IllegalArgumentException("argument");
				case "unsupported" -> new UnsupportedOperationException("secret");
				case "number" -> new NegativeNumberException();
				case "state" -> new IllegalStateException("secret");
				case "left" -> new ArithmeticException("secret");
				case "handlerFails" -> new ClassCastException("secret");
				case "overflow" -> new StackOverflowError("secret");
				default -> new AssertionError("secret");
			};
		}

		@WssRoute
		CompletableFuture<String> failLater(String how) {
			return CompletableFuture.supplyAsync(() -> {
				try {
					return fail(how);
				}
				catch (Throwable ex) {
					throw new CompletionException(ex);
				}
			});
		}

		@WssRoute
		String validated(@NotBlank String name) {
			return name;
		}

		@WssExceptionHandler
		ProblemDetail onArgument(IllegalArgumentException ex) {
			return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "bean: " + ex.getMessage());
		}

		@WssExceptionHandler(NumberFormatException.class)
		String onNumber(WssInvocation call) {
			return "not a number for " + call.route();
		}

		@WssExceptionHandler
		WssRequestException onState(IllegalStateException ex, WssConnection connection, WssInvocation call) {
			return new WssRequestException(WssErrorCode.BAD_REQUEST,
					connection.id() + " " + call.route() + " " + call.args());
		}

		@WssExceptionHandler(ArithmeticException.class)
		@Nullable Object leave() {
			return null;
		}

		@WssExceptionHandler(ClassCastException.class)
		Object failToHandle() {
			throw new IllegalStateException("secret");
		}

	}

	@WssRoute
	static class Other {

		@WssRoute
		void other(String text) {
			throw new IllegalArgumentException(text);
		}

	}

	@ControllerAdvice
	static class Advice {

		@WssExceptionHandler
		ErrorResponseException onArgument(IllegalArgumentException ex) {
			return new ErrorResponseException(HttpStatus.CONFLICT,
					ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "advice: " + ex.getMessage()), ex);
		}

		@WssExceptionHandler(UnsupportedOperationException.class)
		ProblemDetail onUnsupported(WssInvocation call) {
			return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "advice: " + call.route());
		}

	}

}
