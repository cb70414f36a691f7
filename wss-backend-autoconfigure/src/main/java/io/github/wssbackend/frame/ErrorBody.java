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

package io.github.wssbackend.frame;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssErrorCode;

import org.springframework.http.HttpStatus;

/**
 * The {@code error} of a frame, in the words of RFC 9457.
 *
 * @param code the code, such as {@code route-not-found}
 * @param title what the status is called
 * @param status the HTTP status that says it best
 * @param detail a sentence for the peer, if any
 * @since 0.1.0
 */
public record ErrorBody(String code, String title, int status, @Nullable String detail) {

	/**
	 * An error with the status of its code.
	 * @param code the code
	 * @param detail a sentence for the peer, if any
	 * @return the error
	 */
	public static ErrorBody of(WssErrorCode code, @Nullable String detail) {
		return of(code, code.status(), detail);
	}

	/**
	 * An error with a status of its own.
	 * @param code the code
	 * @param status the status
	 * @param detail a sentence for the peer, if any
	 * @return the error
	 */
	public static ErrorBody of(WssErrorCode code, int status, @Nullable String detail) {
		return of(code.word(), status, detail);
	}

	/**
	 * An error whose code may be any word.
	 * @param code the code
	 * @param status the status
	 * @param detail a sentence for the peer, if any
	 * @return the error
	 */
	public static ErrorBody of(String code, int status, @Nullable String detail) {
		HttpStatus known = HttpStatus.resolve(status);
		return new ErrorBody(code, (known != null) ? known.getReasonPhrase() : code, status, detail);
	}

	/**
	 * The error that a peer told, whatever the mapper of the application makes of names.
	 * @param error the error as it stands in the frame
	 * @param codec takes it apart
	 * @return the error; what is missing there is that of {@code internal}
	 */
	public static ErrorBody read(JsonText error, JsonCodec codec) {
		String code = string(codec.member(error, "code"));
		JsonText status = codec.member(error, "status");
		return of((code != null) ? code : WssErrorCode.INTERNAL.word(), status(status),
				string(codec.member(error, "detail")));
	}

	private static @Nullable String string(@Nullable JsonText json) {
		return (json != null && json.is(JsonText.Kind.STRING)) ? FrameReader.string(json) : null;
	}

	private static int status(@Nullable JsonText json) {
		try {
			return Integer.parseInt(String.valueOf(json));
		}
		catch (NumberFormatException ex) {
			return WssErrorCode.INTERNAL.status();
		}
	}

}
