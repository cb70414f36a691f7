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

package io.github.wssbackend;

import org.springframework.http.HttpStatus;

/**
 * The codes of error replies. Each has a word on the wire and the HTTP status that says
 * the same.
 *
 * @since 0.1.0
 */
public enum WssErrorCode {

	/**
	 * The frame or its arguments cannot be understood.
	 */
	BAD_REQUEST("bad-request", HttpStatus.BAD_REQUEST),

	/**
	 * The arguments break a constraint.
	 */
	VALIDATION_FAILED("validation-failed", HttpStatus.BAD_REQUEST),

	/**
	 * The peer has to say who it is.
	 */
	UNAUTHENTICATED("unauthenticated", HttpStatus.UNAUTHORIZED),

	/**
	 * The peer may not do this.
	 */
	FORBIDDEN("forbidden", HttpStatus.FORBIDDEN),

	/**
	 * The route does not exist or is not offered to this peer.
	 */
	ROUTE_NOT_FOUND("route-not-found", HttpStatus.NOT_FOUND),

	/**
	 * The call does not fit the present state.
	 */
	CONFLICT("conflict", HttpStatus.CONFLICT),

	/**
	 * The peer has passed a limit on calls or subscriptions.
	 */
	TOO_MANY_REQUESTS("too-many-requests", HttpStatus.TOO_MANY_REQUESTS),

	/**
	 * The node failed.
	 */
	INTERNAL("internal", HttpStatus.INTERNAL_SERVER_ERROR),

	/**
	 * The application has no room for the call now.
	 */
	OVERLOADED("overloaded", HttpStatus.SERVICE_UNAVAILABLE),

	/**
	 * The node cannot serve now.
	 */
	UNAVAILABLE("unavailable", HttpStatus.SERVICE_UNAVAILABLE),

	/**
	 * The node did not answer in time.
	 */
	TIMEOUT("timeout", HttpStatus.GATEWAY_TIMEOUT);

	private final String word;

	private final HttpStatus status;

	WssErrorCode(String word, HttpStatus status) {
		this.word = word;
		this.status = status;
	}

	/**
	 * The code as it stands in a frame.
	 * @return the word
	 */
	public String word() {
		return this.word;
	}

	/**
	 * The HTTP status that says the same.
	 * @return the status
	 */
	public int status() {
		return this.status.value();
	}

	/**
	 * The code for an HTTP status: the one that has it, else {@link #BAD_REQUEST} below
	 * 500 and {@link #INTERNAL} from there on.
	 * @param status the status
	 * @return the code
	 */
	public static WssErrorCode ofStatus(int status) {
		return switch (status) {
			case 401 -> UNAUTHENTICATED;
			case 403 -> FORBIDDEN;
			case 404 -> ROUTE_NOT_FOUND;
			case 409 -> CONFLICT;
			case 429 -> TOO_MANY_REQUESTS;
			case 503 -> UNAVAILABLE;
			case 504 -> TIMEOUT;
			default -> (status < 500) ? BAD_REQUEST : INTERNAL;
		};
	}

}
