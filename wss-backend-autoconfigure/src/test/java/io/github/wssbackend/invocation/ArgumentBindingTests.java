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

package io.github.wssbackend.invocation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.frame.ErrorBody;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What binds to what.
 */
class ArgumentBindingTests {

	private final Application application = Application.of(new Nodes());

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			add       | [1,2]                         | 3
			add       | [1,2,3,"extra"]               | 3
			add       | {"b":2,"a":40}                | 42
			add       | {"b":2,"a":40,"c":{}}         | 42
			text      | ["x"]                         | "x"
			text      | "x"                           | "x"
			text      | []                            | null
			text      | null                          | null
			text      | [null]                        | null
			pair      | "x"                           | "x/null"
			pair      | ["x",null,3]                  | "x/null"
			pair      | {"second":"y"}                | "null/y"
			sum       | [[1,2]]                       | 3
			total     | [[1,2]]                       | 3
			dots      | [1,2,3]                       | 6
			dots      | 7                             | 7
			dots      | []                            | 0
			prefixed  | ["n",1,2]                     | "n3"
			prefixed  | {"name":"n","xs":[4,5]}       | "n9"
			prefixed  | "n"                           | "n0"
			point     | {"x":1,"y":2}                 | 3
			point     | [{"x":1,"y":2}]               | 3
			points    | [[{"x":1,"y":2},{"x":3,"y":4}]] | 10
			optional  | []                            | "empty"
			optional  | [null]                        | "empty"
			optional  | [{"x":1,"y":2}]               | "3"
			number    | [5]                           | 5
			number    | []                            | -1
			any       | [{"a":[1]}]                   | {"a":[1]}
			any       | [[1,2],3]                     | [1,2]
			any       | 5                             | 5
			any       | {"a":1}                       | {"a":1}
			tree      | {"a":1}                       | "OBJECT"
			tree      | [null]                        | "NULL"
			nothing   | [1,2]                         | "done"
			nothing   | {"a":1}                       | "done"
			map       | {"a":1}                       | 1
			""")
	void bindsThePayload(String route, String args, String output) {
		assertThat(this.application.output(route, args)).isEqualTo(output);
	}

	@Test
	void absentArgumentsAreAllMissing() {
		assertThat(this.application.output("pair", null)).isEqualTo("\"null/null\"");
		assertThat(this.application.output("dots", null)).isEqualTo("0");
		assertThat(this.application.output("optional", null)).isEqualTo("\"empty\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					add      | [1]             | Argument 'b' (position 2) is missing.
					add      | {"b":1}         | Argument 'a' (position 1) is missing.
					add      | 1               | Argument 'b' (position 2) is missing.
					add      | [1,null]        | Argument 'b' (position 2) must not be null.
					add      | [1,"secret"]    | Argument 'b' (position 2) does not fit.
					add      | null            | Argument 'a' (position 1) must not be null.
					sum      | [1,2]           | Argument 'numbers' (position 1) does not fit: an array is wanted there, and arguments by position are an array themselves, as in [[1,2]].
					dots     | [1,null]        | Argument 'xs' (position 2) must not be null.
					prefixed | ["n",1,"x"]     | Argument 'xs' (position 3) does not fit.
					point    | [{"x":"secret"}] | Argument 'point' (position 1) does not fit at x.
					pair     | ["x",{}]        | Argument 'second' (position 2) does not fit.
					points   | [[{"x":1,"y":2},{"x":3,"y":[]}]] | Argument 'points' (position 1) does not fit at [1].y.
					add      | [null,"secret"] | Argument 'a' (position 1) must not be null.
					add      | ["secret",null] | Argument 'a' (position 1) does not fit.
					""")
	void refusesWhatDoesNotFit(String route, String args, String detail) {
		ErrorBody error = this.application.error(route, args);
		assertThat(error.code()).isEqualTo("bad-request");
		assertThat(error.detail()).isEqualTo(detail);
	}

	@Test
	void refusalChangesNoState() {
		this.application.error("add", "[1]");
		assertThat(this.application.state("add")).isNull();
	}

	@Test
	void valuesOfOwnCodeBindByPosition() {
		assertThat(values("add", 1, 2L, "extra")).isEqualTo("3");
		assertThat(values("add", "1", 2)).isEqualTo("3");
		assertThat(values("pair", "x")).isEqualTo("\"x/null\"");
		assertThat(values("point", Map.of("x", 1, "y", 2))).isEqualTo("3");
		assertThat(values("optional", Optional.of(new Point(1, 2)))).isEqualTo("\"3\"");
		assertThat(values("dots", 1, 2)).isEqualTo("3");
		assertThat(values("dots", new int[] { 1, 2 })).isEqualTo("3");
		assertThat(values("prefixed", "n", new int[] { 1, 2 })).isEqualTo("\"n3\"");
	}

	@Test
	void valueOfOwnCodeThatJsonCannotTellIsRefused() {
		assertThat(this.application.run(NodeCall.local(this.application.function("point", null), null,
				new Arguments.Values(new Object[] { new Untold() }))))
			.isInstanceOfSatisfying(Outcome.Failed.class,
					(failed) -> assertThat(failed.error().code()).isEqualTo("bad-request"));
	}

	@Test
	void outputForAListenerIsNeverSpread() {
		assertThat(single("any", List.of(1, 2))).isEqualTo("[1,2]");
		assertThat(single("pair", "x")).isEqualTo("\"x/null\"");
		assertThat(single("sum", List.of(1, 2))).isEqualTo("3");
		assertThat(single("dots", List.of(1, 2))).isEqualTo("3");
		assertThat(single("nothing", 1)).isEqualTo("\"done\"");
	}

	private String values(String route, @Nullable Object... args) {
		return local(route, new Arguments.Values(args));
	}

	private String single(String route, @Nullable Object value) {
		return local(route, new Arguments.Single(value));
	}

	private String local(String route, Arguments arguments) {
		Outcome outcome = this.application.run(NodeCall.local(this.application.function(route, null), null, arguments));
		return (outcome instanceof Outcome.Value value) ? value.json().toString() : String.valueOf(outcome);
	}

	record Point(int x, int y) {
	}

	static class Nodes {

		@WssRoute
		int add(int a, int b) {
			return a + b;
		}

		@WssRoute
		@Nullable String text(@Nullable String text) {
			return text;
		}

		@WssRoute
		String pair(@Nullable String first, @Nullable String second) {
			return first + "/" + second;
		}

		@WssRoute
		int sum(List<Integer> numbers) {
			return numbers.stream().mapToInt(Integer::intValue).sum();
		}

		@WssRoute
		int total(int[] numbers) {
			return dots(numbers);
		}

		@WssRoute
		int dots(int... xs) {
			int sum = 0;
			for (int x : xs) {
				sum += x;
			}
			return sum;
		}

		@WssRoute
		String prefixed(String name, int... xs) {
			return name + dots(xs);
		}

		@WssRoute
		int point(Point point) {
			return point.x() + point.y();
		}

		@WssRoute
		int points(List<Point> points) {
			return points.stream().mapToInt(this::point).sum();
		}

		@WssRoute
		String optional(Optional<Point> point) {
			return point.map((present) -> "" + point(present)).orElse("empty");
		}

		@WssRoute
		int number(OptionalInt number) {
			return number.orElse(-1);
		}

		@WssRoute
		Object any(Object any) {
			return any;
		}

		@WssRoute
		String tree(JsonNode tree) {
			return tree.getNodeType().name();
		}

		@WssRoute
		String nothing() {
			return "done";
		}

		@WssRoute
		int map(Map<String, Integer> map) {
			return map.get("a");
		}

	}

}
