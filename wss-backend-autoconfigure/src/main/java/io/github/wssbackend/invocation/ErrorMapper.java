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

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.frame.ErrorBody;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;

import org.springframework.context.ApplicationContext;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/**
 * Failures to what a peer may know of them. The {@code @WssExceptionHandler} methods come
 * first, then the standard mapping: our own {@link WssRequestException} as it is, unless
 * a peer of ours sent it; Spring's {@code ErrorResponse} with its status and detail;
 * broken constraints as {@code validation-failed}; Spring Security's exceptions as
 * {@code unauthenticated} and {@code forbidden}; a full executor as {@code overloaded}.
 * Anything else, a {@code WssTimeoutException} of a call that the node itself made
 * included, is {@code internal}: it is logged once, with its stack trace, and nothing of
 * its text is told.
 *
 * <p>
 * Safe for use by several threads. Never throws.
 *
 * @since 0.1.0
 */
public final class ErrorMapper {

	private static final Log logger = LogFactory.getLog(ErrorMapper.class);

	private final JsonCodec codec;

	private final ExceptionHandlers handlers;

	/**
	 * Create a mapper.
	 * @param codec encodes what handlers answer
	 * @param context where {@code @ControllerAdvice} beans are, or {@code null}
	 */
	public ErrorMapper(JsonCodec codec, @Nullable ApplicationContext context) {
		this.codec = codec;
		this.handlers = new ExceptionHandlers(context);
	}

	/**
	 * The standard mapping, without handlers. What is {@code internal} is logged.
	 * @param place what failed, for the log
	 * @param failure the failure
	 * @return what a peer may know of it
	 */
	public ErrorBody describe(String place, Throwable failure) {
		Throwable cause = StandardErrors.unwrap(failure);
		ErrorBody body = StandardErrors.map(cause);
		if (body == null) {
			logger.error(LogText.of(place) + " failed", cause);
			return ErrorBody.of(WssErrorCode.INTERNAL, null);
		}
		if (body.status() >= 500 && cause instanceof ErrorResponse) {
			logger.warn(LogText.of(place) + " failed with status " + body.status(), cause);
		}
		return body;
	}

	/**
	 * The outcome of a run that failed.
	 * @param failure the failure
	 * @param call the call that failed
	 * @param invocation the same as handlers see it
	 * @return the error, or the answer of a handler
	 */
	Outcome map(Throwable failure, NodeCall call, @Nullable WssInvocation invocation) {
		Throwable cause = StandardErrors.unwrap(failure);
		try {
			Outcome handled = handle(cause, call, invocation);
			if (handled != null) {
				return handled;
			}
		}
		catch (Throwable ex) {
			logger.error("A @WssExceptionHandler for " + call.place() + " failed itself", ex);
		}
		return new Outcome.Failed(describe(call.place(), cause), cause);
	}

	private @Nullable Outcome handle(Throwable cause, NodeCall call, @Nullable WssInvocation invocation)
			throws Throwable {
		ExceptionHandlers.Handler handler = this.handlers.find(call.function().bean(), cause);
		if (handler == null) {
			return null;
		}
		Object reply = handler.handle((invocation != null) ? invocation : call.toInvocation(List.of()), call.server());
		return (reply != null) ? reply(reply, cause) : null;
	}

	private Outcome reply(Object reply, Throwable cause) {
		if (reply instanceof ProblemDetail problem) {
			return new Outcome.Failed(StandardErrors.of(problem), cause);
		}
		if (reply instanceof ErrorResponse response) {
			return new Outcome.Failed(StandardErrors.of(response.getBody()), cause);
		}
		if (reply instanceof WssRequestException error) {
			return new Outcome.Failed(StandardErrors.of(error), error);
		}
		JsonText json = this.codec.encode(reply);
		return new Outcome.Value(reply, json);
	}

}
