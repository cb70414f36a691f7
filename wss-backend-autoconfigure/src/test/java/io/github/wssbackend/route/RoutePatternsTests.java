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

package io.github.wssbackend.route;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RoutePatternsTests {

	@ParameterizedTest
	@CsvSource({ "**,math.add,true", "math.add,math.add,true", "math.add,math.Add,false", "math.add,math.add.x,false",
			"*,math,true", "*,math.add,false", "math.*,math.add,true", "math.*,math,false", "math.*,math.add.x,false",
			"*.add,math.add,true", "math.**,math.add.x,true", "math.**,math,true", "math.**,maths,false",
			"**.add,add,true", "**.add,a.b.add,true", "a.**.z,a.z,true", "a.**.z,a.b.c.z,true", "a.**.z,a.b.c,false",
			"**.b.**.c,a.b.b.c.c,true", "a.*.**,a,false", "a.*.**,a.b.c,true" })
	void offers(String pattern, String route, boolean offered) {
		assertThat(RoutePatterns.of(List.of(pattern)).offers(route)).isEqualTo(offered);
	}

	@Test
	void exclusionWinsWhereverItStands() {
		RoutePatterns patterns = RoutePatterns.of(List.of("!admin.**", "**", "!*.secret", "!log"));
		assertThat(patterns.offers("math.add")).isTrue();
		assertThat(patterns.offers("admin.reset")).isFalse();
		assertThat(patterns.offers("math.secret")).isFalse();
		assertThat(patterns.offers("log")).isFalse();
	}

	@Test
	void nothingIsOfferedThatIsNotIncluded() {
		assertThat(RoutePatterns.of(List.of()).offers("ping")).isFalse();
		assertThat(RoutePatterns.of(List.of("!admin")).offers("ping")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "!", " ", "a..b", ".a", "a.", "a*", "math.ad*", "***", "!a*" })
	void malformedPatternIsRefused(String pattern) {
		assertThatIllegalArgumentException().isThrownBy(() -> RoutePatterns.of(List.of(pattern)))
			.withMessageContaining("pattern");
	}

	@Test
	void hostileNameTakesNoTime() {
		RoutePatterns patterns = RoutePatterns.of(List.of("**.a.**.a.**.a.**.a.**.a.**.b"));
		for (int i = 0; i < 10_000; i++) {
			assertThat(patterns.offers("a.".repeat(127) + "a")).isFalse();
		}
		assertThat(patterns.offers("a.".repeat(1_000_000))).isFalse();
	}

}
