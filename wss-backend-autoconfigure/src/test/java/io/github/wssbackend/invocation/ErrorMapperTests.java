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

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.WssTimeoutException;
import io.github.wssbackend.frame.ErrorBody;
import io.github.wssbackend.frame.JsonCodec;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The standard mapping.
 */
@ExtendWith(OutputCaptureExtension.class)
class ErrorMapperTests {

	private final ErrorMapper mapper = new ErrorMapper(new JsonCodec(JsonMapper.builder().build()), null);

	private ErrorBody map(Throwable failure) {
		return this.mapper.describe("Node 'x'", failure);
	}

	@Test
	void ownErrorIsAsItIs(CapturedOutput output) {
		assertThat(map(new WssRequestException(WssErrorCode.CONFLICT, "taken")))
			.isEqualTo(new ErrorBody("conflict", "Conflict", 409, "taken"));
		assertThat(map(new WssRequestException(WssErrorCode.BAD_REQUEST, 418, null)))
			.isEqualTo(new ErrorBody("bad-request", "I'm a teapot", 418, null));
		assertThat(output).isEmpty();
	}

	@Test
	void errorOfAPeerIsNotToldToAnother() {
		assertInternal(WssRequestException.fromPeer("conflict", 409, "secret"));
	}

	@Test
	void failedCallsOfTheNodeItselfAreInternal() {
		assertInternal(new WssTimeoutException("secret"));
		assertInternal(new WssConnectException("secret"));
	}

	@Test
	void statusOfSpringIsKept() {
		assertThat(map(new ResponseStatusException(HttpStatus.NOT_FOUND, "no such item")))
			.isEqualTo(new ErrorBody("route-not-found", "Not Found", 404, "no such item"));
		assertThat(map(new ResponseStatusException(HttpStatus.GONE)))
			.isEqualTo(new ErrorBody("bad-request", "Gone", 410, null));
		assertThat(map(new ResponseStatusException(HttpStatus.BAD_GATEWAY, "upstream")))
			.isEqualTo(new ErrorBody("internal", "Bad Gateway", 502, "upstream"));
	}

	@Test
	void securityExceptionsTellNothingButTheirKind() {
		assertThat(map(new BadCredentialsException("secret")))
			.isEqualTo(new ErrorBody("unauthenticated", "Unauthorized", 401, null));
		assertThat(map(new AccessDeniedException("secret")))
			.isEqualTo(new ErrorBody("forbidden", "Forbidden", 403, null));
	}

	@Test
	void fullExecutorIsOverloaded() {
		assertThat(map(new RejectedExecutionException("secret")).code()).isEqualTo("overloaded");
	}

	@Test
	void wrappersAreTakenOff() {
		assertThat(map(new CompletionException(
				new ExecutionException(new WssRequestException(WssErrorCode.CONFLICT, "taken"))))
			.detail()).isEqualTo("taken");
	}

	@Test
	void wrapperWithoutACauseIsInternal() {
		assertInternal(new CompletionException("secret", null));
	}

	@Test
	void anythingElseIsLoggedOnceWithItsTraceAndNotTold(CapturedOutput output) {
		assertInternal(new IllegalStateException("secret"));
		assertThat(output.getAll()).containsOnlyOnce("IllegalStateException: secret")
			.contains("at io.github.wssbackend");
	}

	@Test
	void placeInTheLogHasNoControlCharactersAndAnEnd(CapturedOutput output) {
		this.mapper.describe("a\r\nfaked line\u2028\u202e" + "x".repeat(500), new IllegalStateException());
		assertThat(output.getAll()).contains("a??faked line??xxx").contains("x... failed");
		assertThat(output.getAll().lines().findFirst()).get().asString().hasSizeLessThan(400);
	}

	private void assertInternal(Throwable failure) {
		assertThat(map(failure)).isEqualTo(new ErrorBody("internal", "Internal Server Error", 500, null));
	}

}
