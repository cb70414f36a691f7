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

import java.io.StringWriter;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.SerializationContextExt;

/**
 * What the mapper of the application reads from and writes to: just what it would make
 * itself, but with {@link StripedBuffers}. Safe for use by several threads.
 */
final class MapperStreams {

	private final JsonMapper mapper;

	private final TokenStreamFactory factory;

	MapperStreams(JsonMapper mapper) {
		this.mapper = mapper;
		this.factory = factory(mapper.tokenStreamFactory());
	}

	/**
	 * A factory of a type that we do not know is left as it is.
	 */
	private static TokenStreamFactory factory(TokenStreamFactory factory) {
		return (factory.getClass() == JsonFactory.class)
				? ((JsonFactory) factory).rebuild().recyclerPool(new StripedBuffers()).build() : factory;
	}

	JsonParser parser(String json) {
		return this.factory.createParser(this.mapper._deserializationContext(), json);
	}

	String write(Object value) {
		SerializationContextExt context = this.mapper._serializationContext();
		StringWriter target = new StringWriter(32);
		try (JsonGenerator generator = this.factory.createGenerator(context, target)) {
			context.serializeValue(generator, value);
		}
		return target.toString();
	}

}
