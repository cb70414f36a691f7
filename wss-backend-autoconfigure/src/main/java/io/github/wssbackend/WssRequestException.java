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

import org.jspecify.annotations.Nullable;

/**
 * A request that was answered with an error. A node throws it to answer with that error;
 * a call to a peer ends with it when the peer answered so.
 *
 * <p>
 * One that came from a peer and is not caught by the node that called is {@code internal}
 * to the node's own caller: the error of one peer is not told to another.
 *
 * @since 0.1.0
 */
public class WssRequestException extends WssException {

	private final String code;

	private final int status;

	private final @Nullable String detail;

	private final boolean fromPeer;

	/**
	 * An error to answer with.
	 * @param code the code
	 * @param detail a sentence for the peer, if any
	 */
	public WssRequestException(WssErrorCode code, @Nullable String detail) {
		this(code.word(), code.status(), detail, false);
	}

	/**
	 * An error to answer with, with a status of its own.
	 * @param code the code
	 * @param status the HTTP status that says it best
	 * @param detail a sentence for the peer, if any
	 */
	public WssRequestException(WssErrorCode code, int status, @Nullable String detail) {
		this(code.word(), status, detail, false);
	}

	private WssRequestException(String code, int status, @Nullable String detail, boolean fromPeer) {
		super((detail != null) ? code + ": " + detail : code, null);
		this.code = code;
		this.status = status;
		this.detail = detail;
		this.fromPeer = fromPeer;
	}

	/**
	 * The error that a peer answered.
	 * @param code its code, also one that is not known here
	 * @param status its status
	 * @param detail its detail, if any
	 * @return the exception
	 */
	public static WssRequestException fromPeer(String code, int status, @Nullable String detail) {
		return new WssRequestException(code, status, detail, true);
	}

	/**
	 * The code, such as {@code route-not-found}.
	 * @return the code as it stands in a frame
	 */
	public String code() {
		return this.code;
	}

	/**
	 * The HTTP status that says the same.
	 * @return the status
	 */
	public int status() {
		return this.status;
	}

	/**
	 * A sentence that tells more.
	 * @return the detail or {@code null}
	 */
	public @Nullable String detail() {
		return this.detail;
	}

	/**
	 * Whether a peer answered this error.
	 * @return {@code false} for one that own code made
	 */
	public boolean isFromPeer() {
		return this.fromPeer;
	}

}
