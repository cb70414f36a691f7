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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link NearNames}.
 */
class NearNamesTests {

	private final List<String> names = List.of("desk.average", "desk.alerts", "ticker");

	@Test
	void misspeltNameFindsTheOneThatIsMeant() {
		assertThat(NearNames.nearest("desk.avarage", this.names)).isEqualTo("desk.average");
		assertThat(NearNames.nearest("tiker", this.names)).isEqualTo("ticker");
		assertThat(NearNames.nearest("desk.alert", this.names)).isEqualTo("desk.alerts");
	}

	@Test
	void otherNameFindsNothing() {
		assertThat(NearNames.nearest("prices", this.names)).isNull();
		assertThat(NearNames.nearest("tick", this.names)).isNull();
		assertThat(NearNames.nearest("a", List.of("b"))).isNull();
	}

}
