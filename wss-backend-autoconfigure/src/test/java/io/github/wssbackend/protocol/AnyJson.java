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

package io.github.wssbackend.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Values of every JSON type, and none.
 */
enum AnyJson {

	ABSENT(null), NULL("null"), TRUE("true"), FALSE("false"), INTEGER("7"), NEGATIVE("-1"), FRACTION("1.5"),
	HUGE("1e400"), EMPTY_STRING("\"\""), STRING("\"text\""), EMPTY_ARRAY("[]"), ARRAY("[1,[2]]"), EMPTY_OBJECT("{}"),
	OBJECT("{\"a\":{\"b\":1}}");

	private final @Nullable String json;

	AnyJson(@Nullable String json) {
		this.json = json;
	}

	boolean isString() {
		return this == STRING || this == EMPTY_STRING;
	}

	boolean isNumber() {
		return this == INTEGER || this == NEGATIVE || this == FRACTION || this == HUGE;
	}

	boolean isArray() {
		return this == ARRAY || this == EMPTY_ARRAY;
	}

	boolean isNothing() {
		return this == ABSENT || this == NULL;
	}

	/**
	 * The text that stands in a frame.
	 */
	String json() {
		return String.valueOf(this.json);
	}

	/**
	 * Put this in a frame in place of {@code $}; what is absent goes with its key.
	 */
	String into(String template) {
		if (this != ABSENT) {
			return template.replace("$", json());
		}
		String without = template.replaceFirst(",(\"\\w+\":)?\\$", "");
		return without.equals(template) ? template.replaceFirst("(\"\\w+\":)?\\$,?", "") : without;
	}

	/**
	 * Nothing can be absent from the middle of an array.
	 */
	boolean fits(String template) {
		return this != ABSENT || !template.matches("(?s).*[\\[,]\\$,.*");
	}

}
