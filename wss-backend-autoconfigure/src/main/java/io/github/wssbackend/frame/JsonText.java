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

/**
 * The JSON text of one value: a slice of a frame that was read, or a value that was
 * encoded. Immutable, and always valid JSON without surrounding white space.
 *
 * @since 0.1.0
 */
public final class JsonText {

	/**
	 * The value {@code null}.
	 */
	public static final JsonText NULL = new JsonText("null");

	/**
	 * An array without elements.
	 */
	public static final JsonText EMPTY_ARRAY = new JsonText("[]");

	private final String source;

	private final int start;

	private final int end;

	JsonText(String source) {
		this(source, 0, source.length());
	}

	JsonText(String source, int start, int end) {
		this.source = source;
		this.start = start;
		this.end = end;
	}

	/**
	 * What kind of value this is.
	 * @return the kind, told by the first character
	 */
	public Kind kind() {
		return switch (this.source.charAt(this.start)) {
			case '{' -> Kind.OBJECT;
			case '[' -> Kind.ARRAY;
			case '"' -> Kind.STRING;
			case 't', 'f' -> Kind.BOOLEAN;
			case 'n' -> Kind.NULL;
			default -> Kind.NUMBER;
		};
	}

	/**
	 * Whether this is of a kind.
	 * @param kind the kind
	 * @return whether it is
	 */
	public boolean is(Kind kind) {
		return kind() == kind;
	}

	/**
	 * The number of characters.
	 * @return the length of the text
	 */
	public int length() {
		return this.end - this.start;
	}

	void appendTo(StringBuilder target) {
		target.append(this.source, this.start, this.end);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof JsonText that && toString().equals(that.toString());
	}

	@Override
	public int hashCode() {
		return toString().hashCode();
	}

	@Override
	public String toString() {
		return this.source.substring(this.start, this.end);
	}

	/**
	 * The kinds of JSON values.
	 */
	public enum Kind {

		/** Members in braces. */
		OBJECT,
		/** Elements in brackets. */
		ARRAY,
		/** Text in quotes. */
		STRING,
		/** A number. */
		NUMBER,
		/** True or false. */
		BOOLEAN,
		/** Null. */
		NULL

	}

}
