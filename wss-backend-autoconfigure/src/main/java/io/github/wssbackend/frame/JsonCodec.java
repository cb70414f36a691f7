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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.BeanFactory;

/**
 * Values to JSON and back, with the mapper of the application. Safe for use by several
 * threads: it has no state but the mapper.
 *
 * @since 0.1.0
 */
public final class JsonCodec {

	private final JsonMapper mapper;

	private final MapperStreams streams;

	/**
	 * Create a codec.
	 * @param mapper the mapper of the application
	 */
	public JsonCodec(JsonMapper mapper) {
		this.mapper = mapper;
		this.streams = new MapperStreams(mapper);
	}

	/**
	 * Create a codec.
	 * @param beans where the mapper of the application is, if it has one
	 * @return the codec
	 */
	public static JsonCodec of(BeanFactory beans) {
		return new JsonCodec(beans.getBeanProvider(JsonMapper.class).getIfAvailable(JsonMapper::shared));
	}

	/**
	 * Encode a value.
	 * @param value the value; a {@link JsonText} is what it is
	 * @return its JSON
	 * @throws EncodingException if JSON cannot tell it
	 */
	public JsonText encode(@Nullable Object value) {
		if (value instanceof JsonText json) {
			return json;
		}
		try {
			return (value != null) ? new JsonText(this.streams.write(value)) : JsonText.NULL;
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new EncodingException("Cannot be written as JSON: " + value.getClass().getName(), ex);
		}
	}

	/**
	 * Bind JSON to a type.
	 * @param json the JSON
	 * @param type the type wanted
	 * @return the value
	 * @throws BindingException if it does not fit
	 */
	@SuppressWarnings("unchecked")
	public <T> @Nullable T bind(JsonText json, Type type) {
		if (type == JsonText.class) {
			return (T) json;
		}
		try {
			JavaType javaType = this.mapper.constructType(type);
			return (T) this.mapper.readValue(json.toString(), javaType);
		}
		catch (JacksonException ex) {
			throw new BindingException("does not fit" + path(ex), ex);
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new BindingException("does not fit", ex);
		}
	}

	/**
	 * Prepare to bind the elements of arrays.
	 * @param elements what the elements are bound to
	 * @return the reader, {@code null} if one is wanted as it stands there or the mapper
	 * cannot be asked beforehand: such elements are bound one by one
	 */
	public @Nullable ArrayReader arrayReader(List<ArrayReader.Element> elements) {
		if (elements.stream().anyMatch((element) -> element.type() == JsonText.class)) {
			return null;
		}
		try {
			return new ArrayReader(this.mapper, this.streams, elements);
		}
		catch (RuntimeException | StackOverflowError ex) {
			return null;
		}
	}

	private static String path(JacksonException ex) {
		StringBuilder path = new StringBuilder();
		for (JacksonException.Reference step : ex.getPath()) {
			if (step.getPropertyName() != null) {
				path.append((path.isEmpty()) ? "" : ".").append(step.getPropertyName());
			}
			else if (step.getIndex() >= 0) {
				path.append('[').append(step.getIndex()).append(']');
			}
		}
		return (path.isEmpty()) ? "" : " at " + path;
	}

	/**
	 * Bring a value to a type.
	 * @param value the value
	 * @param type the type wanted
	 * @return the value as it is if it is an instance of that class, else what its JSON
	 * gives
	 * @throws EncodingException if JSON cannot tell the value
	 * @throws BindingException if it does not fit
	 */
	public @Nullable Object convert(@Nullable Object value, Type type) {
		if (value == null || (type instanceof Class<?> wanted && wanted.isInstance(value))) {
			return value;
		}
		return bind(encode(value), type);
	}

	/**
	 * The JSON as a tree.
	 * @param json the JSON
	 * @return its tree
	 */
	JsonNode tree(JsonText json) {
		return this.mapper.readTree(json.toString());
	}

	/**
	 * The elements of an array.
	 * @param array the array
	 * @return its elements
	 * @throws BindingException if it is no array
	 */
	public List<JsonText> elements(JsonText array) {
		if (!array.is(JsonText.Kind.ARRAY)) {
			throw new BindingException("is no array");
		}
		List<JsonText> elements = new ArrayList<>();
		String source = array.toString();
		try (JsonParser parser = JsonLimits.NONE.createParser(source)) {
			parser.nextToken();
			while (parser.nextToken() != JsonToken.END_ARRAY) {
				elements.add(JsonLimits.slice(parser, source));
			}
		}
		return elements;
	}

	/**
	 * The members of an object.
	 * @param object the object
	 * @return its members in their order
	 * @throws BindingException if it is no object
	 */
	public Map<String, JsonText> members(JsonText object) {
		if (!object.is(JsonText.Kind.OBJECT)) {
			throw new BindingException("is no object");
		}
		Map<String, JsonText> members = new LinkedHashMap<>();
		String source = object.toString();
		try (JsonParser parser = JsonLimits.NONE.createParser(source)) {
			parser.nextToken();
			while (parser.nextToken() != JsonToken.END_OBJECT) {
				String name = parser.currentName();
				parser.nextToken();
				members.put(name, JsonLimits.slice(parser, source));
			}
		}
		return members;
	}

	/**
	 * One member of an object.
	 * @param json any JSON
	 * @param name the name of the member
	 * @return the member, {@code null} if there is none or this is no object
	 */
	public @Nullable JsonText member(JsonText json, String name) {
		if (!json.is(JsonText.Kind.OBJECT)) {
			return null;
		}
		String source = json.toString();
		try (JsonParser parser = JsonLimits.NONE.createParser(source)) {
			parser.nextToken();
			while (parser.nextToken() != JsonToken.END_OBJECT) {
				boolean found = name.equals(parser.currentName());
				parser.nextToken();
				if (found) {
					return JsonLimits.slice(parser, source);
				}
				parser.skipChildren();
			}
		}
		return null;
	}

	/**
	 * An array of elements.
	 * @param elements the elements
	 * @return the array
	 */
	public JsonText array(List<JsonText> elements) {
		StringBuilder text = new StringBuilder("[");
		for (JsonText element : elements) {
			if (text.length() > 1) {
				text.append(',');
			}
			element.appendTo(text);
		}
		return new JsonText(text.append(']').toString());
	}

}
