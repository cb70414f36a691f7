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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ParameterizedTypeReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonCodecTests {

	private static final Type ITEMS = new ParameterizedTypeReference<List<Item>>() {
	}.getType();

	private final JsonCodec codec = new JsonCodec(JsonMapper.shared());

	@Test
	void valuesAreEncodedAsTheMapperOfTheApplicationDoes() {
		assertThat(this.codec.encode(null)).isSameAs(JsonText.NULL);
		assertThat(this.codec.encode(1.5)).hasToString("1.5");
		assertThat(this.codec.encode(new Item("a\"", 2))).hasToString("{\"name\":\"a\\\"\",\"count\":2}");
		assertThat(this.codec.encode(new Object[] { 1, null, "x" })).hasToString("[1,null,\"x\"]");
		assertThat(this.codec.encode(Optional.empty())).isEqualTo(JsonText.NULL);
	}

	@Test
	void jsonIsEncodedAsWhatItIs() {
		JsonText json = new JsonText("{\"a\" : 1}");
		assertThat(this.codec.encode(json)).isSameAs(json);
	}

	@Test
	void valueThatFailsWhileItIsEncodedIsToldByItsClass() {
		assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> this.codec.encode(new Failing()))
			.withMessage("Cannot be written as JSON: " + Failing.class.getName())
			.withCauseInstanceOf(RuntimeException.class);
	}

	@Test
	void valueThatHoldsItselfCannotBeEncoded() {
		Map<String, Object> circle = new HashMap<>();
		circle.put("self", circle);
		assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> this.codec.encode(circle));
	}

	@Test
	void jsonIsBoundToClassesAndGenericTypes() {
		assertThat(this.codec.<Item>bind(new JsonText("{\"count\":2,\"name\":\"a\"}"), Item.class))
			.isEqualTo(new Item("a", 2));
		assertThat(this.codec.<List<Item>>bind(new JsonText("[{\"name\":\"a\",\"count\":1}]"), ITEMS))
			.containsExactly(new Item("a", 1));
		assertThat(this.codec.<Item>bind(JsonText.NULL, Item.class)).isNull();
	}

	@Test
	void sliceIsBoundWithoutWhatStandsAroundIt() {
		assertThat(this.codec.<Integer>bind(new JsonText("[1,23,4]", 3, 5), Integer.class)).isEqualTo(23);
	}

	@Test
	void jsonIsBoundToItselfUntouched() {
		JsonText json = new JsonText("{ }");
		assertThat(this.codec.<JsonText>bind(json, JsonText.class)).isSameAs(json);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"secret\"", "{}", "[]", "1.5e300", "99999999999999999999", "null" })
	void whatDoesNotFitAPrimitiveIsToldWithoutValueOrClass(String json) {
		assertThatExceptionOfType(BindingException.class)
			.isThrownBy(() -> this.codec.bind(new JsonText(json), int.class))
			.withMessage("does not fit");
	}

	@Test
	void whatDoesNotFitIsToldByItsPlace() {
		assertThatExceptionOfType(BindingException.class)
			.isThrownBy(() -> this.codec
				.bind(new JsonText("[{\"name\":\"a\",\"count\":1},{\"name\":\"b\",\"count\":\"secret\"}]"), ITEMS))
			.withMessage("does not fit at [1].count");
		assertThatExceptionOfType(BindingException.class)
			.isThrownBy(() -> this.codec.bind(new JsonText("{\"inner\":{\"name\":[\"secret\"]}}"), Outer.class))
			.withMessage("does not fit at inner.name");
	}

	@Test
	void constructorThatThrowsIsToldWithoutItsMessage() {
		assertThatExceptionOfType(BindingException.class)
			.isThrownBy(() -> this.codec.bind(new JsonText("{\"value\":\"secret\"}"), Strict.class))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret", "Strict"));
	}

	@Test
	void typeThatNothingCanBeBoundToIsToldWithoutItsName() {
		assertThatExceptionOfType(BindingException.class)
			.isThrownBy(() -> this.codec.bind(new JsonText("{}"), Runnable.class))
			.withMessage("does not fit");
	}

	@Test
	void instanceOfTheWantedClassIsConvertedToItself() {
		Item item = new Item("a", 1);
		assertThat(this.codec.convert(item, Item.class)).isSameAs(item);
		assertThat(this.codec.convert(item, Object.class)).isSameAs(item);
		assertThat(this.codec.convert(null, Item.class)).isNull();
	}

	@Test
	void otherValuesAreConvertedByWayOfTheirJson() {
		assertThat(this.codec.convert(Map.of("name", "a", "count", 1), Item.class)).isEqualTo(new Item("a", 1));
		assertThat(this.codec.convert(7, int.class)).isEqualTo(7);
		assertThat(this.codec.convert(7, long.class)).isEqualTo(7L);
		assertThat(this.codec.convert(List.of(Map.of("name", "a", "count", 1)), ITEMS))
			.isEqualTo(List.of(new Item("a", 1)));
	}

	@Test
	void valueThatDoesNotFitIsNotConverted() {
		assertThatExceptionOfType(BindingException.class).isThrownBy(() -> this.codec.convert("x", int.class))
			.withMessage("does not fit");
	}

	@Test
	void elementsAreTheTextsBetweenTheCommas() {
		assertThat(this.codec.elements(new JsonText(" [1 , [2,3], \"a,b\" ,{ \"c\":4 }]".strip())))
			.extracting(JsonText::toString)
			.containsExactly("1", "[2,3]", "\"a,b\"", "{ \"c\":4 }");
		assertThat(this.codec.elements(JsonText.EMPTY_ARRAY)).isEmpty();
	}

	@Test
	void membersKeepTheirOrder() {
		Map<String, JsonText> members = this.codec.members(new JsonText("{\"z\":1,\"__proto__\":{},\"a\":[]}"));
		assertThat(members.keySet()).containsExactly("z", "__proto__", "a");
		assertThat(members.values()).extracting(JsonText::toString).containsExactly("1", "{}", "[]");
	}

	@Test
	void memberIsOneOfTheObjectItselfOnly() {
		JsonText json = new JsonText("{\"x\":{\"a\":1},\"y\":[{\"a\":2}],\"a\":3,\"n\":null}");
		assertThat(this.codec.member(json, "a")).hasToString("3");
		assertThat(this.codec.member(json, "n")).isEqualTo(JsonText.NULL);
		assertThat(this.codec.member(json, "missing")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "\"a\"", "1", "true", "null" })
	void whatIsNoObjectHasNoMembers(String json) {
		assertThat(this.codec.member(new JsonText(json), "a")).isNull();
		assertThatExceptionOfType(BindingException.class).isThrownBy(() -> this.codec.members(new JsonText(json)))
			.withMessage("is no object");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "\"a\"", "1", "true", "null" })
	void whatIsNoArrayHasNoElements(String json) {
		assertThatExceptionOfType(BindingException.class).isThrownBy(() -> this.codec.elements(new JsonText(json)))
			.withMessage("is no array");
	}

	@Test
	void arrayIsMadeOfItsElements() {
		assertThat(this.codec.array(List.of())).isEqualTo(JsonText.EMPTY_ARRAY);
		assertThat(this.codec.array(List.of(JsonText.NULL, new JsonText("[1,2]", 1, 2)))).hasToString("[null,1]");
	}

	record Item(String name, int count) {
	}

	record Outer(Item inner) {
	}

	record Strict(String value) {

		Strict {
			throw new IllegalArgumentException("refused " + value);
		}

	}

	static class Failing {

		public String getValue() {
			throw new IllegalStateException("secret");
		}

	}

}
