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

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All elements with one parser have to be what each would be alone.
 */
class ArrayReaderTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			[1,"x"]                     | [1, x]
			[ 1 , "x" , {"more":[]} ]   | [1, x]
			[1]                         | [1, null]
			[]                          | [null, null]
			[null,null]                 | [null, null]
			["1",2]                     | [1, 2]
			[1.0,true]                  | [1, true]
			""")
	void elementsAreBoundByPosition(String json, String values) {
		Object[] read = reader(MAPPER, Integer.class, String.class).read(new JsonText(json));
		assertThat(List.of(String.valueOf(read[0]), String.valueOf(read[1]))).hasToString(values);
	}

	@Test
	void sliceIsReadWithoutWhatStandsAroundIt() {
		JsonText slice = new JsonText("[[7],8]", 1, 4);
		assertThat(reader(MAPPER, Integer.class, Integer.class).read(slice)).containsExactly(7, null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[1,{}]", "[\"secret\",\"x\"]", "[1.5e300]", "[{},1]", "[[1],\"x\"]" })
	void whatDoesNotFitIsNotRead(String json) {
		assertThat(reader(MAPPER, Integer.class, String.class).read(new JsonText(json))).isNull();
	}

	@Test
	void treeHasItsOwnNull() {
		ArrayReader reader = new JsonCodec(MAPPER)
			.arrayReader(List.of(new ArrayReader.Element(JsonNode.class, true), element(Object.class)));
		assertThat(reader.read(new JsonText("[null,[1]]"))).containsExactly(MAPPER.nullNode(), List.of(1));
		assertThat(reader.read(JsonText.EMPTY_ARRAY)).containsExactly(null, null);
	}

	@Test
	void oneParserReadsAll() {
		Set<JsonParser> parsers = Collections.newSetFromMap(new IdentityHashMap<>());
		JsonMapper mapper = reading((parser) -> {
			parsers.add(parser);
			parser.skipChildren();
		});
		assertThat(reader(mapper, Custom.class, Custom.class).read(new JsonText("[{\"a\":[1]},[2]]")))
			.hasOnlyElementsOfType(Custom.class);
		assertThat(parsers).hasSize(1);
	}

	@Test
	void deserializerThatReadsTooLittleOrTooMuchIsFoundOut() {
		List<Consumer<JsonParser>> wrong = List.of((parser) -> {
		}, JsonParser::nextToken, (parser) -> {
			parser.skipChildren();
			parser.nextToken();
		});
		for (Consumer<JsonParser> reading : wrong) {
			ArrayReader reader = reader(reading(reading), Custom.class, Object.class);
			assertThat(reader.read(new JsonText("[[1],[2]]"))).isNull();
			assertThat(reader.read(new JsonText("[[1]]"))).isNull();
		}
	}

	@Test
	void settingsOfTheMapperHold() {
		JsonMapper strict = JsonMapper.builder()
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.build();
		assertThat(reader(strict, Integer.class, Integer.class).read(new JsonText("[1,2]"))).containsExactly(1, 2);
		assertThat(reader(strict, Integer.class).read(new JsonText("[\"1\"]"))).isNull();
		assertThat(reader(strict, Item.class).read(new JsonText("[{\"name\":\"a\",\"x\":1}]"))).isNull();
		JsonMapper lenient = JsonMapper.builder()
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
			.build();
		assertThat(reader(lenient, Item.class, int[].class).read(new JsonText("[{\"name\":\"a\",\"x\":1},2]")))
			.containsExactly(new Item("a"), new int[] { 2 });
	}

	@Test
	void rootNameIsUnwrappedForEachElement() {
		JsonMapper wrapping = JsonMapper.builder().enable(DeserializationFeature.UNWRAP_ROOT_VALUE).build();
		assertThat(reader(wrapping, Item.class, Item.class)
			.read(new JsonText("[{\"Item\":{\"name\":\"a\"}},{\"Item\":{\"name\":\"b\"}}]")))
			.containsExactly(new Item("a"), new Item("b"));
		assertThat(reader(wrapping, Item.class).read(new JsonText("[{\"name\":\"a\"}]"))).isNull();
	}

	@Test
	void depthThatOnlyTheArrayAddsIsLeftToBindingOneByOne() {
		JsonMapper shallow = JsonMapper
			.builder(JsonFactory.builder()
				.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(2).build())
				.build())
			.build();
		assertThat(reader(shallow, Object.class).read(new JsonText("[[1]]"))).containsExactly(List.of(1));
		assertThat(reader(shallow, Object.class).read(new JsonText("[[[1]]]"))).isNull();
		assertThat(new JsonCodec(shallow).<Object>bind(new JsonText("[[1]]"), Object.class))
			.isEqualTo(List.of(List.of(1)));
	}

	@Test
	void objectOfOneElementIsNotKnownToTheNext() {
		ArrayReader reader = reader(MAPPER, Node.class, Node.class);
		assertThat(reader.read(new JsonText("[{\"id\":1,\"next\":1},{\"id\":1,\"next\":1}]"))).hasSize(2);
		assertThat(reader.read(new JsonText("[{\"id\":1,\"next\":1},{\"id\":2,\"next\":1}]"))).isNull();
	}

	@Test
	void whatIsWantedAsItStandsThereIsBoundOneByOne() {
		assertThat(new JsonCodec(MAPPER).arrayReader(List.of(element(Integer.class), element(JsonText.class))))
			.isNull();
	}

	@Test
	void typeThatNothingCanBeBoundToIsNotRead() {
		assertThat(reader(MAPPER, Runnable.class).read(new JsonText("[{}]"))).isNull();
		assertThat(reader(MAPPER, Strict.class).read(new JsonText("[{\"value\":\"secret\"}]"))).isNull();
	}

	private static ArrayReader reader(JsonMapper mapper, Class<?>... types) {
		List<ArrayReader.Element> elements = new ArrayList<>();
		for (Class<?> type : types) {
			elements.add(element(type));
		}
		return new JsonCodec(mapper).arrayReader(elements);
	}

	private static ArrayReader.Element element(Class<?> type) {
		return new ArrayReader.Element(type, false);
	}

	private static JsonMapper reading(Consumer<JsonParser> reading) {
		SimpleModule module = new SimpleModule().addDeserializer(Custom.class, new ValueDeserializer<>() {

			@Override
			public @Nullable Custom deserialize(JsonParser parser, DeserializationContext context) {
				reading.accept(parser);
				return new Custom();
			}

		});
		return JsonMapper.builder().addModule(module).build();
	}

	static class Custom {

	}

	record Item(String name) {
	}

	@JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
	static class Node {

		public int id;

		public Node next;

	}

	record Strict(String value) {

		Strict {
			throw new IllegalArgumentException("refused " + value);
		}

	}

}
