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

import java.lang.reflect.Type;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Binds the elements of arrays to types that are known beforehand: one parser for the
 * array, and each element as the mapper of the application binds it alone. Immutable.
 *
 * @since 0.1.0
 */
public final class ArrayReader {

	private final MapperStreams streams;

	private final ObjectReader[] readers;

	private final boolean[] readsNull;

	ArrayReader(JsonMapper mapper, MapperStreams streams, List<Element> elements) {
		this.streams = streams;
		this.readers = new ObjectReader[elements.size()];
		this.readsNull = new boolean[elements.size()];
		for (int i = 0; i < this.readers.length; i++) {
			// What follows is the next element. That it is not read over is checked here.
			this.readers[i] = mapper.readerFor(mapper.constructType(elements.get(i).type()))
				.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
			this.readsNull[i] = elements.get(i).readsNull();
		}
	}

	/**
	 * What an element is bound to.
	 *
	 * @param type its type
	 * @param readsNull whether the type has its own word for the JSON {@code null}
	 * @since 0.1.0
	 */
	public record Element(Type type, boolean readsNull) {
	}

	/**
	 * Bind the elements of an array. What it has beyond the known types is not looked at.
	 * @param array the array
	 * @return a value for each type, {@code null} for an element that is missing or
	 * {@code null}; or {@code null} if something does not fit. Binding the elements one
	 * by one then tells what, or that it does fit where no other is around
	 */
	public @Nullable Object @Nullable [] read(JsonText array) {
		try (JsonParser parser = this.streams.parser(array.toString())) {
			return (parser.nextToken() == JsonToken.START_ARRAY) ? read(parser) : null;
		}
		catch (RuntimeException | StackOverflowError ex) {
			return null;
		}
	}

	private @Nullable Object @Nullable [] read(JsonParser parser) {
		@Nullable Object[] values = new Object[this.readers.length];
		TokenStreamContext array = parser.streamReadContext();
		for (int i = 0; i < values.length && parser.nextToken() != JsonToken.END_ARRAY; i++) {
			if (this.readsNull[i] || parser.currentToken() != JsonToken.VALUE_NULL) {
				values[i] = this.readers[i].readValue(parser);
			}
			// A deserializer of the application may have read too little or too much.
			if (parser.streamReadContext() != array || array.getCurrentIndex() != i) {
				return null;
			}
		}
		return values;
	}

}
