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

package io.github.wssbackend.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.validation.annotation.Validated;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static io.github.wssbackend.api.Frames.badRequest;
import static io.github.wssbackend.api.Frames.error;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the payload of a call becomes the arguments of a node.
 */
class PayloadArgumentsTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Routes.class);

	private TestPeer peer;

	@BeforeEach
	void connect() {
		this.peer = application.peer();
	}

	private String ask(String route, String args) {
		this.peer.ask(route, args, "1");
		return this.peer.next();
	}

	@Test
	void anArrayBindsByPosition() {
		assertThat(ask("pair", "[\"a\",1]")).isEqualTo(answer("1", "\"a/1\""));
	}

	@Test
	void extraElementsAreIgnored() {
		assertThat(ask("pair", "[\"a\",1,true,{\"x\":1}]")).isEqualTo(answer("1", "\"a/1\""));
	}

	@Test
	void aListParameterTakesTheFirstElementOfTheArray() {
		assertThat(ask("sum", "[[1,2]]")).isEqualTo(answer("1", "3"));
	}

	@Test
	void anArrayIsNeverTheListItself() {
		assertThat(ask("sum", "[1,2]")).startsWith("{\"callbackId\":1,\"error\":{\"code\":\"bad-request\"");
	}

	@Test
	void oneScalarBindsToTheOneParameter() {
		assertThat(ask("increment", "41")).isEqualTo(answer("1", "42"));
	}

	@Test
	void oneObjectBindsToTheOneParameter() {
		assertThat(ask("swap", "{\"x\":1,\"y\":2}")).isEqualTo(answer("1", "{\"x\":2,\"y\":1}"));
	}

	@Test
	void anObjectInAnArrayBindsToItsPosition() {
		assertThat(ask("swap", "[{\"x\":1,\"y\":2}]")).isEqualTo(answer("1", "{\"x\":2,\"y\":1}"));
	}

	@Test
	void anObjectBindsByNameToSeveralParameters() {
		assertThat(ask("pair", "{\"count\":2,\"name\":\"b\",\"other\":0}")).isEqualTo(answer("1", "\"b/2\""));
	}

	@Test
	void whatIsMissingIsNull() {
		assertThat(ask("texts", "[\"a\"]")).isEqualTo(answer("1", "\"a,null\""));
		assertThat(ask("texts", "{\"second\":\"b\"}")).isEqualTo(answer("1", "\"null,b\""));
	}

	@Test
	void withoutArgumentsAllAreMissing() {
		this.peer.askFor("{\"route\":\"texts\"}", "1");
		assertThat(this.peer.next()).isEqualTo(answer("1", "\"null,null\""));
	}

	@Test
	void aMissingPrimitiveIsABadRequest() {
		assertThat(ask("pair", "[\"a\"]")).isEqualTo(badRequest("1", "Argument 'count' (position 2) is missing."));
	}

	@Test
	void nullForAPrimitiveIsABadRequest() {
		assertThat(ask("increment", "[null]"))
			.isEqualTo(badRequest("1", "Argument 'number' (position 1) must not be null."));
	}

	@Test
	void whatDoesNotFitTheTypeIsABadRequest() {
		assertThat(ask("increment", "[\"many\"]")).startsWith(
				"{\"callbackId\":1,\"error\":{\"code\":\"bad-request\",\"title\":\"Bad Request\",\"status\":400,"
						+ "\"detail\":\"Argument 'number' (position 1)");
	}

	@Test
	void variableArgumentsTakeTheRest() {
		assertThat(ask("label", "[\"n\",1,2,3]")).isEqualTo(answer("1", "\"n[1, 2, 3]\""));
		assertThat(ask("label", "[\"n\"]")).isEqualTo(answer("1", "\"n[]\""));
	}

	@Test
	void anAbsentOptionalIsEmpty() {
		assertThat(ask("optional", "[]")).isEqualTo(answer("1", "\"nobody\""));
		assertThat(ask("optional", "[\"ann\"]")).isEqualTo(answer("1", "\"ann\""));
	}

	@Test
	void aMapParameterTakesTheObject() {
		assertThat(ask("keys", "{\"a\":1,\"b\":2}")).isEqualTo(answer("1", "[\"a\",\"b\"]"));
	}

	@Test
	void anArgumentThatBreaksAConstraintIsRefused() {
		assertThat(ask("quantity", "[0]")).isEqualTo(
				error("1", "validation-failed", "Bad Request", 400, "value: must be greater than or equal to 1"));
	}

	@Test
	void aRecordWithValidIsChecked() {
		assertThat(ask("order", "{\"symbol\":\" \",\"quantity\":0}")).isEqualTo(error("1", "validation-failed",
				"Bad Request", 400, "quantity: must be greater than or equal to 1; symbol: must not be blank"));
		assertThat(ask("order", "{\"symbol\":\"A\",\"quantity\":2}")).isEqualTo(answer("1", "\"A x 2\""));
	}

	@Test
	void aRecordWithValidatedIsCheckedForItsGroups() {
		assertThat(ask("grouped", "{\"symbol\":\" \",\"note\":\"\"}"))
			.isEqualTo(error("1", "validation-failed", "Bad Request", 400, "note: must not be blank"));
	}

	@Test
	void aRecordWithoutValidIsNotChecked() {
		assertThat(ask("unchecked", "{\"symbol\":\" \",\"quantity\":0}")).isEqualTo(answer("1", "\"  x 0\""));
	}

	record Point(int x, int y) {
	}

	record Order(@NotBlank String symbol, @Min(1) int quantity) {
	}

	interface Strict {

	}

	record Grouped(@NotBlank String symbol, @NotBlank(groups = Strict.class) String note) {
	}

	@WssRoute
	static class Routes {

		@WssRoute
		String pair(String name, int count) {
			return name + "/" + count;
		}

		@WssRoute
		int sum(List<Integer> numbers) {
			return numbers.stream().mapToInt(Integer::intValue).sum();
		}

		@WssRoute
		int increment(int number) {
			return number + 1;
		}

		@WssRoute
		Point swap(Point point) {
			return new Point(point.y(), point.x());
		}

		@WssRoute
		String texts(@Nullable String first, @Nullable String second) {
			return first + "," + second;
		}

		@WssRoute
		String label(String name, Integer... numbers) {
			return name + List.of(numbers);
		}

		@WssRoute
		String optional(Optional<String> name) {
			return name.orElse("nobody");
		}

		@WssRoute
		List<String> keys(Map<String, Object> map) {
			return map.keySet().stream().sorted().toList();
		}

		@WssRoute
		int quantity(@Min(1) int value) {
			return value;
		}

		@WssRoute
		String order(@Valid Order order) {
			return unchecked(order);
		}

		@WssRoute
		String grouped(@Validated(Strict.class) Grouped grouped) {
			return grouped.note();
		}

		@WssRoute
		String unchecked(Order order) {
			return order.symbol() + " x " + order.quantity();
		}

	}

}
