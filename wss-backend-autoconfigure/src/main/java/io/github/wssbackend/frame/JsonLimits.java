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

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * How deep, long and ambiguous the JSON of a peer may be.
 */
enum JsonLimits {

	/**
	 * For what comes from a peer.
	 */
	PEER(JsonFactory.builder()
		.recyclerPool(new StripedBuffers())
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(JsonLimits.DEPTH)
			.maxNumberLength(JsonLimits.NUMBER)
			.maxNameLength(JsonLimits.NAME)
			.maxStringLength(Integer.MAX_VALUE)
			.build())
		.build()),

	/**
	 * For what passed the limits or is our own, and to find out who sent what did not
	 * pass. Remembers no names: those of a peer may have any length here.
	 */
	NONE(JsonFactory.builder()
		.recyclerPool(new StripedBuffers())
		.disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(Integer.MAX_VALUE)
			.maxNumberLength(Integer.MAX_VALUE)
			.maxNameLength(Integer.MAX_VALUE)
			.maxStringLength(Integer.MAX_VALUE)
			.build())
		.build());

	static final int DEPTH = 32;

	static final int NUMBER = 64;

	static final int NAME = 256;

	private final JsonFactory factory;

	JsonLimits(JsonFactory factory) {
		this.factory = factory;
	}

	JsonParser createParser(String source) {
		return this.factory.createParser(ObjectReadContext.empty(), source);
	}

	/**
	 * Where the value begins that the parser stands on.
	 */
	static int start(JsonParser parser) {
		return (int) parser.currentTokenLocation().getCharOffset();
	}

	/**
	 * The text of the value that the parser stands on; it stands on its last token
	 * afterwards.
	 */
	static JsonText slice(JsonParser parser, String source) {
		return slice(parser, source, start(parser));
	}

	/**
	 * The same for a value that begins there and may have been read on the way.
	 */
	static JsonText slice(JsonParser parser, String source, int start) {
		parser.skipChildren();
		parser.finishToken();
		return new JsonText(source, start, (int) parser.currentLocation().getCharOffset());
	}

}
